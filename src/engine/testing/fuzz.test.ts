import { expect, test } from "vitest";
import { createFuzzCheck } from "./fuzz-check";
import { fuzzText } from "./fuzz-text";
import { ownManifests } from "./manifest-texts";
import { randomOf } from "./random";

const texts = ownManifests().filter((text) => text.length < 3000);

test("whatever is pasted, nothing throws or hangs, every place and fix lies in the text, and all readers agree", {
  timeout: 120_000,
}, () => {
  const check = createFuzzCheck();
  for (let seed = 0; seed < 300; seed++) {
    const text = fuzzText(randomOf(seed), texts);
    expect(check.try(text, seed % 8 === 0), `seed ${seed}: ${JSON.stringify(text)}`).toBeNull();
  }
  expect(check.fixes).toBeGreaterThan(30);
});
