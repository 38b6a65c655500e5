/** How well a text fits what was typed. `marks`: the positions of the letters that fit, ascending. */
export interface FuzzyMatch {
  /** Greater is better; comparable among matches of one query. */
  readonly score: number;
  readonly marks: readonly number[];
}

/**
 * Whether every word of the query is in the text: as it stands, best at the beginning of a word, or letter by letter in
 * this order. Capitals do not matter. An empty query fits everything alike.
 */
export function fuzzyMatch(query: string, text: string): FuzzyMatch | null {
  return match(query, text, (word, lower) => matchWhole(word, lower) ?? matchLetters(word, lower));
}

/** Whether every word of the query is in the text as it stands: for long texts, in which letters are found anywhere. */
export function plainMatch(query: string, text: string): FuzzyMatch | null {
  return match(query, text, matchWhole);
}

type MatchWord = (word: string, lowerText: string) => FuzzyMatch | null;

function match(query: string, text: string, matchWord: MatchWord): FuzzyMatch | null {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const lower = text.toLowerCase();
  let score = 0;
  const marks = new Set<number>();
  for (const word of words) {
    const found = matchWord(word, lower);
    if (found === null) return null;
    score += found.score;
    for (const mark of found.marks) marks.add(mark);
  }
  // Of texts that fit alike the shortest one is meant.
  return { score: words.length === 0 ? 0 : score - text.length / 1000, marks: [...marks].sort((a, b) => a - b) };
}

const WHOLE_AT_START = 100;
const WHOLE_AT_WORD = 80;
const WHOLE_INSIDE = 60;
const LETTERS = 40;

function matchWhole(word: string, text: string): FuzzyMatch | null {
  let best = -1;
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (best === -1 || isWordStart(text, at)) best = at;
    if (isWordStart(text, best)) break;
  }
  if (best === -1) return null;
  const score = best === 0 ? WHOLE_AT_START : isWordStart(text, best) ? WHOLE_AT_WORD : WHOLE_INSIDE;
  return { score, marks: Array.from({ length: word.length }, (_, index) => best + index) };
}

/** Letter by letter; a letter that follows the one before costs nothing, one that begins a word little, a gap more. */
function matchLetters(word: string, text: string): FuzzyMatch | null {
  const marks: number[] = [];
  let cost = 0;
  let from = 0;
  for (const letter of word) {
    const next = text.indexOf(letter, from);
    if (next === -1) return null;
    const atWord = nextWordStart(text, letter, from);
    const at = next === from && marks.length > 0 ? next : (atWord ?? next);
    if (at !== from || marks.length === 0) cost += isWordStart(text, at) ? 1 : 4;
    marks.push(at);
    from = at + letter.length;
  }
  // Letters that lie scattered inside of words are no match that anybody meant.
  return cost > word.length * 2 ? null : { score: LETTERS - cost, marks };
}

function nextWordStart(text: string, letter: string, from: number): number | null {
  for (let at = text.indexOf(letter, from); at !== -1; at = text.indexOf(letter, at + 1)) {
    if (isWordStart(text, at)) return at;
  }
  return null;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(text.charAt(at - 1));
}
