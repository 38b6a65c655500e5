import type { Place } from "../../source/range";

/** What became of one expected connection. */
export interface ExpectationResult {
  /** `namespace/name`, with the position for one of several: `shop/doors 2`. Unique. */
  readonly id: string;
  /** What it asks: “frontend → backend TCP 8080 must be allowed”. */
  readonly sentence: string;
  readonly expected: "Allowed" | "Denied";
  /** What all pairs share on all ports asked; `mixed` where they differ, `none` where nobody is named. */
  readonly verdict: "allowed" | "denied" | "depends" | "mixed" | "none";
  readonly pass: boolean;
  /** Why it fails, naming the first pair that does (“intruder reaches database on TCP 5432”); empty where it passes. */
  readonly reason: string;
  /** What its author says about it; null where absent. */
  readonly message: string | null;
  /** Pairs that were judged. */
  readonly pairs: number;
  /** Pairs that are not as expected, at most 20 of them. */
  readonly failing: readonly FailingPair[];
  readonly failingCount: number;
  /** Ids of the lines of the picture that it is about, drawn or not: at most 500, those that fail first. */
  readonly edges: readonly string[];
  readonly place: Place;
  readonly line: number;
}

/** A pair that is not as expected. */
export interface FailingPair {
  /** `namespace/pod`, an address or a range. */
  readonly source: string;
  readonly destination: string;
  /** Ports that are not as expected: `TCP 8080`. */
  readonly ports: string;
  readonly verdict: "allowed" | "denied" | "depends";
}
