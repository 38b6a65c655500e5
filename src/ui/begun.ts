/** Words as a sentence begins: “opens nothing” → “Opens nothing”. */
export function begun(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}
