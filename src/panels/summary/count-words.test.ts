import { expect, test } from "vitest";
import type { AnalysisCounts, ExpectationResult, TakenApart } from "../../engine";
import { leftOutWords, summarySentence } from "./count-words";

const counts: AnalysisCounts = {
  namespaces: 1,
  workloads: 1,
  pods: 1,
  policies: 0,
  openWorkloads: 0,
  ignoredKinds: [],
  otherPolicyKinds: [],
};

function summary(differing: Partial<AnalysisCounts>, leftOutKinds: TakenApart["leftOutKinds"] | null = null): string {
  const taken: TakenApart = {
    kind: "dump",
    files: [],
    leftOutKinds: leftOutKinds ?? [],
    unreadable: [],
    cleaned: 0,
    remarks: [],
    onlyExpectations: false,
  };
  const arrival = leftOutKinds === null ? null : { taken, original: [], refusals: [] };
  return summarySentence({ counts: { ...counts, ...differing }, expectations: [] }, arrival);
}

test("the summary counts in words", () => {
  expect(summary({ policies: 4, workloads: 3 })).toBe("3 workloads in 1 namespace, 4 policies.");
});

test("what stands open and what was not needed is said", () => {
  const sentence = summary({ openWorkloads: 1, ignoredKinds: [{ kind: "Secret", count: 2 }] });
  expect(sentence).toContain("1 workload accepts connections from anyone.");
  expect(sentence).toContain("2 objects of other kinds say nothing about connections.");
});

test("what a dump lost on its way in is counted by kind", () => {
  const kinds = [
    { kind: "ConfigMap", count: 2 },
    { kind: "Secret", count: 1 },
    { kind: "IngressClass", count: 3 },
    { kind: "StoragePolicy", count: 2 },
  ];
  expect(summary({}, kinds)).toBe(
    "1 workload in 1 namespace, 0 policies. 2 ConfigMaps, 1 Secret, 3 IngressClasses and 2 StoragePolicies left out.",
  );
  expect(summary({}, [])).toBe("1 workload in 1 namespace, 0 policies.");
});

test("objects that could not be read are counted besides", () => {
  const place = { file: "a.yaml", from: 0, to: 1 };
  const one = { object: "document 2 of a.yaml", reason: "no kind", place, line: 3 };
  expect(leftOutWords({ leftOut: [] })).toBeNull();
  expect(leftOutWords({ leftOut: [one] })).toBe("1 object left out");
  expect(leftOutWords({ leftOut: [one, one] })).toBe("2 objects left out");
});

test("what is expected is counted, with the file that an import put it in", () => {
  const place = { file: "expectations.yaml", from: 0, to: 1 };
  const holds: ExpectationResult = {
    ...{ id: "app/doors", sentence: "web → db must be allowed", expected: "Allowed", verdict: "allowed" },
    ...{ pass: true, reason: "", message: null, pairs: 1, failing: [], failingCount: 0, edges: [], place, line: 1 },
  };
  const expectations = [holds, { ...holds, pass: false }];
  expect(summarySentence({ counts, expectations }, null)).toContain(" 2 expectations, 1 of them holds.");
  const files = [{ name: "expectations.yaml", text: "" }];
  const taken: TakenApart = {
    kind: "dump",
    files,
    leftOutKinds: [],
    unreadable: [],
    cleaned: 0,
    remarks: [],
    onlyExpectations: false,
  };
  expect(summarySentence({ counts, expectations }, { taken, original: [], refusals: [] })).toContain(
    " 2 expectations in `expectations.yaml`, 1 of them holds.",
  );
});

test("what was to be known of the text that was taken apart is said with its line", () => {
  const remarks = [
    { file: "a.json", line: 2, message: "another JSON text begins here" },
    { file: "a.json", line: 3, message: "another JSON text begins here" },
  ];
  const taken: TakenApart = {
    kind: "dump",
    files: [],
    leftOutKinds: [],
    unreadable: [],
    cleaned: 0,
    remarks,
    onlyExpectations: false,
  };
  const sentence = summarySentence({ counts, expectations: [] }, { taken, original: [], refusals: [] });
  expect(sentence).toContain("In the original, line 2: another JSON text begins here (and 1 remark more).");
});
