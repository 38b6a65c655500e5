import { expect, test } from "vitest";
import { corpusManifests, ownManifests } from "./manifest-texts";
import { randomOf } from "./random";
import { randomYaml } from "./random-yaml";
import { styleFiles } from "./style-file";
import { tryTreeEdits } from "./try-tree-edit";

const RUNS = 15_000;
const LONGEST = 20_000;
/** One of so many may be refused: in what has a key twice, or loses its only entry. */
const SELDOM = 1000;

test("of manifests at hand every part can be edited, and no other line changes", () => {
  const random = randomOf(9001);
  const texts = [...ownManifests(), ...corpusManifests()].filter((text) => text.length < LONGEST);
  const { edited, refused } = tryTreeEdits(RUNS, random, () => random.pick(texts));
  expect(edited).toBeGreaterThan(RUNS / 2);
  expect(refused.length).toBeLessThan(RUNS / SELDOM);
});

test("so it is of generated documents, in every style", () => {
  const random = randomOf(9002);
  const { edited, refused } = tryTreeEdits(RUNS, random, () => randomYaml(random, random.chance(0.5) ? 0 : 0.1));
  expect(edited).toBeGreaterThan(RUNS / 2);
  expect(refused.length).toBeLessThan(RUNS / SELDOM);
});

test("and of the files in forty styles", () => {
  const random = randomOf(9003);
  const files = styleFiles();
  const { edited, refused } = tryTreeEdits(RUNS, random, () => random.pick(files).text);
  expect(edited).toBeGreaterThan(RUNS / 2);
  expect(refused.filter((text) => !/<<:|\*\w/.test(text))).toEqual([]);
});
