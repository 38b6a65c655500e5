import { expect, test } from "vitest";
import type { Explanation, SideExplanation, TraceOutcome, TraceStep, TraceWay } from "../../engine";
import { outcomeWords, waysWords } from "./outcome-words";

const outcomes: readonly (readonly [TraceOutcome, string])[] = [
  [{ kind: "answered" }, "Answered"],
  [{ kind: "refused", because: "no-endpoint" }, "Refused: no ready pod stands behind it"],
  [{ kind: "refused", because: "nobody-listens" }, "Refused: nobody listens on that port"],
  [{ kind: "timed-out", droppedBy: "source" }, "Timed out: dropped by the egress of the source"],
  [{ kind: "timed-out", droppedBy: "destination" }, "Timed out: dropped by the ingress of the destination"],
  [{ kind: "timed-out", droppedBy: "both" }, "Timed out: dropped at both ends"],
  [{ kind: "timed-out", droppedBy: "nothing-there" }, "Timed out: nothing is at that address and port"],
  [{ kind: "not-resolved", because: "no-such-name" }, "Name not resolved: there is no such name"],
  [{ kind: "not-resolved", because: "dns-unreachable" }, "Name not resolved: DNS is out of reach"],
  [{ kind: "not-resolved", because: "no-dns" }, "Name not resolved: no DNS pod is ready"],
  [{ kind: "not-resolved", because: "no-endpoint" }, "Name not resolved: the headless Service has no ready pod"],
  [{ kind: "not-resolved", because: "cname-cycle" }, "Name not resolved: the names lead in a circle"],
  [
    { kind: "not-resolved", because: "node-resolver" },
    "Name not resolved: its node’s resolver knows no names of the cluster",
  ],
  [{ kind: "answered-with-error", status: 404 }, "Answered with 404: no route takes this host and path"],
  [{ kind: "answered-with-error", status: 503 }, "Answered with 503: the route’s Service cannot answer"],
  [{ kind: "depends", on: "differ" }, "Depends: the pods that may be picked do not agree"],
  [{ kind: "depends", on: ["hairpin"] }, "Depends: the profile leaves open what decides it"],
];

test.each(outcomes)("%j is said in words", (outcome, words) => {
  const { word, because } = outcomeWords(outcome);
  expect([word, because].filter((part) => part !== "").join(": ")).toBe(words);
});

test("what dropped it is named by the steps that failed", () => {
  const steps = [step("egress", "passed", "app/web", "app/db-0"), step("ingress", "failed", "app/web", "app/db-0")];
  const dropped = { kind: "timed-out", droppedBy: "destination" } as const;
  expect(outcomeWords(dropped, steps).because).toBe("dropped by the ingress of app/db-0");
  const more = [...steps, step("ingress", "failed", "app/web", "app/db-1")];
  expect(outcomeWords(dropped, more).because).toBe("dropped by the ingress of 2 pods");
});

test("the end that drops an ingress controller's own request is the controller, not who asked it", () => {
  const steps = [step("egress", "failed", "ingress-nginx/controller-1", "app/web")];
  expect(outcomeWords({ kind: "timed-out", droppedBy: "source" }, steps).because).toBe(
    "dropped by the egress of ingress-nginx/controller-1",
  );
});

test("ways that are dropped at different ends are not one connection that is dropped twice", () => {
  const steps = [
    step("ingress", "failed", "app/web", "app/db-0"),
    step("egress", "failed", "app/web", "app/db-1"),
    step("ingress", "failed", "app/web", "app/db-1"),
  ];
  const both = { kind: "timed-out", droppedBy: "both" } as const;
  expect(outcomeWords(both, steps).because).toBe("dropped on every way");
  expect(outcomeWords(both, steps.slice(1)).because).toBe("dropped at both ends");
});

test("of several ways it is said how many are answered", () => {
  const answered: TraceOutcome = { kind: "answered" };
  const refused: TraceOutcome = { kind: "refused", because: "nobody-listens" };
  expect(waysWords({ ways: [way(answered)], moreWays: 0 })).toBe("");
  expect(waysWords({ ways: [way(answered), way(refused), way(answered)], moreWays: 0 })).toBe(
    "2 of 3 ways are answered",
  );
  expect(waysWords({ ways: [way(answered), way(answered)], moreWays: 0 })).toBe("All 2 ways are answered");
  expect(waysWords({ ways: [way(refused), way(refused)], moreWays: 0 })).toBe("None of 2 ways is answered");
  expect(waysWords({ ways: [way(answered), way(refused)], moreWays: 1_200 })).toBe(
    "1 of the first 2 of 1,202 ways are answered",
  );
});

function way(outcome: TraceOutcome): TraceWay {
  return { endpoint: "app/web", port: 80, outcome, steps: [] };
}

function step(kind: "egress" | "ingress", state: TraceStep["state"], source: string, destination: string): TraceStep {
  const side = (direction: SideExplanation["direction"]): SideExplanation => ({
    ...{ direction, admits: false, admittedPorts: "", exception: null, isolatedBy: [], rules: [], sentence: "" },
  });
  const explanation: Explanation = {
    ...{ source, destination, ports: "TCP 80", verdict: "denied", assumes: [], oneOf: null, sentence: "" },
    ...{ egress: side("egress"), ingress: side("ingress") },
  };
  return { kind, leg: "client", state, sentence: "", place: null, line: null, explanation };
}
