import type { KeptProfile } from "../persistence/kept-profile";
import { initialView, type ViewOptions, type ViewState } from "./view";

/** What of the options is kept with the own work; null: nothing differs from Kubernetes as documented. */
export function keptProfile({ profile, assumptions, podCidrs }: ViewOptions): KeptProfile | null {
  const hasSwitched = assumptions !== undefined && Object.keys(assumptions).length > 0;
  const hasBlocks = podCidrs !== undefined && podCidrs.length > 0;
  if (profile === initialView.options.profile && !hasSwitched && !hasBlocks) return null;
  return { name: profile, ...(hasSwitched && { assumptions }), ...(hasBlocks && { podCidrs }) };
}

/** The view in which the policies are enforced by whoever was kept; null: as nobody has chosen anything. */
export function withKeptProfile(view: ViewState, kept: KeptProfile | null): ViewState {
  if (kept === null) return view;
  const { name, ...switched } = kept;
  return { ...view, options: { ...view.options, profile: name, ...switched } };
}

/** Answers and blocks are new objects when one of them changes. */
export function isSameKeptProfile(a: KeptProfile | null, b: KeptProfile | null): boolean {
  return a?.name === b?.name && a?.assumptions === b?.assumptions && a?.podCidrs === b?.podCidrs;
}
