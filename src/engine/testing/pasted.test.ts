import { describe, expect, test } from "vitest";
import { createManifestCache } from "../manifest/manifest-cache";
import { plainValueOf } from "../manifest/plain-value";
import { readManifest } from "../manifest/read-manifest";
import { findInText, mendText } from "./found-in-text";
import { at, type Json, text as textOf } from "./json";
import { readJsonLines } from "./verdict-cases";

// the fixture is ours, of JSON lines; its README states the form
const CASES = readJsonLines("validation/cases.jsonl.gz") as readonly Json[];

/** Block YAML of the corpus in which reading finds nothing, and for which fixes are tried. */
const TEXTS = CASES.map((one) => textOf(at(one, "text")) ?? "")
  .filter(
    (text) =>
      /^(apiVersion|kind):/.test(text) &&
      text.split("\n").length > 6 &&
      text.length < 20_000 &&
      text.endsWith("\n") &&
      findInText(text).length === 0,
  )
  .filter((_, i) => i % 3 === 0);

const valuesOf = (text: string) =>
  readManifest("a", text, createManifestCache()).objects.map(({ tree }) => tree && plainValueOf(tree));

const each = (text: string, change: (line: string, index: number) => string): string =>
  text
    .trimEnd()
    .split("\n")
    .map((line, i) => `${change(line, i)}\n`)
    .join("");

const indented = (line: string, indent: (width: number) => string): string =>
  line.replace(/^ */, (spaces) => indent(spaces.length));

const PASTED: readonly (readonly [name: string, paste: (text: string) => string])[] = [
  ["in a fence", (text) => `Apply:\n\n\`\`\`yaml\n${text}\`\`\`\nThat is all.\n`],
  ["in a fence of a list", (text) => `1. Do\n\n    ~~~yml\n${each(text, (line) => `    ${line}`)}    ~~~\n`],
  ["with line numbers and a colon", (text) => each(text, (line, i) => `${i + 1}: ${line}`)],
  ["with padded line numbers", (text) => each(text, (line, i) => `${String(i + 1).padStart(4)}  ${line}`)],
  ["with line numbers on the left", (text) => each(text, (line, i) => `${String(i + 8).padEnd(4)}${line}`)],
  ["with line numbers and a bar", (text) => each(text, (line, i) => `${String(i + 1).padStart(3)} | ${line}`)],
  ["with line numbers in front of it all", (text) => `${each(text, (_, i) => `${i + 1}`)}${text}`],
  ["behind a prompt", (text) => `user@host:~$ kubectl get netpol -o yaml\n${text}user@host:~$ \n`],
  ["in a here-document", (text) => `cat <<'EOF' | kubectl apply -f -\n${text}EOF\n`],
  ["behind continuation prompts", (text) => `$ kubectl apply -f - <<EOF\n${each(text, (line) => `> ${line}`)}> EOF\n`],
  ["in quote marks", (text) => each(text, (line) => `> ${line}`)],
  [
    "as a diff of a new file",
    (text) => `--- /dev/null\n+++ b/a.yaml\n@@ -0,0 +1,9 @@\n${each(text, (line) => `+${line}`)}`,
  ],
  ["with pluses", (text) => each(text, (line) => `+${line}`)],
  ["with a colour in each line", (text) => each(text, (line) => `\u001b[32m${line}\u001b[0m`)],
  ["with tabs for two spaces", (text) => each(text, (line) => indented(line, (width) => "\t".repeat(width / 2)))],
  ["with no-break spaces", (text) => each(text, (line) => indented(line, (width) => "\u00a0".repeat(width)))],
  ["in UTF-16", (text) => Array.from(text, (character) => `${character}\u0000`).join("")],
  ["in one line", (text) => text.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll('"', '\\"')],
  ["behind words", (text) => `Here it is, please apply it\n\n${text}`],
];

test("the corpus has texts to paste", () => {
  expect(TEXTS.length).toBeGreaterThan(40);
});

describe("what was copied along is taken out without any change of what it came with", () => {
  test.each(PASTED)("%s", (_, paste) => {
    const changed = TEXTS.filter((text) => {
      const mended = mendText(paste(text));
      return JSON.stringify(valuesOf(mended)) !== JSON.stringify(valuesOf(text));
    });
    expect(changed.map((text) => [text, mendText(paste(text))])).toEqual([]);
  });
});
