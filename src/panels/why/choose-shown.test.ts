import { expect, test } from "vitest";
import type { PartExplanation, RuleExplanation } from "../../engine";
import { chooseParts, chooseRules, foldWords } from "./choose-shown";

const place = { file: "a.yaml", from: 0, to: 1 };
const part = (misses: number): PartExplanation => ({
  ...{ matched: misses === 0, words: [], failures: [], misses, place, line: 1 },
});
const rule = (index: number, misses: number): RuleExplanation => ({
  ...{ policy: "app/p", index, place, line: 1, matched: misses === 0, admittedPorts: "", failures: [] },
  ...{ peers: [], ports: [], misses },
});

test("of sixty peers the nearest are shown, and every other is in the fold", () => {
  const parts = Array.from({ length: 60 }, (_, i) => part(i === 40 ? 1 : 100));
  const { shown, folded } = chooseParts(parts);
  expect(shown).toHaveLength(3);
  expect(shown[0]).toBe(parts[40]);
  expect(new Set([...shown, ...folded])).toEqual(new Set(parts));
  expect(foldWords(folded, "peer")).toBe("and 57 more peers that do not match");
});

test("of peers of which one matches that one is shown", () => {
  const parts = [part(1), part(0), part(2)];
  const { shown, folded } = chooseParts(parts);
  expect(shown).toEqual([parts[1]]);
  expect(foldWords(folded, "peer")).toBe("and 2 more peers that do not match");
  expect(foldWords([part(0)], "port")).toBe("and 1 more port");
});

test("of two hundred rules those that match and came nearest are shown in their order", () => {
  const rules = Array.from({ length: 200 }, (_, i) => rule(i, i === 150 ? 0 : i === 20 ? 1 : 100));
  const { shown, folded } = chooseRules(rules);
  expect(shown.map(({ index }) => index)).toEqual([0, 1, 2, 3, 20, 150]);
  expect(shown.length + folded.length).toBe(200);
  expect(foldWords(folded, "rule")).toBe("and 194 more rules that do not match");
});

test("few rules are shown all", () => {
  const rules = [rule(0, 100), rule(1, 1)];
  expect(chooseRules(rules)).toEqual({ shown: rules, folded: [] });
});
