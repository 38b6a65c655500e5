import { expect, test } from "vitest";
import type { AnalyzeOptions } from "./analysis";
import { createHeldBaseline } from "./held-baseline";
import { defaultWish, type PictureWish } from "./insight/picture-wish";
import { finish } from "./steps";

const pod = (name: string) =>
  `kind: Pod\napiVersion: v1\nmetadata: {name: ${name}, namespace: a, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: i}]}\n---\n`;

function holding() {
  const held = createHeldBaseline();
  held.hold({ id: "opened", files: [{ name: "a.yaml", text: pod("web") + pod("db") }] });
  return (wish: Partial<PictureWish>, more: Partial<AnalyzeOptions> = {}) => {
    const picture = { ...defaultWish, ...wish };
    return finish(
      held.against({ profile: "kubernetes", defaultNamespace: "default", against: "opened", picture, ...more }),
    );
  };
}

test("a wish that only chooses lines does not analyse the baseline again, nor does what is left out", () => {
  const against = holding();
  const first = against({});
  expect(first).not.toBeNull();
  expect(against({ filter: { ...defaultWish.filter, search: "w" } })).toBe(first);
  expect(against({ drawAll: true, shape: "tall" })).toBe(first);
  expect(against({}, { off: [{ kind: "policy", policy: "a/deny" }], podCidrs: [], assumptions: {} })).toBe(first);
});

test("what the verdicts depend on does", () => {
  const against = holding();
  const first = against({});
  expect(against({ probe: { kind: "all-ports" } })).not.toBe(first);
  const second = against({});
  expect(against({ collapsed: ["a"] })).not.toBe(second);
  expect(against({}, { profile: "cilium" })).not.toBe(second);
});
