import { expect, test } from "vitest";
import { createFuzzCheck } from "./fuzz-check";
import { fuzzText } from "./fuzz-text";
import { corpusManifests, ownManifests } from "./manifest-texts";
import { randomOf } from "./random";

const TEXTS = 40_000;

test("whatever is pasted, nothing throws or hangs, every place and fix lies in the text, and all readers agree", () => {
  const texts = [...ownManifests(), ...corpusManifests()].filter((text) => text.length < 5000);
  const check = createFuzzCheck();
  for (let seed = 1_000_000; seed < 1_000_000 + TEXTS; seed++) {
    const text = fuzzText(randomOf(seed), texts);
    expect(check.try(text, seed % 8 === 0), `seed ${seed}: ${JSON.stringify(text)}`).toBeNull();
  }
  console.log(
    `${TEXTS} hostile texts, ${check.fixes} fixes applied, the slowest took ${Math.round(check.slowestMs)} ms`,
  );
});
