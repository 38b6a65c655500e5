import { expect, test } from "vitest";
import { visibleText } from "./visible-text";

test("what turns the writing round, or is not seen at all, stands by its number", () => {
  expect(visibleText("metadata.labels.a\u202eb\u200b")).toBe("metadata.labels.aU+202EbU+200B");
  expect(visibleText("spec.größe[0]")).toBe("spec.größe[0]");
});
