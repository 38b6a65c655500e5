import type { FixEdit } from "../../source/fix";
import type { PastedLine } from "./pasted-text";

/** The marks that git leaves where two changes did not fit together. */
export interface Conflict {
  /** Every line with a mark. */
  readonly marks: readonly PastedLine[];
  /** Name and edits of the side to keep; empty where a mark is missing, so that nobody can tell the sides. */
  readonly sides: readonly { readonly name: string; readonly edits: readonly FixEdit[] }[];
}

const MARK = /^(<{7}|={7}|>{7}|\|{7})(?: (.*))?$/;

/** Finds the marks of merge conflicts; null where there is none that could be nothing else. */
export function findConflict(lines: readonly PastedLine[]): Conflict | null {
  const marks = lines.filter(({ text }) => MARK.test(text));
  if (!marks.some(({ text }) => /^[<>]{7}/.test(text))) return null;
  const names = { ours: "", theirs: "" };
  const [ours, theirs]: [FixEdit[], FixEdit[]] = [[], []];
  let side: "none" | "ours" | "base" | "theirs" = "none";
  let isWhole = true;
  for (const line of lines) {
    const [, mark, name = ""] = MARK.exec(line.text) ?? [];
    const gone: FixEdit = { from: line.from, to: line.next, text: "" };
    if (mark === undefined) {
      if (side === "theirs" || side === "base") ours.push(gone);
      if (side === "ours" || side === "base") theirs.push(gone);
      continue;
    }
    const next = NEXT_SIDE.get(mark);
    isWhole &&= next?.after.includes(side) === true;
    side = next?.side ?? "none";
    if (mark.startsWith("<")) names.ours ||= name;
    if (mark.startsWith(">")) names.theirs ||= name;
    ours.push(gone);
    theirs.push(gone);
  }
  if (!isWhole || side !== "none") return { marks, sides: [] };
  return {
    marks,
    sides: [
      { name: names.ours || "the first side", edits: ours },
      { name: names.theirs || "the second side", edits: theirs },
    ],
  };
}

type Side = "none" | "ours" | "base" | "theirs";

const NEXT_SIDE: ReadonlyMap<string, { readonly side: Side; readonly after: readonly Side[] }> = new Map([
  ["<<<<<<<", { side: "ours", after: ["none"] }],
  ["|||||||", { side: "base", after: ["ours"] }],
  ["=======", { side: "theirs", after: ["ours", "base"] }],
  [">>>>>>>", { side: "none", after: ["theirs"] }],
]);
