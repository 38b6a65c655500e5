import { begun } from "../../ui/begun";

/** A reason of the engine as a sentence: “it is gone” → “It is gone.” */
export function asSentence(reason: string): string {
  // A name keeps its letters, and so does the path of a field: “shop/web”, “spec.ingress[0].ports”.
  const words = /^\S*\/|^\w+[.[]\w/.test(reason) ? reason : begun(reason);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
