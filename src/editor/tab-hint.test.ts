import { expect, test } from "vitest";
import { isMac, tabHint } from "./tab-hint";

test("the hint says what Tab does, and the keys that change it", () => {
  expect(tabHint("indents", isMac("Linux x86_64"))).toBe("Tab indents · Ctrl+M lets Tab leave");
  expect(tabHint("leaves", isMac("Win32"))).toBe("Tab leaves · Ctrl+M lets Tab indent");
});

test("on a Mac the keys are others, since Ctrl+M is taken", () => {
  expect(tabHint("indents", isMac("MacIntel"))).toBe("Tab indents · Ctrl+Shift+M lets Tab leave");
});
