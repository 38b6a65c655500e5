import { expect, test } from "vitest";
import { tryManifestEdits } from "../../testing/try-manifest-edits";

test("what people have written is edited as wished, and no edit leaves an error behind", { timeout: 60_000 }, () => {
  expect(tryManifestEdits(7_301, 40)).toBeGreaterThan(20);
});
