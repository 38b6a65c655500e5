import { expect, test } from "vitest";
import type { EditPreview } from "../../engine";
import { previewWords } from "./preview-words";

const list = (count: number) => ({ count, lines: [] });
const file = (name: string) => ({ name, edits: [], text: "" });
const planned = (opened: number, closed: number, ...names: readonly string[]): EditPreview => ({
  kind: "planned",
  label: "allow a → b",
  steps: [],
  files: names.map(file),
  effects: { opened: list(opened), closed: list(closed), gone: list(0), left: [] },
});

test("what an edit opens, closes and writes is one sentence", () => {
  expect(previewWords(planned(1, 0, "a.yaml"))).toBe("This opens 1 connection, and writes to a.yaml.");
  expect(previewWords(planned(2, 3, "a.yaml", "b.yaml"))).toBe(
    "This opens 2 connections and closes 3 connections, and writes to a.yaml and b.yaml.",
  );
  expect(previewWords(planned(0, 0, "a.yaml"))).toBe("This opens and closes nothing, and writes to a.yaml.");
});

test("what goes with what is deleted, and who is left without pods, is said too", () => {
  const plan = planned(0, 0, "a.yaml");
  if (plan.kind === "refused") throw new Error(plan.reason);
  const effects = { ...plan.effects, gone: list(4), left: ["policy shop/web is then about no pod"] };
  expect(previewWords({ ...plan, effects })).toBe(
    "This takes 4 connections along and leaves policies, rules or Services without pods, and writes to a.yaml.",
  );
});

test("an edit that has nothing to write, or is refused, says so", () => {
  expect(previewWords(planned(0, 0))).toBe("The text says so already: nothing is to be written.");
  expect(previewWords({ kind: "refused", reason: "it is gone", place: null })).toBe("It is gone.");
});
