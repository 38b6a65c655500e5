import { expect, test } from "vitest";
import { denyWords } from "./pick-words";

test("a default deny says what it is for: the one namespace by its name, several by their number", () => {
  expect(denyWords(["shop"])).toBe("Default deny for namespace shop…");
  expect(denyWords(["shop", "ops"])).toBe("Default deny for 2 namespaces…");
  expect(denyWords([])).toBe("Default deny…");
});
