import fc from "fast-check";
import { expect, test } from "vitest";
import { findCommonEnds } from "./common-ends";
import { resplitDocuments } from "./resplit-documents";
import { resplitList } from "./resplit-list";
import { splitDocuments } from "./split-documents";
import { splitList } from "./split-list";

const RUNS = 4_000;

const plainLine = fc.constantFrom(
  "---",
  "---",
  "--- # c",
  "--- a: 1",
  "...",
  "# comment",
  "",
  "a: 1",
  "b: |",
  "  ---",
  " ...",
);
const markedLine = fc.constantFrom("%YAML 1.1", "\ufeff---", "\ufeffa: 2");
const documentLine = fc.oneof({ weight: 100, arbitrary: plainLine }, { weight: 1, arbitrary: markedLine });
const goodLine = fc.constantFrom("- a: 1", "- a: 1", "  b: 2", "  - c", "    d: 3", "", "# comment", "   # more", "-");
const oddLine = fc.constantFrom("  \t", "%x", "kind: List", "items:", " - e");
const itemLine = fc.oneof({ weight: 60, arbitrary: goodLine }, { weight: 1, arbitrary: oddLine });
const eol = fc.constantFrom("\n", "\n", "\n", "\r\n", "\r");
const edit = fc.record({
  at: fc.nat(),
  drop: fc.nat(12),
  insert: fc.constantFrom(
    "",
    "x",
    "\n",
    "---\n",
    "\n---",
    "...\n",
    "-",
    " ",
    "\r",
    "- n: 1\n",
    "# c\n",
    "\t",
    "a: 1\n---\n",
  ),
});

function edited(text: string, { at, drop, insert }: { at: number; drop: number; insert: string }): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + insert + text.slice(from + drop);
}

test("a text that was split before is split as one that was not, whatever the edit", () => {
  let kept = 0;
  const text = fc.tuple(fc.array(documentLine, { maxLength: 25 }), eol).map(([lines, end]) => lines.join(end));
  fc.assert(
    fc.property(text, edit, (before, change) => {
      const now = edited(before, change);
      const chunks = splitDocuments(before);
      const documents = chunks.map((chunk) => ({ offset: chunk.offset, length: chunk.text.length }));
      const again = resplitDocuments({ text: before, documents }, now, findCommonEnds(before, now));
      const shift = now.length - before.length;
      const atEnd = chunks.slice(chunks.length - again.keptAtEnd);
      const all = [
        ...chunks.slice(0, again.keptAtStart),
        ...again.between,
        ...atEnd.map((chunk) => ({ ...chunk, offset: chunk.offset + shift })),
      ];
      kept += again.keptAtStart + again.keptAtEnd;
      expect(all).toEqual(splitDocuments(now));
    }),
    { numRuns: RUNS, seed: 5 },
  );
  expect(kept).toBeGreaterThan(RUNS / 2);
});

test("a list that was cut before is cut as one that was not, whatever the edit", () => {
  let kept = 0;
  const text = fc
    .tuple(
      fc.array(itemLine, { maxLength: 14 }),
      fc.constantFrom("", " "),
      eol,
      fc.constantFrom("kind: List", "kind: PodList\n"),
    )
    .map(([lines, indent, end, footer]) =>
      ["apiVersion: v1", "items:", "- first: 1", ...lines, "- last: 1"]
        .map((line, i) => (i < 2 ? line : indent + line))
        .concat(footer)
        .join(end),
    );
  fc.assert(
    fc.property(text, edit, (before, change) => {
      const split = splitList(before);
      if (split === null) return;
      const now = edited(before, change);
      const again = resplitList({ text: before, split }, now, findCommonEnds(before, now));
      if (again === null) return;
      kept += again.keptAtStart + again.keptAtEnd;
      expect(again.split).toEqual(splitList(now));
    }),
    { numRuns: RUNS, seed: 6 },
  );
  expect(kept).toBeGreaterThan(RUNS / 4);
});

test("what two texts share at both ends is found across blocks, and never overlaps", () => {
  const long = "abcdefgh".repeat(6_000);
  for (const [before, now] of [
    [long, `${long.slice(0, 20_000)}X${long.slice(20_000)}`],
    [long, long.slice(0, 30_000) + long.slice(30_008)],
    ["aaaa", "aaa"],
    ["", "a"],
    [long, long],
  ] as const) {
    const { prefix, suffix } = findCommonEnds(before, now);
    expect(prefix + suffix).toBeLessThanOrEqual(Math.min(before.length, now.length));
    expect(before.slice(0, prefix)).toBe(now.slice(0, prefix));
    expect(before.slice(before.length - suffix)).toBe(now.slice(now.length - suffix));
    const isAll = prefix + suffix === Math.min(before.length, now.length);
    expect(isAll || before[prefix] !== now[prefix]).toBe(true);
  }
  expect(findCommonEnds(long, `${long.slice(0, 20_000)}X${long.slice(20_000)}`)).toEqual({
    prefix: 20_000,
    suffix: 28_000,
  });
});
