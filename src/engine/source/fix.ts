import type { Range } from "./range";

/** A way to put right what a finding is about: one undoable step, done only when the user asks for it. */
export interface Fix {
  /** What it does, in the imperative: “put the value in quotes”. Plain text; may quote user text. */
  readonly title: string;
  /** Replaced stretches of the finding's own file, in the order of the text, none overlapping another. */
  readonly edits: readonly FixEdit[];
}

/** A stretch and what stands there afterwards; an empty stretch is an insertion, an empty text a deletion. */
export interface FixEdit extends Range {
  readonly text: string;
}

/** A fix moved along the text: from offsets of an object's own text to offsets of its file. */
export function moveFix({ title, edits }: Fix, offset: number): Fix {
  return { title, edits: edits.map(({ from, to, text }) => ({ from: from + offset, to: to + offset, text })) };
}
