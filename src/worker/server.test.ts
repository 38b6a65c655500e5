import { beforeEach, expect, test } from "vitest";
import type { GraphEdge, Steps } from "../engine";
import { bareAnalysis } from "./bare-session";
import type { FilesSnapshot } from "./files-change";
import type { ClientMessage, ServerMessage } from "./protocol";
import { serve } from "./server";

const question = { options: { profile: "kubernetes", defaultNamespace: "default" } } as const;

let said: ServerMessage[];
let hear: (message: ClientMessage) => void;
/** Turns that were asked for and have not come. */
let turns: (() => void)[];
let clockMs: number;
/** How many steps an analysis has, and how long each takes. */
let steps: number;
let stepMs: number;
/** What the next step throws; null: nothing. */
let defect: string | null;
/** Texts whose analysis was begun, ended, and left off. */
let begun: string[];
let ended: string[];
let leftOff: string[];

beforeEach(() => {
  said = [];
  turns = [];
  clockMs = 0;
  steps = 10;
  stepMs = 10;
  defect = null;
  begun = [];
  ended = [];
  leftOff = [];
  serve(
    {
      postMessage: (message) => void said.push(message),
      addEventListener: (_type, listener) => {
        hear = (data) => listener(new MessageEvent("message", { data }));
      },
    },
    {
      *analyze(_question, files) {
        yield* work(files);
        return bareAnalysis;
      },
      *edgesOf(_question, files) {
        yield* work(files);
        return [edge];
      },
    },
    { turns: { now: () => clockMs, give: (goOn) => void turns.push(goOn) } },
  );
  hear({ kind: "sync", snapshot: { revision: 0, files: [{ name: "a.yaml", text: "zero" }] } });
});

// Safe: nobody looks into it.
const edge = { id: "a→b" } as GraphEdge;

function* work({ files: [file] }: FilesSnapshot): Steps<void> {
  const text = file?.text ?? "";
  begun.push(text);
  let isLeftOff = true;
  try {
    for (let done = 1; done <= steps; done++) {
      clockMs += stepMs;
      if (defect !== null) throw new Error(defect);
      yield { stage: "judging", done, total: steps };
    }
    isLeftOff = false;
  } finally {
    (isLeftOff ? leftOff : ended).push(text);
  }
}

const analyze = (id: number, revision = 0) => hear({ kind: "call", id, name: "analyze", revision, args: question });
const edgesOf = (id: number, revision = 0) =>
  hear({ kind: "call", id, name: "edgesOf", revision, args: { ...question, nodeId: "a" } });
const cancel = (id: number) => hear({ kind: "cancel", id });
const edit = (revision: number, text: string) =>
  hear({
    kind: "change",
    change: {
      baseRevision: revision - 1,
      revision,
      changes: [{ kind: "edited", file: "a.yaml", splices: [{ from: 0, to: 4, text }] }],
    },
  });

function takeTurn(): void {
  const [turn, ...others] = turns;
  turns = others;
  turn?.();
}

function takeAllTurns(): void {
  while (turns.length > 0) takeTurn();
}

/** What was said besides beats. */
const answers = () => said.flatMap((message) => (message.kind === "beat" ? [] : [`${message.id} ${message.kind}`]));
const told = () =>
  said.flatMap((message) => (message.kind === "beat" && message.progress ? [message.progress.done] : []));

test("a call that is over within 30 ms is answered at once", () => {
  steps = 2;
  analyze(1);
  expect(answers()).toEqual(["1 answer"]);
  expect(turns).toEqual([]);
  expect(told()).toEqual([]);
});

test("a longer call lets others have a word every 30 ms, and tells ten times a second how far it is", () => {
  steps = 40;
  analyze(1);
  expect([turns.length, told()]).toEqual([1, [3]]);
  takeTurn();
  expect([turns.length, told()]).toEqual([1, [3]]);
  takeAllTurns();
  expect(told()).toEqual([3, 15, 27, 39]);
  expect(answers()).toEqual(["1 answer"]);
});

test("what comes in during a call waits for its answer, and the call is about the text that it began with", () => {
  analyze(1);
  edit(1, "one!");
  edgesOf(2, 1);
  edit(2, "two!");
  analyze(3, 2);
  expect(begun).toEqual(["zero"]);
  takeAllTurns();
  expect(answers()).toEqual(["1 answer", "2 answer", "3 answer"]);
  expect(begun).toEqual(["zero", "one!", "two!"]);
});

test("a cancelled call is left off between two steps, and what waits behind it is answered", () => {
  analyze(1);
  edit(1, "one!");
  edgesOf(2, 1);
  cancel(1);
  expect(answers()).toEqual(["1 cancelled"]);
  expect([leftOff, ended]).toEqual([["zero"], []]);
  takeAllTurns();
  expect(answers()).toEqual(["1 cancelled", "2 answer"]);
  expect(ended).toEqual(["one!"]);
});

test("a call that waits is cancelled before it begins", () => {
  analyze(1);
  edgesOf(2);
  cancel(2);
  takeAllTurns();
  expect(answers()).toEqual(["2 cancelled", "1 answer"]);
  expect(begun).toEqual(["zero"]);
});

test("nothing is said of the cancellation of a call that was answered", () => {
  steps = 1;
  analyze(1);
  cancel(1);
  cancel(7);
  expect(answers()).toEqual(["1 answer"]);
});

test("a call after a cancelled one does not run twice as fast", () => {
  analyze(1);
  cancel(1);
  analyze(2);
  expect(begun).toEqual(["zero"]);
  takeTurn();
  expect(begun).toEqual(["zero", "zero"]);
  expect(turns).toHaveLength(1);
  takeAllTurns();
  expect(answers()).toEqual(["1 cancelled", "2 answer"]);
});

test("an exception in a later turn is answered as one in the first", () => {
  analyze(1);
  defect = "choked";
  takeAllTurns();
  defect = null;
  expect(answers()).toEqual(["1 failed"]);
  analyze(2);
  takeAllTurns();
  expect(answers().at(-1)).toBe("2 answer");
});
