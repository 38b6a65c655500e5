import { counted } from "../../ui/counted";
import { wordsOfShortcut } from "../key-words";
import type { PaletteContext } from "../palette/palette-context";
import { meantTargets } from "./meant-targets";
import { copyMeantPolicies, namespaceOf } from "./policy-clipboard";

/** A line of the palette about policies that are copied. */
interface CopyEntry {
  readonly title: string;
  readonly details: readonly string[];
  readonly hint: string | undefined;
  readonly run: () => void;
}

/** Copying the policies of what is picked or selected, and pasting what was copied into a namespace that is. */
export function copyEntries({
  state,
  getState,
  actions,
  isMac,
}: Pick<PaletteContext, "state" | "getState" | "actions" | "isMac">): readonly CopyEntry[] {
  const meant = meantTargets(state, null);
  const targets = meant.kind === "targets" ? meant.targets : [];
  const { picked, copied } = state.editing;
  const about = picked.length > 0 ? `${picked.length} picked` : (state.selection.selected?.id ?? "");
  const namespace = namespaceOf(targets);
  const foreign = copied.filter((name) => namespace !== null && !name.startsWith(`${namespace}/`));
  const copy: CopyEntry = {
    title: "Copy its policies",
    details: [about],
    hint: wordsOfShortcut("copy-policies", isMac),
    run: () => void copyMeantPolicies(meant, state, { getState, actions }),
  };
  const paste: CopyEntry = {
    title: `Paste ${counted(foreign.length, "policy", "policies")}…`,
    details: [`into ${namespace}`],
    hint: isMac ? "⌘V" : "Ctrl V",
    run: () => actions.openEditing({ kind: "copy-policies", policies: foreign, namespace }),
  };
  return [...(targets.length > 0 ? [copy] : []), ...(foreign.length > 0 ? [paste] : [])];
}
