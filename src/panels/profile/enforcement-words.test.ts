import { expect, test } from "vitest";
import { notEnforcedWords } from "./enforcement-words";

test("where nobody enforces policies it is said that those that are there change nothing", () => {
  expect(notEnforcedWords(0)).toBe("");
  expect(notEnforcedWords(1)).toBe("The policy of this scenario changes nothing.");
  expect(notEnforcedWords(4)).toBe("The 4 policies of this scenario change nothing.");
});
