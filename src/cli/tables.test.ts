import { expect, test } from "vitest";
import { csvCell, markdownCell, markdownRow } from "../engine/export/table-text";
import { printable } from "./output";

test("a cell of Markdown shows the text itself", () => {
  expect(markdownCell("shop/web")).toBe("shop/web");
  expect(markdownCell("10.0.0.0-10.0.0.255")).toBe("10.0.0.0-10.0.0.255");
  expect(markdownRow(["a|b", "<img src=x>", "[a](b)", "`c`", "_d_ ~e~", "f\r\ng", "h\\|"])).toBe(
    "| a\\|b | \\<img src=x\\> | \\[a\\](b) | \\`c\\` | \\_d\\_ \\~e\\~ | f g | h\\\\\\| |",
  );
});

test("a cell of CSV is no formula, and what would end it is in quotes", () => {
  expect(csvCell("shop/web")).toBe("shop/web");
  expect(csvCell("80,443")).toBe('"80,443"');
  expect(["=1+1", "+1", "-1", "@a", "\t=1"].map(csvCell)).toEqual(["'=1+1", "'+1", "'-1", "'@a", "'\t=1"]);
  expect(csvCell('=a"b\nc')).toBe(`"'=a""b\nc"`);
  expect(csvCell("a\rb")).toBe('"a\rb"');
});

test("what a terminal would obey is written as escapes, which in JSON are the same text", () => {
  const hostile = "a\u001b[31m\u0007\r\u009b2J\u202eb\u2066\u200f\u2028\u007f\ufeff\\\u0085";
  const written = printable(JSON.stringify({ name: hostile }));
  expect(written).not.toMatch(/[^ -~]/);
  expect(JSON.parse(written)).toEqual({ name: hostile });
  expect(printable("a\tb\nc ü 😀 …")).toBe("a\tb\nc ü 😀 …");
});
