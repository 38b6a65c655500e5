import { expect, test } from "vitest";
import { tryRenames } from "../../testing/try-renames";

test("whatever gets another name, every expectation comes to what it came to", { timeout: 60_000 }, () => {
  expect(tryRenames(9_700_001, 40)).toBeGreaterThan(20);
});
