import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import { isPassingLabel, sharedLabels, usualRank } from "./shared-labels";

const pod = (name: string, labels: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {${labels}}}\nspec: {containers: [{name: c, image: x}]}\n`;

function podsOf(...labels: readonly string[]) {
  const text = labels.map((each, i) => pod(`p${i}`, each)).join("---\n");
  return [...readScenario([{ name: "a.yaml", text }]).cluster.pods.values()];
}

test("pods share the labels that have the same value on all of them", () => {
  expect([...sharedLabels(podsOf("a: x, b: w, c: z", "c: z, a: x, b: other"))]).toEqual([
    ["a", "x"],
    ["c", "z"],
  ]);
  expect(sharedLabels([]).size).toBe(0);
});

test.each([
  ["pod-template-hash", true],
  ["batch.kubernetes.io/job-completion-index", true],
  ["app.kubernetes.io/version", true],
  ["app", false],
  ["my/chart", false],
])("whether a rule by %s would not last: %s", (key, isPassing) => {
  expect(isPassingLabel(key)).toBe(isPassing);
});

test("app is the most usual label, and others come behind all usual ones", () => {
  expect(usualRank("app")).toBeLessThan(usualRank("tier"));
  expect(usualRank("tier")).toBeLessThan(usualRank("colour"));
});
