import { expect, test } from "vitest";
import { corpusManifests, ownManifests, piecesOf } from "../../testing/manifest-texts";
import { mutateText } from "../../testing/mutate-text";
import { tallyQuickly } from "../../testing/quick-agreement";
import { randomOf } from "../../testing/random";
import { randomYaml } from "../../testing/random-yaml";

test("every manifest that is at hand is read as the full reader reads it, and hardly any is given up", () => {
  const pieces = new Set(
    [...ownManifests(), ...corpusManifests()].filter((each) => each.length < 2e6).flatMap(piecesOf),
  );
  const { read, gaveUp, wrong } = tallyQuickly(pieces);
  expect(wrong).toEqual([]);
  expect(gaveUp / (read + gaveUp)).toBeLessThan(0.02);
});

test("generated documents, with and without mistakes, are read as the full reader reads them", () => {
  for (let seed = 0; seed < 200_000; seed++) {
    const random = randomOf(seed);
    const text = randomYaml(random, random.pick([0, 0.1, 0.3, 0.6, 1]));
    const mutants = Array.from({ length: 4 }, () => mutateText(random, text));
    expect(tallyQuickly([text, ...mutants]).wrong, `seed ${seed}`).toEqual([]);
  }
});

test("real manifests with random mistakes are read as the full reader reads them", () => {
  const texts = ownManifests()
    .flatMap(piecesOf)
    .filter((text) => text.length < 1000);
  for (let seed = 0; seed < 200_000; seed++) {
    const random = randomOf(seed);
    expect(tallyQuickly([mutateText(random, random.pick(texts))]).wrong, `seed ${seed}`).toEqual([]);
  }
});
