import type { TraceOutcome } from "./connection-trace";

/**
 * What comes of several ways of which any may be taken: the outcome that they agree on; `differ` where two that are sure
 * do not. A way that depends takes nothing from the others but their certainty: its assumptions are the outcome's. Ways
 * that all time out agree, whichever side drops each. There is at least one.
 */
export function joinOutcomes(outcomes: readonly TraceOutcome[]): TraceOutcome {
  const open = outcomes.filter((outcome) => outcome.kind === "depends");
  const [sure, ...others] = outcomes.filter((outcome) => outcome.kind !== "depends");
  const isOpposed = others.some(({ kind }) => kind !== sure?.kind) || open.some(({ on }) => on === "differ");
  if (isOpposed) return { kind: "depends", on: "differ" };
  if (open.length > 0) {
    const names = open.flatMap(({ on }) => (on === "differ" ? [] : on));
    return { kind: "depends", on: [...new Set(names)].sort() };
  }
  if (sure === undefined) throw new Error("a connection without ways has no outcome");
  if (sure.kind !== "timed-out") return sure;
  const isSame = others.every((other) => other.kind === "timed-out" && other.droppedBy === sure.droppedBy);
  return isSame ? sure : { kind: "timed-out", droppedBy: "both" };
}

/** The state of a step that ends so. */
export function stateOf({ kind }: TraceOutcome): "passed" | "failed" | "depends" {
  if (kind === "answered") return "passed";
  return kind === "depends" ? "depends" : "failed";
}
