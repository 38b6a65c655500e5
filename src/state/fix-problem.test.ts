import { beforeEach, expect, test } from "vitest";
import type { LocatedDiagnostic, ScenarioFile } from "../engine";
import { bareAnalysis, bareSession } from "../worker/bare-session";
import { createWorkerClient } from "../worker/client";
import { InProcessWorker } from "../worker/in-process-worker";
import { fixAllAlike, fixProblem } from "./fix-problem";
import { type AppStore, createAppStore } from "./store";

let store: AppStore;

beforeEach(() => {
  store = createAppStore({
    startWorkerClient: (readFiles) =>
      createWorkerClient({
        createWorker: () => {
          const analyze = (files: readonly ScenarioFile[]) => ({
            ...bareAnalysis,
            diagnostics: files.flatMap(numbers),
          });
          return new InProcessWorker({ ...bareSession, analyze }).page;
        },
        readFiles,
        schedule: () => () => {},
      }),
    scenario: {
      name: "own",
      files: [
        { name: "a.yaml", text: "# labels\nversion: 1.10\n" },
        { name: "b.yaml", text: "b: 2.50\n" },
      ],
    },
  });
});

/** Every bare number of a file, which is to be put in quotes. */
function numbers({ name, text }: ScenarioFile): readonly LocatedDiagnostic[] {
  return [...text.matchAll(/(?<=(\w+): )\d\.\d+/g)].map(({ index: from, 0: number, 1: field = "" }) => {
    const to = from + number.length;
    const quotes = [from, to].map((at) => ({ from: at, to: at, text: '"' }));
    return {
      ...{ code: "field-type", severity: "error", type: "TypeInvalid", object: "v1/Pod/app/web", document: 0, field },
      ...{ message: `${number} is no string`, place: { file: name, from, to } },
      ...{ line: 1, column: 1, endLine: 1, endColumn: 2, fix: { title: "put the value in quotes", edits: quotes } },
    };
  });
}

const settle = () => new Promise((resolve) => setTimeout(resolve));
const textOf = (name: string) => store.getState().documents.files.find((file) => file.name === name)?.text;
const write = (text: string) => void store.actions.setText("a.yaml", text);
const told = () => store.getState().told?.sentence;

/** The finding of a file as it was last analysed. */
function foundIn(file: string): LocatedDiagnostic {
  const found = store.getState().analysis.analysis?.diagnostics.find(({ place }) => place.file === file);
  if (found === undefined) throw new Error(`nothing was found in ${file}`);
  return found;
}

test("a fix is one step of the history, is told, and taking it back gives the very text", async () => {
  await settle();
  fixProblem(store, foundIn("a.yaml"));
  expect(textOf("a.yaml")).toBe('# labels\nversion: "1.10"\n');
  expect(told()).toBe("Done: put the value in quotes.");
  expect(store.getState().documents.lastChange?.source).toBe("fix");
  expect(store.actions.undo()).toMatchObject({ label: "put the value in quotes" });
  expect(textOf("a.yaml")).toBe("# labels\nversion: 1.10\n");
});

test("the caret stays at its letter, and what was selected stays selected", async () => {
  await settle();
  store.actions.setCaret({ file: "a.yaml", anchor: 18, head: 22 });
  fixProblem(store, foundIn("a.yaml"));
  expect(store.getState().selection.caret).toEqual({ file: "a.yaml", anchor: 18, head: 24 });
  store.actions.undo();
  await settle();
  store.actions.setCaret({ file: "a.yaml", anchor: 20, head: 20 });
  fixProblem(store, foundIn("a.yaml"));
  expect(store.getState().selection.caret).toEqual({ file: "a.yaml", anchor: 21, head: 21 });
});

test("from another place, the file and the place that was put right are shown", async () => {
  await settle();
  store.actions.setCaret({ file: "a.yaml", anchor: 0, head: 0 });
  fixProblem(store, foundIn("b.yaml"));
  expect(store.getState().documents.activeFile).toBe("b.yaml");
  expect(store.getState().selection.reveal).toEqual({ place: { file: "b.yaml", from: 4, to: 4 } });
});

