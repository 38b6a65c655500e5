import { expect, test } from "vitest";
import { corpusManifests, ownManifests } from "../../testing/manifest-texts";
import { randomOf } from "../../testing/random";
import { randomYaml } from "../../testing/random-yaml";
import { styleFiles } from "../../testing/style-file";
import { tryTreeEdits } from "../../testing/try-tree-edit";

/** Long texts only make the same take longer. */
const LONGEST = 20_000;

test("of the manifests that people write every part can be edited, and no other line changes", {
  timeout: 120_000,
}, () => {
  const random = randomOf(7001);
  const texts = [...ownManifests(), ...corpusManifests()].filter((text) => text.length < LONGEST);
  const { edited, refused } = tryTreeEdits(1250, random, () => random.pick(texts));
  expect(edited).toBeGreaterThan(1000);
  expect(refused).toEqual([]);
});

test("of generated documents every part can, in every style", { timeout: 120_000 }, () => {
  const random = randomOf(7002);
  const { edited, refused } = tryTreeEdits(1700, random, () => randomYaml(random, random.chance(0.5) ? 0 : 0.1));
  expect(edited).toBeGreaterThan(1000);
  // An object that loses its only entry would be none.
  expect(refused.filter((text) => text.split("\n").length > 2)).toEqual([]);
});

test("of the files in forty styles every part can, or it is said that an alias stands in the way", {
  timeout: 120_000,
}, () => {
  const random = randomOf(7003);
  const files = styleFiles();
  const { edited, refused } = tryTreeEdits(1250, random, () => random.pick(files).text);
  expect(edited).toBeGreaterThan(1000);
  expect(refused.filter((text) => !/<<:|\*\w/.test(text))).toEqual([]);
});
