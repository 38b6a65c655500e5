import { expect, test } from "vitest";
import { stepsToNow } from "../worker/steps-to-now";
import { initialBaseline } from "./baseline";
import { baselineOf } from "./baseline-of";
import { initialDocuments } from "./documents";
import { applyChange, redoChange, undoChange } from "./gateway";
import { stepsBack } from "./steps-back";

const scenario = { name: "s", files: [{ name: "a.yaml", text: "one\n" }] };

/** Applies edits, each of which puts a text at the beginning of the file, or adds a file. */
function worked(documents: ReturnType<typeof initialDocuments>, ...texts: readonly string[]) {
  return texts.reduce((before, text) => {
    const isFile = text.endsWith(".yaml");
    const change = isFile
      ? { label: `add ${text}`, source: "files" as const, edits: [], filesAdded: [{ name: text, text: "new" }] }
      : { label: text, source: "form" as const, edits: [{ file: "a.yaml", from: 0, to: 0, text }] };
    const applied = applyChange(before, change, before.revision);
    if (applied.kind === "refused") throw new Error(applied.message);
    return applied.documents;
  }, documents);
}

function stepsOf(documents: ReturnType<typeof initialDocuments>, baseline = initialBaseline) {
  const steps = stepsBack(baselineOf(baseline, documents), documents.journal) ?? [];
  const texts = stepsToNow(documents, steps);
  return texts.map(({ id, label, before }) => ({ id, label, files: before() }));
}

test("the worker works out the text before each step from what takes it back", () => {
  const steps = stepsOf(worked(initialDocuments(scenario), "x", "b.yaml", "y"));
  expect(steps.map(({ label }) => label)).toEqual(["x", "add b.yaml", "y"]);
  expect(steps.map(({ files }) => files.map(({ name, text }) => `${name}: ${text}`))).toEqual([
    ["a.yaml: one\n"],
    ["a.yaml: xone\n"],
    ["a.yaml: xone\n", "b.yaml: new"],
  ]);
});

test("a step has the same id as long as it is the same, also when it was taken back and done again", () => {
  const documents = worked(initialDocuments(scenario), "x", "y");
  const ids = stepsOf(documents).map(({ id }) => id);
  const undone = undoChange(documents)?.documents ?? documents;
  expect(stepsOf(undone).map(({ id }) => id)).toEqual(ids.slice(0, 1));
  const redone = redoChange(undone)?.documents ?? undone;
  expect(stepsOf(redone).map(({ id }) => id)).toEqual(ids);
  expect(stepsOf(worked(undone, "z")).map(({ id }) => id)).not.toEqual(ids);
});

test("since a pinning there are the steps after it; those that were taken back are none", () => {
  const pinnedAt = worked(initialDocuments(scenario), "x", "y");
  const pinned = { scenarioId: 0, files: pinnedAt.files, done: pinnedAt.journal.done, at: 0 };
  const baseline = { ...initialBaseline, kind: "pinned", pinned } as const;
  expect(stepsOf(worked(pinnedAt, "z"), baseline).map(({ label }) => label)).toEqual(["z"]);
  const undone = undoChange(pinnedAt)?.documents ?? pinnedAt;
  expect(stepsOf(worked(undone, "w"), baseline).map(({ label }) => label)).toEqual(["w"]);
  expect(stepsOf(undone, baseline)).toEqual([]);
});

test("a pinned text counts in its own scenario only; another scenario has no steps", () => {
  const documents = initialDocuments(scenario);
  const pinned = { scenarioId: 7, files: [], done: [], at: 0 };
  expect(baselineOf({ ...initialBaseline, kind: "pinned", pinned }, documents).kind).toBe("opened");
  const other = { name: "other", files: [] };
  const against = baselineOf({ ...initialBaseline, kind: "scenario", other }, documents);
  expect(stepsBack(against, documents.journal)).toBeNull();
});

test("of many steps the last are asked about, and the border moves rarely", () => {
  const labels = Array.from({ length: 230 }, (_, i) => `${i} `);
  const documents = worked(initialDocuments(scenario), ...labels);
  const steps = stepsOf(documents);
  expect(steps).toHaveLength(180);
  expect(steps[0]?.label).toBe("50 ");
  expect(stepsOf(worked(documents, "z"))[0]?.label).toBe("50 ");
});
