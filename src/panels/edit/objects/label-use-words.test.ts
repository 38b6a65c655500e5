import { expect, test } from "vitest";
import { labelUseWords } from "./label-use-words";

test("what changes is said first, what stays after it", () => {
  const uses = [
    { kind: "subject", id: "shop/db", isNow: true, isThen: true },
    { kind: "peer", id: "shop/api", isNow: true, isThen: false },
    { kind: "service", id: "shop/web", isNow: false, isThen: true },
  ] as const;
  expect(labelUseWords(uses, false).map(({ sign, words }) => `${sign} ${words}`)).toEqual([
    "− a rule of shop/api would no longer name these pods",
    "+ Service shop/web would lead to these pods",
    " policy shop/db is about these pods",
  ]);
  expect(labelUseWords(uses, true)[0]?.words).toBe("a rule of shop/api would no longer name this namespace");
});
