/** A reason of the engine as a sentence: “it is gone” → “It is gone.” */
export function asSentence(reason: string): string {
  // A name keeps its letters: “shop/web”.
  const begun = /^\S*\//.test(reason) ? reason : reason.slice(0, 1).toUpperCase() + reason.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
