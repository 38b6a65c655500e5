import fc from "fast-check";
import { expect, test } from "vitest";
import { selectorMatches } from "../kube/label-selector";
import type { LabelRequirement, LabelSelector, Labels } from "../kube/objects";
import { indexLabels } from "./label-index";

const range = { from: 0, to: 0 };
const selectorOf = (...requirements: readonly Omit<LabelRequirement, "range">[]): LabelSelector => ({
  requirements: requirements.map((requirement) => ({ ...requirement, range })),
  range,
});

const IN_WEB = { key: "app", operator: "In", values: ["web"] } as const;
const WITH_TIER = { key: "tier", operator: "Exists", values: [] } as const;

/** Pods 0 to 199: every second one is `web`, the first 120 stand in front, every third has a tier, every fifth is old. */
const PODS: readonly Labels[] = Array.from({ length: 200 }, (_, i) => {
  const tier: readonly (readonly [string, string])[] = i % 3 === 0 ? [["tier", `t${i % 4}`]] : [];
  const age: readonly (readonly [string, string])[] = i % 5 === 0 ? [["old", ""]] : [];
  return new Map([["app", i % 2 === 0 ? "web" : "db"], ["row", i < 120 ? "front" : "back"], ...tier, ...age]);
});

function selected(selector: LabelSelector, pods: readonly Labels[] = PODS): readonly number[] {
  return [...pods.keys()].filter((i) => selectorMatches(selector, pods[i] ?? new Map()));
}

test.each<readonly [string, LabelSelector]>([
  ["without requirements everything", selectorOf()],
  ["one value", selectorOf({ key: "app", operator: "In", values: ["web"] })],
  ["several values, some twice and some of nobody", of("tier", "In", "t3", "t1", "t3", "t9")],
  ["a value that nobody has", of("app", "In", "cache")],
  ["a key that nobody has", of("zone", "In", "a")],
  ["all but one value, and those without the key", of("tier", "NotIn", "t0")],
  ["a key that is there", of("old", "Exists")],
  ["a key that is not there", of("old", "DoesNotExist")],
  ["a key that nobody has and must not have", of("zone", "DoesNotExist")],
  ["a value that many have, and of these the few with a tier", selectorOf(IN_WEB, WITH_TIER)],
  ["what many have without what some have", selectorOf(IN_WEB, { key: "tier", operator: "NotIn", values: ["t0"] })],
  ["two values that many have", selectorOf(IN_WEB, { key: "row", operator: "In", values: ["front"] })],
  ["two sets of values, the second with fewer", selectorOf(IN_WEB, { key: "tier", operator: "In", values: ["t2"] })],
  ["two sets of values, the first with fewer", selectorOf({ key: "tier", operator: "In", values: ["t2"] }, IN_WEB)],
])("an index selects as each pod by itself is selected: %s", (_, selector) => {
  expect(indexLabels(PODS).select(selector)).toEqual(selected(selector));
});

test("asking an index leaves it as it was", () => {
  const index = indexLabels(PODS);
  const selector = selectorOf(IN_WEB, WITH_TIER);
  const first = index.select(selector);
  index.select(of("old", "DoesNotExist"));
  index.select(of("tier", "NotIn", "t0"));
  expect(index.select(selector)).toEqual(first);
});

const keys = fc.constantFrom("app", "tier", "old", "zone");
const values = fc.constantFrom("a", "b", "c", "");
const pods = fc.array(
  fc.array(fc.tuple(keys, values), { maxLength: 4 }).map((pairs): Labels => new Map(pairs)),
  { minLength: 30, maxLength: 150, size: "max" },
);
const requirements = fc.array(
  fc.record({
    key: keys,
    operator: fc.constantFrom<LabelRequirement["operator"]>("In", "NotIn", "Exists", "DoesNotExist"),
    values: fc.array(values, { minLength: 1, maxLength: 3 }),
  }),
  { maxLength: 4 },
);

test("an index selects what every requirement admits, in the order of the pods", () => {
  fc.assert(
    fc.property(pods, requirements, (things, wanted) => {
      const selector = selectorOf(...wanted);
      expect(indexLabels(things).select(selector)).toEqual(selected(selector, things));
    }),
    { numRuns: 200, seed: 5 },
  );
});

function of(key: string, operator: LabelRequirement["operator"], ...list: readonly string[]): LabelSelector {
  return selectorOf({ key, operator, values: list });
}
