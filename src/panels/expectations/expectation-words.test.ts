import { expect, test } from "vitest";
import type { ExpectationResult } from "../../engine";
import { scoreOf, scoreWords } from "./expectation-score";
import {
  expectationsOf,
  failingWords,
  isWrittenDown,
  moreWords,
  newsWords,
  pairWords,
  stayWords,
} from "./expectation-words";

const holds: ExpectationResult = {
  ...{ id: "app/doors", sentence: "web → db TCP 5432 must be allowed", expected: "Allowed", verdict: "allowed" },
  ...{ pass: true, reason: "", message: null, pairs: 1, failing: [], failingCount: 0, edges: ["app/web→app/db"] },
  ...{ place: { file: "expectations.yaml", from: 0, to: 1 }, line: 1 },
};
const fails: ExpectationResult = { ...holds, pass: false, verdict: "denied", reason: "ingress of db drops it" };

test("the score counts what holds", () => {
  expect(scoreWords(scoreOf([holds, fails, holds]))).toBe("2 of 3 hold");
  expect(scoreWords(scoreOf([holds, fails]))).toBe("1 of 2 holds");
  expect(scoreWords(scoreOf([fails]))).toBe("0 of 1 hold");
});

test("what is spoken is how many fail, else that all hold", () => {
  expect(newsWords({ holding: 3, all: 5 })).toBe("Expectations: 2 of 5 fail.");
  expect(newsWords({ holding: 4, all: 5 })).toBe("Expectations: 1 of 5 fails.");
  expect(newsWords({ holding: 5, all: 5 })).toBe("Expectations: all 5 hold.");
  expect(newsWords({ holding: 1, all: 1 })).toBe("The expectation holds.");
  expect(newsWords({ holding: 0, all: 0 })).toBe("Nothing is expected any more.");
});

test("pairs are told by name, and how many are not told", () => {
  const pair = { source: "app/web-1", destination: "app/db-0", ports: "TCP 5432", verdict: "denied" } as const;
  expect(pairWords(pair)).toBe("app/web-1 → app/db-0 on TCP 5432 is denied");
  expect(pairWords({ ...pair, ports: "", verdict: "depends" })).toBe("app/web-1 → app/db-0 depends");
  expect(moreWords({ failing: [pair], failingCount: 13 })).toBe("and 12 more");
  expect(moreWords({ failing: [pair], failingCount: 1 })).toBeNull();
  expect(failingWords({ failingCount: 1, pairs: 12 })).toBe("1 pair of 12 is not as expected");
  expect(failingWords({ failingCount: 3, pairs: 1200 })).toBe("3 pairs of 1,200 are not as expected");
});

test("a button says what will be expected, and of what is not certain there is none", () => {
  expect(stayWords("open")).toBe("Expect this to stay allowed");
  expect(stayWords("denied")).toBe("Expect this to stay denied");
  expect(stayWords("mixed")).toBe("Expect this to stay as it is");
  expect(stayWords("depends")).toBeNull();
});

test("a line is written down where an expectation of it alone holds", () => {
  const wide = { ...holds, edges: ["app/web→app/db", "app/api→app/db"] };
  const about = (results: readonly ExpectationResult[]) => expectationsOf(results, "app/web→app/db");
  expect(about([holds, { ...wide, edges: ["x→y"] }])).toEqual([holds]);
  expect(isWrittenDown(about([wide, fails]), "allowed")).toBe(false);
  expect(isWrittenDown(about([wide, holds]), "allowed")).toBe(true);
});

test("an expectation of something else than the line's state does not write the line down", () => {
  const otherPort: ExpectationResult = { ...holds, expected: "Denied", verdict: "denied" };
  expect(isWrittenDown([otherPort], "allowed")).toBe(false);
  expect(isWrittenDown([otherPort], "partly")).toBe(false);
  expect(isWrittenDown([otherPort], "denied")).toBe(true);
  expect(isWrittenDown([holds], "denied")).toBe(false);
  expect(isWrittenDown([holds], "open")).toBe(true);
});
