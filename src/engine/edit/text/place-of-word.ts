/** Before a word that stands by itself. */
export const ANYWHERE = /(?:^|[^\w-])$/;

/** Before a word that names something: labels often are called as what wears them, and name nothing. */
export const AS_A_NAME = /(?:\b(?:name|pod|workload|service|host|url)["']?:\s*["']?|\/)$/i;

/**
 * Where a word first stands by itself in a text that nobody can read, not as a part of another; null: nowhere.
 *
 * @param before - what the text before it must end with
 */
export function placeOfWord(text: string, word: string, before: RegExp): number | null {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const isWhole = !/[\w-]/.test(text[at + word.length] ?? "");
    if (isWhole && before.test(text.slice(Math.max(0, at - LONGEST_BEFORE), at))) return at;
  }
  return null;
}

/** Room for a key, quotes and a space before a name. */
const LONGEST_BEFORE = 20;
