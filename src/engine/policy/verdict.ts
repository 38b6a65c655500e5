import type { Endpoint } from "../cluster/resolve-endpoint";
import type { Protocol } from "../net/protocol";
import type { Assumption } from "./profile";

/** `depends`: the chosen profile leaves open what decides it. */
export type Verdict = "allowed" | "denied" | "depends";

export type { Endpoint };

/** A question: may `source` open this connection? The port is the number on the destination. */
export interface Connection {
  readonly source: Endpoint;
  readonly destination: Endpoint;
  readonly protocol: Protocol;
  readonly port: number;
}

/** The answer to a {@link Connection}. */
export interface Judgement {
  readonly verdict: Verdict;
  /** Whether the source's side alone lets it through; null where it depends. */
  readonly egress: boolean | null;
  /** Whether the destination's side alone lets it through; null where it depends. */
  readonly ingress: boolean | null;
  /** Assumptions of the profile under another value of which the verdict would be another, sorted. */
  readonly assumes: readonly Assumption[];
}

/** Three-valued AND. */
export function bothSides(egress: boolean | null, ingress: boolean | null): Verdict {
  if (egress === false || ingress === false) return "denied";
  return egress === null || ingress === null ? "depends" : "allowed";
}

/** The verdict that all share; where they differ, or there is none, it depends. */
export function sharedVerdict(verdicts: readonly Verdict[]): Verdict {
  const first = verdicts[0] ?? "depends";
  return verdicts.every((verdict) => verdict === first) ? first : "depends";
}
