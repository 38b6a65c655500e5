import { expect, test } from "vitest";
import type { Analysis, AnalysisCounts } from "../../engine";
import { summarySentence } from "./count-words";

function analysis(counts: Partial<AnalysisCounts>): Analysis {
  return {
    graph: {
      namespaces: [],
      nodes: [],
      edges: [],
      notDrawn: { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 },
    },
    diagnostics: [],
    leftOut: [],
    counts: {
      namespaces: 1,
      workloads: 1,
      pods: 1,
      policies: 0,
      openWorkloads: 0,
      ignoredKinds: [],
      otherPolicyKinds: [],
      ...counts,
    },
  };
}

test("the summary counts in words", () => {
  expect(summarySentence(analysis({ policies: 4, workloads: 3 }))).toBe("3 workloads in 1 namespace, 4 policies.");
});

test("what stands open and what was not needed is said", () => {
  const sentence = summarySentence(analysis({ openWorkloads: 1, ignoredKinds: [{ kind: "Secret", count: 2 }] }));
  expect(sentence).toContain("1 workload accepts connections from anyone.");
  expect(sentence).toContain("2 objects of other kinds say nothing about connections.");
});
