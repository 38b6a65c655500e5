import fc from "fast-check";
import { expect, test } from "vitest";
import { applyFilesChange } from "../worker/files-change";
import { type DocumentsState, initialDocuments } from "./documents";
import { applyChange, type Change, redoChange, type TextEdit, undoChange } from "./gateway";

const start = initialDocuments({
  name: "shop",
  files: [
    { name: "policies.yaml", text: "kind: NetworkPolicy\n" },
    { name: "cluster.yaml", text: "kind: Pod\r\n" },
  ],
});

const intent = (change: Partial<Change>): Change => ({ label: "change", source: "form", edits: [], ...change });

function applied(documents: DocumentsState, change: Partial<Change>, limitBytes?: number): DocumentsState {
  const result = applyChange(documents, intent(change), documents.revision, limitBytes);
  if (result.kind === "refused") throw new Error(result.message);
  return result.documents;
}

function refusal(change: Partial<Change>, baseRevision = 0): string {
  const result = applyChange(start, intent(change), baseRevision);
  return result.kind === "refused" ? result.reason : "applied";
}

const insert = (file: string, from: number, text: string): TextEdit => ({ file, from, to: from, text });
const textsOf = ({ files }: DocumentsState) => files.map(({ name, text }) => `${name}: ${text}`);

test("edits of one change all count in the text before it, in whatever order they come", () => {
  const edits = [
    insert("policies.yaml", 20, "last\n"),
    { file: "policies.yaml", from: 0, to: 4, text: "KIND" },
    insert("policies.yaml", 0, "#"),
    insert("cluster.yaml", 0, "first"),
  ];
  expect(textsOf(applied(start, { edits }))).toEqual([
    "policies.yaml: #KIND: NetworkPolicy\nlast\n",
    "cluster.yaml: firstkind: Pod\r\n",
  ]);
});

test("what does not fit is refused with its reason, and nothing of it is made", () => {
  const inside = insert("policies.yaml", 0, "x");
  expect(refusal({ edits: [inside] }, 1)).toBe("stale-base");
  expect(refusal({ edits: [inside, insert("other.yaml", 0, "x")] })).toBe("no-such-file");
  expect(refusal({ edits: [{ ...inside, to: 21 }] })).toBe("out-of-range");
  expect(refusal({ edits: [{ ...inside, from: 2, to: 1 }] })).toBe("out-of-range");
  expect(refusal({ edits: [{ ...inside, from: Number.NaN, to: 3 }] })).toBe("out-of-range");
  expect(refusal({ edits: [{ ...inside, to: 4 }, insert("policies.yaml", 3, "y")] })).toBe("overlapping-edits");
  expect(refusal({ filesAdded: [{ name: "cluster.yaml", text: "" }] })).toBe("name-taken");
  expect(refusal({ filesAdded: [{ name: " ", text: "" }] })).toBe("empty-name");
  expect(refusal({ filesRenamed: [{ from: "cluster.yaml", to: "policies.yaml" }] })).toBe("name-taken");
  expect(refusal({ filesRemoved: ["other.yaml"] })).toBe("no-such-file");
});

test("a change without effect makes no revision and no entry", () => {
  expect(applied(start, { edits: [{ file: "policies.yaml", from: 0, to: 4, text: "kind" }] })).toBe(start);
});

test("one intent across files is one entry, and undo shows the file that it touched", () => {
  const filesAdded = [{ name: "new.yaml", text: "new" }];
  const edits = [insert("cluster.yaml", 0, "x")];
  const changed = applied(start, { source: "files", edits, filesAdded, filesRemoved: ["policies.yaml"] });
  expect(changed.activeFile).toBe("new.yaml");
  const undone = undoChange(changed);
  expect(textsOf(undone?.documents ?? changed)).toEqual(textsOf(start));
  expect(undone?.step).toMatchObject({ file: "cluster.yaml", caret: { file: "cluster.yaml", anchor: 0, head: 0 } });
  expect(undone?.documents.activeFile).toBe("cluster.yaml");
});

test("undo gives the caret back where the text was touched, and nowhere else", () => {
  const caretBefore = { file: "cluster.yaml", anchor: 1, head: 3 };
  const edits = [insert("cluster.yaml", 3, "x")];
  expect(undoChange(applied(start, { edits, caretBefore }))?.step.caret).toEqual(caretBefore);
  const elsewhere = { ...caretBefore, file: "policies.yaml" };
  const undone = undoChange(applied(start, { edits, caretBefore: elsewhere }));
  expect(undone?.step.caret).toEqual({ file: "cluster.yaml", anchor: 3, head: 3 });
});

