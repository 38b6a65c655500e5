import { expect, test } from "vitest";
import { engineVerdicts } from "./engine-verdicts";
import { readVerdictCases, type VerdictCase } from "./verdict-cases";

/** How many cases of each file are taken, evenly over it: 500 together. Kubernetes' own come first, all of them. */
const TAKEN = { "k8s-e2e": 65, "random-B-targeted": 185, cases: 190, "random-A-uniform": 60 };

/** Small, so that a mutant is soon found out. */
const CASES_PER_TEST = 20;

const sample = Object.entries(TAKEN).flatMap(([file, count]) => evenly(readVerdictCases(`${file}.jsonl.gz`), count));
const parts = Array.from({ length: Math.ceil(sample.length / CASES_PER_TEST) }, (_, i) =>
  sample.slice(i * CASES_PER_TEST, (i + 1) * CASES_PER_TEST),
);

test("the sample has 500 cases", () => expect(sample.length).toBe(500));

test.each(parts.map((cases, i) => ({ part: i + 1, cases })))(
  "the engine gives part $part of the sample",
  ({ cases }) => {
    const wrong = cases.filter((one) => engineVerdicts(one, one.files) !== one.expected);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  },
);

function evenly(cases: readonly VerdictCase[], count: number): readonly VerdictCase[] {
  return Array.from({ length: count }, (_, i) => cases[Math.floor((i * cases.length) / count)]).flatMap(
    (one) => one ?? [],
  );
}
