import { expect, test } from "vitest";
import type { AnalyzeOptions } from "./analysis";
import type { EarlierMoment } from "./analyze";
import { buildCluster } from "./cluster/build-cluster";
import { createEditHistory } from "./edit-history";
import { createOutcomeBook } from "./insight/pair-outcome";
import { evaluate } from "./policy/evaluate";
import { profileOf } from "./policy/profiles";

const EMPTY = buildCluster([]).cluster;
const NOTHING = evaluate(EMPTY, [], profileOf({ profile: "kubernetes" }));
const RECORD: EarlierMoment = {
  verdicts: {
    ends: new Map(),
    outcomes: new Uint32Array(),
    book: createOutcomeBook(),
    asked: [],
    compiled: NOTHING.compiled,
    forms: new Map(),
  },
  names: { objects: [], cluster: EMPTY },
  evaluation: NOTHING,
};
const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

test.each([
  ["another profile", { profile: "calico" }],
  ["another answer to an assumption", { assumptions: { "end-port": "no" } }],
  ["other pod CIDRs", { podCidrs: ["192.168.0.0/16"] }],
  ["another default namespace", { defaultNamespace: "app" }],
] as const)("%s is no edit: nothing is compared across it", (_, change) => {
  const history = createEditHistory();
  history.begin({ scenario: "s", intent: "1" }, OPTIONS).finish(RECORD);
  expect(history.begin({ scenario: "s", intent: "2" }, { ...OPTIONS, ...change }).comparison.earlier).toBeNull();
  expect(history.begin({ scenario: "s", intent: "2" }, OPTIONS).comparison.earlier).toBe(RECORD);
});

test("an analysis that is left off is what nobody compares with", () => {
  const history = createEditHistory();
  history.begin({ scenario: "s", intent: "1" }, OPTIONS).finish(RECORD);
  history.begin({ scenario: "s", intent: "2" }, OPTIONS);
  expect(history.begin({ scenario: "s", intent: "3" }, OPTIONS).comparison.earlier).toBe(RECORD);
});
