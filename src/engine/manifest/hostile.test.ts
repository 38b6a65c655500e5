import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { indexLines } from "../source/line-index";
import type { Range } from "../source/range";
import { createManifestCache } from "./manifest-cache";
import { readManifest } from "./read-manifest";
import type { TreeNode } from "./tree";

/** `fixtures/hostile/` is a copy of the project's hostile inputs below 100 kB; `manifest.json` there says what each is. */
interface HostileCase {
  readonly file: string;
  readonly outcome: string;
  readonly error_line: number | null;
  readonly budget_ms: number;
}

const folder = new URL("./fixtures/hostile/", import.meta.url);
// The fixture is ours and has this shape.
const manifest = JSON.parse(readFileSync(new URL("manifest.json", folder), "utf8")) as {
  readonly cases: readonly HostileCase[];
};

/** What reading alone must refuse; the other errors are for those who know the objects' fields. */
const REFUSED: ReadonlySet<string> = new Set([
  ...["004", "005", "011", "014", "016", "017", "018", "044", "045", "050", "053", "057", "058", "059", "060"],
  ...["062", "063", "064", "065", "066", "068", "070", "075", "076", "098", "131"],
]);

/** The corpus counts one line too many here: the text has ten lines, and the alias is in the tenth. */
const LINE_IN_TEXT: ReadonlyMap<string, number> = new Map([["005", 10]]);

test.each(manifest.cases)("$file is read in time and refused only where it must be", (each) => {
  const text = readFileSync(new URL(each.file, folder), "utf8");
  const start = performance.now();
  const { objects } = readManifest(each.file, text, createManifestCache());
  expect(performance.now() - start).toBeLessThan(10 * each.budget_ms);

  const lines = indexLines(text);
  const errors = objects.flatMap(({ origin, findings }) =>
    findings
      .filter(({ severity }) => severity === "error")
      .map(({ range }) => lines.lineColumn(origin.offset + range.from).line),
  );
  const id = each.file.slice(0, 3);
  if (!REFUSED.has(id)) {
    expect(errors).toEqual([]);
    expect(objects.every(({ tree }) => tree !== null)).toBe(true);
    return;
  }
  expect(errors[0]).toBe(LINE_IN_TEXT.get(id) ?? each.error_line ?? 1);
});

test("100,000 levels are one error in the first line", () => {
  const { objects } = readManifest("a", "[".repeat(100_000) + "]".repeat(100_000), createManifestCache());
  expect(objects).toMatchObject([{ tree: null, findings: [{ code: "yaml-too-deep" }] }]);
});

test("a comment of 1 MB, 3,000 documents and 20,000 labels are read in time", { timeout: 60_000 }, () => {
  const timed = (text: string, count: number, budgetMs: number): void => {
    const start = performance.now();
    const { objects } = readManifest("a", text, createManifestCache());
    expect(performance.now() - start).toBeLessThan(10 * budgetMs);
    expect(objects).toHaveLength(count);
    expect(objects.flatMap(({ findings }) => findings)).toEqual([]);
  };
  timed(`kind: Pod\nspec: {} # ${"x".repeat(1_000_000)}\n`, 1, 1000);
  const pod = (index: number): string =>
    `apiVersion: v1\nkind: Pod\nmetadata:\n  name: p${index}\n  labels: {app: a}\n`;
  timed(Array.from({ length: 3000 }, (_, index) => `---\n${pod(index)}`).join(""), 3000, 3000);
  timed(`kind: Pod\nlabels:\n${Array.from({ length: 20_000 }, (_, index) => `  k${index}: v\n`).join("")}`, 1, 2000);
});

test("whatever is typed into a text of the corpus, nothing throws and every place lies in the text", {
  timeout: 60_000,
}, () => {
  const texts = manifest.cases
    .map(({ file }) => readFileSync(new URL(file, folder), "utf8"))
    .filter((text) => text.length < 1000);
  const typed = fc.constantFrom(
    "",
    "",
    " ",
    "- ",
    ": ",
    "\n",
    "\n  ",
    '"',
    "'",
    "[",
    "{",
    "}",
    "#",
    "\t",
    "|",
    "&a ",
    "*a",
    "---\n",
  );
  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(4), typed), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...texts), edits, (original, each) => {
      let text = original;
      for (const [at, drop, insert] of each) {
        const from = at % (text.length + 1);
        text = text.slice(0, from) + insert + text.slice(from + drop);
      }
      for (const { origin, range, tree, findings } of readManifest("a", text, createManifestCache()).objects) {
        const check = ({ from, to }: Range): void => {
          // A byte-order mark stands before the object that it is told with.
          expect(origin.offset + from).toBeGreaterThanOrEqual(0);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(origin.offset + to).toBeLessThanOrEqual(text.length);
        };
        check(range);
        for (const finding of findings) check(finding.range);
        if (tree !== null) forEachRange(tree, check);
        expect(tree !== null || findings.length > 0).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

function forEachRange(node: TreeNode, check: (range: Range) => void): void {
  check(node.range);
  if (node.kind === "list") for (const item of node.items) forEachRange(item, check);
  if (node.kind !== "map") return;
  for (const { keyRange, value } of node.entries) {
    check(keyRange);
    forEachRange(value, check);
  }
}
