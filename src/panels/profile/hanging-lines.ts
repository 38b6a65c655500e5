import type { AssumptionSwitch, GraphEdge } from "../../engine";
import { counted } from "../../ui/counted";

/** How many lines of the picture would be others under another answer, in words; empty where none would. */
export function hangingWords(edges: readonly Pick<GraphEdge, "assumes">[], name: AssumptionSwitch): string {
  const count = edges.filter(({ assumes }) => assumes.includes(name)).length;
  return count === 0 ? "" : `${counted(count, "line")} of the picture ${count === 1 ? "hangs" : "hang"} on it.`;
}