test("after the text went on, the same finding is waited for and put right where it stands now", async () => {
  await settle();
  const old = foundIn("a.yaml");
  write("# some labels\nversion: 1.10\n");
  fixProblem(store, old);
  expect(textOf("a.yaml")).toBe("# some labels\nversion: 1.10\n");
  await settle();
  expect(textOf("a.yaml")).toBe('# some labels\nversion: "1.10"\n');
  expect(told()).toBe("Done: put the value in quotes.");
});

test.each([
  ["is gone", "version: x\n", "The text changed meanwhile, and this was not found again. Nothing was changed."],
  [
    "is there twice",
    "version: 1.10\nversion: 1.10\n",
    "The text changed meanwhile, and this was not found again. Nothing was changed.",
  ],
])("nothing is changed where it %s after the text went on", async (_, text, sentence) => {
  await settle();
  const old = foundIn("a.yaml");
  write(text);
  fixProblem(store, old);
  await settle();
  expect(textOf("a.yaml")).toBe(text);
  expect(told()).toBe(sentence);
});

test("nothing is changed where the text goes on while the analysis is waited for", async () => {
  await settle();
  const old = foundIn("a.yaml");
  write("# some labels\nversion: 1.10\n");
  fixProblem(store, old);
  write("# other labels\nversion: 1.10\n");
  expect(told()).toBe("The text changed meanwhile. Nothing was changed.");
  await settle();
  expect(textOf("a.yaml")).toBe("# other labels\nversion: 1.10\n");
});

test("nothing is changed where the analysis was cancelled", async () => {
  await settle();
  const old = foundIn("a.yaml");
  write("# some labels\nversion: 1.10\n");
  store.actions.cancelAnalysis();
  await Promise.resolve();
  fixProblem(store, old);
  await settle();
  expect([textOf("a.yaml"), told()]).toSatisfy(
    ([text, sentence]) =>
      text === "# some labels\nversion: 1.10\n" &&
      sentence === "The text as it is now has not been read to its end. Nothing was changed.",
  );
});

test("edits that do not fit the text change nothing", async () => {
  await settle();
  const found = foundIn("a.yaml");
  const edits = [{ from: 900, to: 901, text: "" }];
  Object.assign(found, { fix: { title: "remove it", edits } });
  fixProblem(store, found);
  expect(textOf("a.yaml")).toBe("# labels\nversion: 1.10\n");
  expect(told()).toBe("This does not fit the text. Nothing was changed.");
});

test("everything of one kind is put right in one step, in all files, and the caret stays at its letter", async () => {
  await settle();
  write("version: 1.10\nother: 3.40\n");
  await settle();
  store.actions.setCaret({ file: "a.yaml", anchor: 21, head: 21 });
  fixAllAlike(store, foundIn("a.yaml"));
  expect(textOf("a.yaml")).toBe('version: "1.10"\nother: "3.40"\n');
  expect(textOf("b.yaml")).toBe('b: "2.50"\n');
  expect(told()).toBe("Done: put the value in quotes, in 3 places.");
  expect(store.getState().documents.journal.done.at(-1)?.caretAfter).toEqual({ file: "a.yaml", anchor: 24, head: 24 });
  expect(store.actions.undo()).toMatchObject({ label: "put the value in quotes, in 3 places" });
  expect([textOf("a.yaml"), textOf("b.yaml")]).toEqual(["version: 1.10\nother: 3.40\n", "b: 2.50\n"]);
});

test("what two findings want inserted at one place is inserted once", async () => {
  await settle();
  const found = foundIn("a.yaml");
  const fix = { title: "comment it out", edits: [{ from: 9, to: 9, text: "# " }] };
  const [one, twin] = [
    { ...found, fix },
    { ...found, fix: { ...fix } },
  ];
  Object.assign(store.getState().analysis.analysis ?? {}, { diagnostics: [one, twin] });
  fixAllAlike(store, one);
  expect(textOf("a.yaml")).toBe("# labels\n# version: 1.10\n");
});

test("of two fixes that overlap only the first is done", async () => {
  await settle();
  const found = foundIn("a.yaml");
  const twin = { ...found, place: { ...found.place } };
  Object.assign(store.getState().analysis.analysis ?? {}, { diagnostics: [found, twin] });
  fixAllAlike(store, found);
  expect(textOf("a.yaml")).toBe('# labels\nversion: "1.10"\n');
  expect(told()).toBe("Done: put the value in quotes.");
});
