import type { EdgeState } from "../../../engine";
import type { MenuTarget } from "../../../state/editing";
import type { AppState } from "../../../state/store";

/** The state of the line that a menu is about, as the picture or the lines of the selected node have it; null for none. */
export function edgeStateOf({ analysis: { analysis, nodeLines } }: AppState, target: MenuTarget): EdgeState | null {
  if (target.kind !== "edge") return null;
  const edges = [...(analysis?.graph.edges ?? []), ...(nodeLines?.edges ?? [])];
  return edges.find(({ id }) => id === target.id)?.state ?? null;
}
