import { expect, test } from "vitest";
import { isMacKeyboard } from "./mac-keyboard";

test("a Mac and an iPad have the keys of a Mac, others have not", () => {
  for (const platform of ["MacIntel", "iPad", "iPhone"]) expect(isMacKeyboard(platform)).toBe(true);
  for (const platform of ["Win32", "Linux x86_64", ""]) expect(isMacKeyboard(platform)).toBe(false);
});
