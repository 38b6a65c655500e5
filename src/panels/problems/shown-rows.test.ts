import { expect, test } from "vitest";
import type { FileProblems } from "./filter-problems";
import type { Problem } from "./list-problems";
import { shownRows } from "./shown-rows";

const group = (file: string, count: number): FileProblems => ({
  file,
  problems: Array.from({ length: count }, (_, index): Problem => {
    const said = { severity: "error", subject: "", message: "", field: "", consequence: "", found: null } as const;
    return { key: `${file} ${index}`, ...said, place: { file, from: index, to: index }, line: index };
  }),
});
const open: ReadonlySet<string> = new Set();
const drawn = (groups: readonly FileProblems[], closed: ReadonlySet<string>, most: number) => {
  const { shown, more } = shownRows(groups, closed, most);
  return { files: shown.map(({ file, rows, count }) => `${file} ${rows.length} of ${count}`), more };
};

test("a short list is drawn whole, each file's heading before its rows", () => {
  const { keys, more } = shownRows([group("a", 2), group("b", 1)], open, 100);
  expect(keys).toEqual(["file a", "a 0", "a 1", "file b", "b 0"]);
  expect(more).toBe(0);
});

test("of a long list the first rows are drawn, and the others are counted", () => {
  expect(drawn([group("a", 300), group("b", 5)], open, 100)).toEqual({ files: ["a 100 of 300"], more: 205 });
  expect(shownRows([group("a", 300)], open, 100).keys.at(-1)).toBe("more");
});

test("a file that is folded away gives its room to the others", () => {
  expect(drawn([group("a", 300), group("b", 5)], new Set(["a"]), 100)).toEqual({
    files: ["a 0 of 300", "b 5 of 5"],
    more: 0,
  });
});

test("of ten thousand files not every heading is drawn", () => {
  const groups = Array.from({ length: 10_000 }, (_, index) => group(`${index}`, 1));
  const { files, more } = drawn(groups, open, 100);
  expect(files.length).toBe(50);
  expect(more).toBe(9_950);
});
