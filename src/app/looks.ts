import type { Look } from "../state/view";

/** The forms in which the answer can be seen, in the order of their tabs. */
export const LOOKS: readonly { readonly look: Look; readonly title: string }[] = [
  { look: "graph", title: "Graph" },
  { look: "policy", title: "Policy" },
  { look: "matrix", title: "Matrix" },
  { look: "changes", title: "Changes" },
];

export function titleOfLook(look: Look): string {
  return LOOKS.find((each) => each.look === look)?.title ?? "";
}
