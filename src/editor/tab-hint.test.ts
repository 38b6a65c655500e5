import { expect, test } from "vitest";
import { shortTabHint, tabHint } from "./tab-hint";

test("the hint says what Tab does, and the keys that change it", () => {
  expect(tabHint("indents", false)).toBe("Tab indents · Ctrl+M lets Tab leave");
  expect(tabHint("leaves", false)).toBe("Tab leaves · Ctrl+M lets Tab indent");
});

test("beside an answer only the key words of the hint stand", () => {
  expect(shortTabHint("indents", false)).toBe("Tab indents · Ctrl+M");
  expect(shortTabHint("leaves", true)).toBe("Tab leaves · Ctrl+Shift+M");
});

test("on a Mac the keys are others, since Ctrl+M is taken", () => {
  expect(tabHint("indents", true)).toBe("Tab indents · Ctrl+Shift+M lets Tab leave");
});
