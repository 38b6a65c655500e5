import { expect, test } from "vitest";
import { soundFix } from "./sound-fix";
import { MOST_FIX_EDITS } from "./source/limits";

const TEXT = "kind: pod\n";
const edit = (from: number, to: number, text: string) => ({ from, to, text });

test("a fix that changes the text in order is offered", () => {
  const fix = { title: "write Pod", edits: [edit(6, 7, "P"), edit(9, 9, " # a")] };
  expect(soundFix(fix, TEXT)).toEqual(fix);
});

test.each([
  ["changes nothing", [edit(6, 9, "pod")]],
  ["has no edits", []],
  ["goes back", [edit(6, 7, "P"), edit(0, 1, "K")]],
  ["edits twice in one place", [edit(6, 8, "Po"), edit(7, 9, "od")]],
  ["begins before the text", [edit(-2, 0, "- ")]],
  ["ends behind the text", [edit(9, 11, "")]],
  ["rewrites too much", Array.from({ length: MOST_FIX_EDITS + 1 }, () => edit(0, 0, "#"))],
  ["writes too much", [edit(0, 0, "#".repeat(5_000_000))]],
])("one that %s is not", (_, edits) => {
  expect(soundFix({ title: "a", edits }, TEXT)).toBeNull();
});

test("its title shows what cannot be seen by its number", () => {
  expect(soundFix({ title: "write \u202ea", edits: [edit(0, 0, "a")] }, TEXT)?.title).toBe("write U+202Ea");
});
