import { expect, test } from "vitest";
import { caretOfArea, stretchInArea } from "./area-caret";
import { writtenChange } from "./written-change";

const file = { name: "a.yaml", text: "kind: Pod\r\nmetadata:\r\n  name: web\r\n" };
const shown = file.text.replaceAll("\r\n", "\n");

function at(start: number, end = start, selectionDirection: "forward" | "backward" = "forward") {
  return { selectionStart: start, selectionEnd: end, selectionDirection };
}

test("a caret in a file with carriage returns stands behind the same character as in the text area", () => {
  const behindWeb = shown.indexOf("web") + 3;
  const { head } = caretOfArea(at(behindWeb), file);
  expect(file.text.slice(0, head)).toMatch(/name: web$/);
  const [from, to] = stretchInArea({ from: head - 3, to: head }, file.text);
  expect(shown.slice(from, to)).toBe("web");
});

test("the end of a selection that moves is the head", () => {
  const name = shown.indexOf("name");
  const caret = caretOfArea(at(name, name + 4, "backward"), file);
  expect(file.text.slice(caret.head, caret.anchor)).toBe("name");
  expect(caret.head).toBeLessThan(caret.anchor);
});

test("what is written keeps the line ends of the file, and the caret stands behind it", () => {
  const written = shown.replace("web", "web\n  namespace: shop");
  const change = writtenChange(file, written, at(written.indexOf("shop") + 4), false);
  expect(change.edits).toEqual([{ file: "a.yaml", from: 33, to: 33, text: "\r\n  namespace: shop" }]);
  expect(change.caretAfter).toMatchObject({ anchor: 33 + 19, head: 33 + 19 });
  expect(change.label).toBe("type in a.yaml");
});

test("a paste is an intent of its own", () => {
  const change = writtenChange(file, `${shown}# more`, at(shown.length + 6), true);
  expect(change).toMatchObject({ label: "paste into a.yaml", typing: { afterPause: true } });
  expect(writtenChange(file, `${shown}#`, at(shown.length + 1), false).typing).toBeUndefined();
});
