import { expect, test } from "vitest";
import { fuzzyMatch } from "./fuzzy-match";

const best = (query: string, ...texts: readonly string[]) =>
  texts
    .flatMap((text) => {
      const match = fuzzyMatch(query, text);
      return match === null ? [] : [{ text, score: match.score }];
    })
    .sort((a, b) => b.score - a.score)
    .map(({ text }) => text);

test("what begins so comes before a word that does, and that before what only holds it", () => {
  expect(best("back", "comeback", "shop/backend", "backend")).toEqual(["backend", "shop/backend", "comeback"]);
});

test("the first letters of the words are enough", () => {
  expect(best("sbe", "shop/backend")).toEqual(["shop/backend"]);
  expect(best("tta", "Three-tier application")).toEqual(["Three-tier application"]);
});

test("every word of the query counts, in whatever order, and capitals do not", () => {
  expect(best("DNS egress", "Egress with DNS", "Deny all egress")).toEqual(["Egress with DNS"]);
});

test("letters that lie scattered are no match", () => {
  expect(fuzzyMatch("oaa", "go to namespace")).toBeNull();
  expect(fuzzyMatch("backend", "bank account ledger")).toBeNull();
});

test("of equal matches the shorter text comes first", () => {
  expect(best("web", "web-of-things", "web")).toEqual(["web", "web-of-things"]);
});

test("the letters that fit are told", () => {
  expect(fuzzyMatch("end", "backend")?.marks).toEqual([4, 5, 6]);
  expect(fuzzyMatch("sb", "shop/backend")?.marks).toEqual([0, 5]);
});

test("an empty query fits everything alike", () => {
  expect(fuzzyMatch("  ", "anything")).toEqual({ score: 0, marks: [] });
});
