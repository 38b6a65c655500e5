import { describe, expect, test } from "vitest";
import { checkMistake, findInText, type MistakenText } from "../../testing/found-in-text";

const POD = "apiVersion: v1\nkind: Pod\nmetadata:\n  name: a\n";

describe("words around a manifest can be deleted", () => {
  const DELETE = "delete the words around the manifest";
  const rows: readonly MistakenText[] = [
    ["before it", `Please apply this\n\n${POD}`, 1, "Please apply this", DELETE, POD],
    ["behind it", `${POD}\nThanks a lot!\n`, 6, "Thanks a lot!", DELETE, `${POD}\n`],
    ["on both sides", `Hello there\n${POD}Thanks!\nMe\n`, 1, "Hello there", DELETE, POD],
    ["marks of a forum", `[code]\n${POD}[/code]\n`, 1, "[code]", DELETE, POD],
    ["marks of a wiki", `{code:yaml}\n${POD}{code}\n`, 1, "{code:yaml}", DELETE, POD],
    ["marks of a page", `<pre><code>\n${POD}</code></pre>\n`, 1, "<pre><code>", DELETE, POD],
    ["the end of a pager", `${POD}(END)\n`, 5, "(END)", DELETE, POD],
    ["empty lines of an editor", `${POD}~\n~\n`, 5, "~", DELETE, POD],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /words are not part of the manifest/));

  test("a line that may be a field is nobody's words", () => {
    expect(findInText(`${POD}spec\n`)).toMatchObject([{ code: "yaml-syntax", line: 5, fix: undefined }]);
    expect(findInText(`${POD}  labels\n  app: a\n`)[0]?.fix).toBe(undefined);
  });
});

describe("a manifest in one line with escapes gets real line breaks", () => {
  const rows: readonly MistakenText[] = [
    ["bare", "apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: a\\n", 1, "\\n", "write real line breaks", POD],
    [
      "in quotes",
      '"apiVersion: v1\\nkind: Pod\\nmetadata:\\n  name: \\"a\\"\\n"',
      1,
      "\\n",
      "write real line breaks",
      POD.replace(": a", ': "a"'),
    ],
  ];
  test.each(rows)("%s", (...row) => checkMistake(row, /line breaks/));
});
