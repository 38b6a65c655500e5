import { expect, test } from "vitest";
import type { TraceStep } from "../../engine";
import { stepLegs } from "./step-legs";

const step = (leg: TraceStep["leg"], kind: TraceStep["kind"]): TraceStep => ({
  ...{ leg, kind, state: "passed", sentence: "", place: null, line: null, explanation: null },
});

test("steps stand under the connection that they belong to, in the order of the packet", () => {
  const steps = [
    step("dns", "egress"),
    step("client", "resolve"),
    step("client", "service"),
    step("controller", "route"),
  ];
  expect(stepLegs(steps).map(({ title, steps: own }) => [title, own.map(({ kind }) => kind)])).toEqual([
    ["Asking DNS", ["egress"]],
    ["The request", ["resolve", "service"]],
    ["The controller’s request", ["route"]],
  ]);
  expect(stepLegs([])).toEqual([]);
});
