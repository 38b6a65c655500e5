import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import { asList, seedCluster } from "./seeded-cluster";
import { type TypedFile, typedLabel, typedPort } from "./typed-file";

const FILE = { name: "cluster.yaml", text: asList(seedCluster(12, 1)) };
const TURNS = 80;

const TYPED: readonly (readonly [string, TypedFile])[] = [
  ["a port", typedPort(FILE)],
  ["a label", typedLabel(FILE)],
];

test.each(TYPED)("typing at %s makes a valid text that no turn before had", (_, typed) => {
  const texts = new Set([FILE.text]);
  for (let turn = 0; turn < TURNS; turn++) {
    const file = typed(turn);
    texts.add(file.text);
    expect(readScenario([file]).leftOut).toEqual([]);
  }
  expect(texts.size).toBe(TURNS + 1);
});

test("a text without such a line cannot be typed at", () => {
  expect(() => typedPort({ name: "a", text: "kind: A\n" })).toThrow("nothing to type at");
});
