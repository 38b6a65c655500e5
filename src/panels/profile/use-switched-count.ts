import { useApp } from "../../state/store-context";
import { switchedCount } from "./switched-assumptions";

/** How many assumptions of the profile in force are switched. */
export function useSwitchedCount(): number {
  return useApp(({ view, analysis }) => switchedCount(view.options, analysis.analysis?.profile ?? null));
}
