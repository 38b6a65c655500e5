import { expect, test } from "vitest";
import { type DocumentsState, initialDocuments } from "./documents";
import { applyChange, redoChange, type TypingContext, undoChange } from "./gateway";

const start = initialDocuments({
  name: "shop",
  files: [
    { name: "a.yaml", text: "kind: Pod" },
    { name: "b.yaml", text: "" },
  ],
});

function type(
  documents: DocumentsState,
  from: number,
  to: number,
  text: string,
  typing?: TypingContext,
  file = "a.yaml",
) {
  const edits = [{ file, from, to, text }];
  const context = typing === undefined ? {} : { typing };
  const change = { label: "type", source: "typing", edits, ...context } as const;
  const result = applyChange(documents, change, documents.revision);
  if (result.kind === "refused") throw new Error(result.message);
  return result.documents;
}

const word = (documents: DocumentsState, at: number, text: string, typing?: TypingContext) =>
  [...text].reduce((each, letter, index) => type(each, at + index, at + index, letter, typing), documents);
const entries = ({ journal }: DocumentsState) => journal.done.length;
const text = (documents: DocumentsState | undefined) => documents?.files[0]?.text;

test("letters typed one after the other are one entry", () => {
  const typed = word(start, 9, " # web");
  expect(entries(typed)).toBe(1);
  expect(text(undoChange(typed)?.documents)).toBe("kind: Pod");
});

test("deleting backwards and forwards joins what was typed at the same place", () => {
  const typed = word(start, 9, "xyz");
  const back = type(type(typed, 11, 12, ""), 10, 11, "");
  const over = type(back, 8, 10, "D!");
  expect(text(over)).toBe("kind: PoD!");
  expect(entries(over)).toBe(1);
  expect(text(undoChange(over)?.documents)).toBe("kind: Pod");
});

test("what is typed and deleted again leaves no entry", () => {
  const typed = word(start, 9, "x");
  expect(entries(type(typed, 9, 10, ""))).toBe(0);
});

test("a line end closes the entry that holds it", () => {
  const typed = word(start, 9, "\nabc\nd");
  expect(entries(typed)).toBe(3);
  expect(text(undoChange(typed)?.documents)).toBe("kind: Pod\nabc\n");
});

test("a pause, another place, another file and another group begin a new entry", () => {
  const typed = word(start, 9, "x");
  expect(entries(type(typed, 10, 10, "y", { afterPause: true }))).toBe(2);
  expect(entries(type(typed, 0, 0, "y"))).toBe(2);
  expect(entries(type(typed, 0, 0, "y", undefined, "b.yaml"))).toBe(2);
  expect(entries(type(typed, 10, 10, "y", { group: "g" }))).toBe(2);
});

test("a group joins over line ends and over several places", () => {
  const typed = type(word(start, 9, "a\nb", { group: "g" }), 0, 0, "# ", { group: "g" });
  expect(text(typed)).toBe("# kind: Poda\nb");
  expect(entries(typed)).toBe(1);
  const undone = undoChange(typed)?.documents ?? typed;
  expect(text(undone)).toBe("kind: Pod");
  expect(text(redoChange(undone)?.documents)).toBe("# kind: Poda\nb");
});

test("nothing joins an entry that was reached by undo or redo", () => {
  const two = type(word(start, 9, "x"), 10, 10, "y", { afterPause: true });
  const undone = undoChange(two)?.documents ?? two;
  const typedAfterUndo = type(undone, 10, 10, "z");
  expect(entries(typedAfterUndo)).toBe(2);
  const redone = redoChange(undone)?.documents ?? two;
  expect(entries(type(redone, 11, 11, "z"))).toBe(3);
});

test("an edit that is not typing joins nothing and is joined by nothing", () => {
  const typed = word(start, 9, "x");
  const edits = [{ file: "a.yaml", from: 10, to: 10, text: "y" }];
  const fixed = applyChange(typed, { label: "fix", source: "fix", edits }, typed.revision);
  if (fixed.kind === "refused") throw new Error(fixed.message);
  expect(entries(fixed.documents)).toBe(2);
  expect(entries(type(fixed.documents, 11, 11, "z"))).toBe(3);
});
