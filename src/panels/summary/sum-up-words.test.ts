import { expect, test } from "vitest";
import { everyEdge, type SumUp } from "../../engine";
import { type SumUpScope, sumUpWords } from "./sum-up-words";

const nothing = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
const sum: SumUp = {
  ...{ workloads: 18, isolated: { ingress: 12, egress: 7 }, open: 2 },
  ...{ pairs: { ...nothing, allowed: 9, open: 4, denied: 30 }, notDrawn: 12, hidden: 0 },
};
const scope: SumUpScope = {
  ...{ probe: { kind: "ports-that-matter" }, filter: everyEdge, nameOf: (id) => id, isWhatIf: false },
};
const words = (change: Partial<SumUp>, seen: Partial<SumUpScope> = {}) =>
  sumUpWords({ ...sum, ...change }, { ...scope, ...seen });

test("the picture is summed up in two sentences", () => {
  expect(words({})).toBe(
    "Of 43 pairs 9 are allowed by a rule, 4 open by default and 30 denied (12 not drawn). " +
      "Of 18 workloads 12 are isolated for ingress, 7 for egress; 2 accept from anyone.",
  );
});

test("where all, one or none are isolated, it is said in words that fit", () => {
  expect(words({ isolated: { ingress: 18, egress: 0 }, open: 0 })).toContain(
    "Of 18 workloads all are isolated for ingress, 0 for egress; none accepts from anyone.",
  );
  expect(words({ isolated: { ingress: 1, egress: 0 }, open: 1 })).toContain(
    "Of 18 workloads 1 is isolated for ingress, 0 for egress; 1 accepts from anyone.",
  );
  expect(words({ isolated: { ingress: 0, egress: 0 }, open: 18 })).toContain(
    "None of 18 workloads is isolated; 18 accept from anyone.",
  );
  expect(words({ workloads: 0 })).toBe("");
});

test("pairs of one state are said to be all", () => {
  const notDrawn = 0;
  expect(words({ pairs: { ...nothing, open: 5 }, notDrawn })).toContain("All 5 pairs are open by default.");
  expect(words({ pairs: { ...nothing, denied: 1 }, notDrawn })).toContain("The one pair is denied.");
  expect(words({ pairs: nothing, notDrawn })).toContain("No pair is shown.");
});

test("what is asked about and what the filter leaves is said", () => {
  const filter = { ...everyEdge, namespaces: ["shop"], ports: [PORT] };
  const probe = { kind: "port", protocol: "TCP", port: 5432 } as const;
  expect(words({ hidden: 45 }, { filter, probe })).toContain(
    "Of 43 pairs, asked about TCP 5432, 9 are allowed by a rule, 4 open by default and 30 denied (12 not drawn). " +
      "Of 18 workloads 12 are isolated for ingress, 7 for egress; 2 accept from anyone. " +
      "Shown: only what passes “port: TCP 5432”, “namespace: shop”; 45 pairs hidden.",
  );
  expect(words({}, { isWhatIf: true })).toMatch(/^What if: Of 43/);
});

const PORT = { kind: "number", protocol: "TCP", from: 5432, to: 5432 } as const;
