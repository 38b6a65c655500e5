import type { CallName } from "./protocol";

/** What the first picture needs, and the first worker answers; everything else is for the full one. */
export type FirstCallName = "analyze" | "edgesOf";

const answeredFirst: Readonly<Record<FirstCallName, true>> = { analyze: true, edgesOf: true };

export function isFirstCall(name: CallName): name is FirstCallName {
  return Object.hasOwn(answeredFirst, name);
}
