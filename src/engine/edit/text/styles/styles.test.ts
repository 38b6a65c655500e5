import { describe, expect, test } from "vitest";
import { afterDiff, styleFiles } from "../../../testing/style-file";
import { doIntent } from "../../../testing/style-intent";

const files = styleFiles();
/** The same with the line breaks of other systems. */
const elsewhere = ["\r\n", "\r"].flatMap((lineBreak) =>
  files
    .filter(({ text }) => !text.includes("\r"))
    .map((file) => ({
      ...file,
      name: `${file.name} with ${lineBreak === "\r" ? "CR" : "CRLF"}`,
      text: file.text.replaceAll("\n", lineBreak),
    })),
);

test("there are forty styles, each with edits", () => {
  expect(files.length).toBeGreaterThanOrEqual(40);
  expect(files.filter(({ edits }) => edits.length < 2).map(({ name }) => name)).toEqual([]);
});

describe.each([...files, ...elsewhere])("$name", (file) => {
  test.each(file.edits)("$words", ({ words, diff, says }) => {
    const outcome = doIntent(file.text, words);
    if (diff === null) {
      expect(outcome).toMatchObject({ kind: "refused", reason: expect.stringContaining(says ?? "?") });
      return;
    }
    expect(outcome.kind === "edited" ? outcome.text : outcome.reason).toBe(afterDiff(file, diff));
    expect(outcome.kind === "edited" ? outcome.notes : []).toEqual(says === null ? [] : [says]);
  });
});
