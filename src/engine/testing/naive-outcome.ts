import type { TraceOutcome } from "../insight/trace/connection-trace";
import type { Assumption } from "../policy/profile";

/** What a way, or a whole trace, comes to; `isLoose`: the rules decide its kind and no more. */
export interface NaiveOutcome {
  readonly outcome: TraceOutcome;
  readonly isLoose: boolean;
}

/** An outcome that the rules decide to the last word. */
export function surely(outcome: TraceOutcome): NaiveOutcome {
  return { outcome, isLoose: false };
}

/** An outcome as a table writes it: `refused nobody-listens`, `depends hairpin`. */
export function outcomeText(outcome: TraceOutcome): string {
  switch (outcome.kind) {
    case "answered":
      return "answered";
    case "refused":
    case "not-resolved":
      return `${outcome.kind} ${outcome.because}`;
    case "timed-out":
      return `timed-out ${outcome.droppedBy}`;
    case "answered-with-error":
      return `answered-with-error ${outcome.status}`;
    case "depends":
      return `depends ${outcome.on === "differ" ? "differ" : [...outcome.on].sort().join(", ")}`.trim();
  }
}

/** What all ways share: two sure ones that do not agree leave it to who is picked; else what an open one hangs on counts. */
export function sharedOutcome(outcomes: readonly NaiveOutcome[]): NaiveOutcome {
  const [first] = outcomes;
  if (first === undefined) throw new Error("no way, so nothing to share");
  const kinds = new Set(outcomes.map(({ outcome }) => outcome.kind));
  const isOpen = kinds.delete("depends");
  if (kinds.size > 1) return surely({ kind: "depends", on: "differ" });
  if (isOpen) {
    const assumptions = new Set<Assumption>();
    for (const { outcome } of outcomes) {
      if (outcome.kind !== "depends") continue;
      if (outcome.on === "differ") return surely(outcome);
      for (const assumption of outcome.on) assumptions.add(assumption);
    }
    const isLoose = outcomes.some((each) => each.isLoose && each.outcome.kind === "depends");
    return { outcome: { kind: "depends", on: [...assumptions].sort() }, isLoose };
  }
  const isSame = outcomes.every(({ outcome }) => outcomeText(outcome) === outcomeText(first.outcome));
  return isSame ? first : { ...first, isLoose: true };
}
