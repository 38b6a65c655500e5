import { expect, test } from "vitest";
import { createSession, defaultWish } from "../../engine";
import { isAnotherScenario } from "./is-another-scenario";

const pods = (...names: readonly string[]) =>
  names
    .map((name) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: [{name: c, image: i}]}\n`)
    .join("---\n");

function graphOf(text: string) {
  const picture = { ...defaultWish, collapsed: [] };
  return createSession().analyze([{ name: "a.yaml", text }], {
    ...{ profile: "kubernetes", defaultNamespace: "default", picture },
  }).graph;
}

test("a picture of which more than half is new is that of another scenario", () => {
  const before = graphOf(pods("a", "b"));
  expect(isAnotherScenario(before, graphOf(pods("a", "b", "c", "d")))).toBe(false);
  expect(isAnotherScenario(before, graphOf(pods("a", "b", "c", "d", "e")))).toBe(true);
  expect(isAnotherScenario(before, graphOf(pods("a")))).toBe(false);
  expect(isAnotherScenario(before, graphOf(pods("x")))).toBe(true);
});
