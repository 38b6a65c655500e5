/** A reason of the engine as a sentence: “it is gone” → “It is gone.” */
export function asSentence(reason: string): string {
  // A name keeps its letters, and so does the path of a field: “shop/web”, “spec.ingress[0].ports”.
  const begun = /^\S*\/|^\w+[.[]\w/.test(reason) ? reason : reason.slice(0, 1).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
