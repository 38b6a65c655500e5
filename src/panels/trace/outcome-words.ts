import type { ConnectionTrace, TraceOutcome, TraceStep, TraceWay } from "../../engine";
import { counted } from "../../ui/counted";

/** How a connection ended: a word, and what it is due to; `because` is empty where the word says it all. */
export interface OutcomeWords {
  readonly word: string;
  readonly because: string;
}

/** The outcome in words; where policies dropped it, by whose. */
export function outcomeWords(outcome: TraceOutcome, steps: readonly TraceStep[] = []): OutcomeWords {
  switch (outcome.kind) {
    case "answered":
      return { word: "Answered", because: "" };
    case "refused":
      return { word: "Refused", because: REFUSED[outcome.because] };
    case "timed-out":
      return { word: "Timed out", because: dropWords(outcome.droppedBy, steps) };
    case "not-resolved":
      return { word: "Name not resolved", because: NOT_RESOLVED[outcome.because] };
    case "answered-with-error":
      return { word: `Answered with ${outcome.status}`, because: STATUS[outcome.status] };
    case "depends":
      return { word: "Depends", because: dependsWords(outcome.on) };
  }
}

type Because<Kind extends TraceOutcome["kind"]> = Extract<TraceOutcome, { kind: Kind; because: string }>["because"];

const REFUSED: Record<Because<"refused">, string> = {
  "no-endpoint": "no ready pod stands behind it",
  "nobody-listens": "nobody listens on that port",
};

const NOT_RESOLVED: Record<Because<"not-resolved">, string> = {
  "no-such-name": "there is no such name",
  "dns-unreachable": "DNS is out of reach",
  "no-dns": "no DNS pod is ready",
  "no-endpoint": "the headless Service has no ready pod",
  "cname-cycle": "the names lead in a circle",
  "node-resolver": "its node’s resolver knows no names of the cluster",
};

const STATUS: Record<404 | 503, string> = {
  404: "no route takes this host and path",
  503: "the route’s Service cannot answer",
};

function dropWords(droppedBy: Extract<TraceOutcome, { kind: "timed-out" }>["droppedBy"], steps: readonly TraceStep[]) {
  switch (droppedBy) {
    case "nothing-there":
      return "nothing is at that address and port";
    case "source":
      return `dropped by the egress of ${ownerWords(steps, "egress") ?? "the source"}`;
    case "destination":
      return `dropped by the ingress of ${ownerWords(steps, "ingress") ?? "the destination"}`;
    case "both": {
      const isOnOneWay = new Set(failedEnds(steps, "ingress")).size < 2;
      return isOnOneWay ? "dropped at both ends" : "dropped on every way";
    }
  }
}

/** Whose side dropped it: the one end, or how many; null where no step tells. */
function ownerWords(steps: readonly TraceStep[], side: "egress" | "ingress"): string | null {
  const owners = [...new Set(failedEnds(steps, side))];
  const [only] = owners;
  if (only === undefined) return null;
  return owners.length === 1 ? only : counted(owners.length, "pod");
}

function failedEnds(steps: readonly TraceStep[], side: "egress" | "ingress"): readonly string[] {
  return steps.flatMap(({ kind, state, explanation }) => {
    if (kind !== side || state !== "failed" || explanation === null) return [];
    return [side === "egress" ? explanation.source : explanation.destination];
  });
}

function dependsWords(on: Extract<TraceOutcome, { kind: "depends" }>["on"]): string {
  if (on === "differ") return "the pods that may be picked do not agree";
  return on.length === 0 ? "the profile leaves it open" : "the profile leaves open what decides it";
}

/** Every step that a trace tells, also those of its ways. */
export function allSteps({ steps, ways }: Pick<ConnectionTrace, "steps" | "ways">): readonly TraceStep[] {
  return [...steps, ...ways.flatMap((way) => way.steps)];
}

/** “2 of 3 pods answer”; empty where there is one way or none. */
export function waysWords({ ways, moreWays }: Pick<ConnectionTrace, "ways" | "moreWays">): string {
  const count = ways.length + moreWays;
  if (count < 2) return "";
  const answering = ways.filter(({ outcome }) => outcome.kind === "answered").length;
  if (moreWays > 0)
    return `${answering} of the first ${ways.length} of ${count.toLocaleString("en")} ways are answered`;
  if (answering === 0) return `None of ${count} ways is answered`;
  return answering === count ? `All ${count} ways are answered` : `${answering} of ${count} ways are answered`;
}

/** `shop/web-1, port 8080`. */
export function wayName({ endpoint, port }: Pick<TraceWay, "endpoint" | "port">): string {
  return `${endpoint}, port ${port}`;
}