test("a file that goes away leaves the view to its neighbour, and comes back in its place", () => {
  const removed = applied(start, { filesRemoved: ["policies.yaml"] });
  expect(removed.activeFile).toBe("cluster.yaml");
  expect(undoChange(removed)?.documents.files).toEqual(start.files);
  const empty = applied(removed, { filesRemoved: ["cluster.yaml"] });
  expect(empty.activeFile).toBeNull();
});

test("the view follows a file that gets another name", () => {
  const renamed = applied(start, { filesRenamed: [{ from: "policies.yaml", to: "rules.yaml" }] });
  expect(renamed.activeFile).toBe("rules.yaml");
  expect(undoChange(renamed)?.documents.activeFile).toBe("policies.yaml");
});

test("a new change drops what could be done again", () => {
  const changed = applied(start, { edits: [insert("cluster.yaml", 0, "x")] });
  const undone = undoChange(changed)?.documents ?? changed;
  expect(redoChange(undone)?.documents.files).toEqual(changed.files);
  expect(redoChange(applied(undone, { edits: [insert("cluster.yaml", 0, "y")] }))).toBeNull();
});

test("the oldest entries go when the history grows too large, never the newest", () => {
  const big = "x".repeat(100);
  let documents = start;
  for (let step = 0; step < 10; step += 1) {
    documents = applied(documents, { label: `step ${step}`, edits: [insert("cluster.yaml", 0, big)] }, 600);
  }
  expect(documents.journal.done.map((entry) => entry.label)).toEqual(["step 7", "step 8", "step 9"]);
  const huge = applied(documents, { label: "huge", edits: [insert("cluster.yaml", 0, "x".repeat(1000))] }, 600);
  expect(huge.journal.done.map((entry) => entry.label)).toEqual(["huge"]);
});

/** A change that fits whatever the files then are, from numbers. */
function changeFrom(documents: DocumentsState, { pick, kind, cuts, texts, group }: Seed): Partial<Change> {
  const { files } = documents;
  const file = files[pick % Math.max(1, files.length)];
  if (file === undefined || kind === 0)
    return { filesAdded: [{ name: `f${documents.revision}`, text: texts.join("") }] };
  if (kind === 1) return { filesRemoved: [file.name] };
  if (kind === 2) return { filesRenamed: [{ from: file.name, to: `r${documents.revision}` }] };
  const offsets = cuts.map((cut) => cut % (file.text.length + 1)).toSorted((a, b) => a - b);
  const edits = texts.flatMap((text, index) => {
    const [from, to] = [offsets[2 * index], offsets[2 * index + 1]];
    return from === undefined || to === undefined ? [] : [{ file: file.name, from, to, text }];
  });
  const typing = group === 0 ? {} : { group: `g${group}` };
  return kind < 6 ? { edits: edits.slice(0, 1), source: "typing", typing } : { edits };
}

const seeds = fc.record({
  pick: fc.nat(9),
  kind: fc.nat(8),
  cuts: fc.array(fc.nat(60), { maxLength: 6 }),
  texts: fc.array(
    fc.string({ unit: fc.constantFrom("a", ":", "\n", "\r", "\r\n", "é", "😀", "\ud800"), maxLength: 4 }),
    {
      maxLength: 3,
    },
  ),
  group: fc.nat(2),
});
type Seed = typeof seeds extends fc.Arbitrary<infer T> ? T : never;

test("undoing everything restores every text to the byte, and doing it again brings the last texts back", () => {
  fc.assert(
    fc.property(fc.array(seeds, { maxLength: 30 }), (many) => {
      let documents = many.reduce((each, seed) => applied(each, changeFrom(each, seed)), start);
      const last = documents.files;
      for (let undone = undoChange(documents); undone !== null; undone = undoChange(documents)) {
        documents = undone.documents;
      }
      expect(documents.files).toEqual(start.files);
      for (let redone = redoChange(documents); redone !== null; redone = redoChange(documents)) {
        documents = redone.documents;
      }
      expect(documents.files).toEqual(last);
    }),
  );
});

test("who follows the changes holds the same files as the store, through edits, undo and redo", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(4), seeds), { maxLength: 30 }), (many) => {
      let documents = start;
      let mirror = { revision: start.revision, files: start.files };
      for (const [move, seed] of many) {
        const history = move === 0 ? undoChange(documents) : move === 1 ? redoChange(documents) : null;
        const next = history?.documents ?? applied(documents, changeFrom(documents, seed));
        if (next !== documents && next.lastChange !== null) {
          const followed = applyFilesChange(mirror, next.lastChange);
          expect(followed).not.toBeNull();
          mirror = followed ?? mirror;
        }
        documents = next;
        expect(mirror).toEqual({ revision: documents.revision, files: documents.files });
        expect(documents.files.some((file) => file.name === documents.activeFile)).toBe(documents.files.length > 0);
      }
    }),
  );
});
