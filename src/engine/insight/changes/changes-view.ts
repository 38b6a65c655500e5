import type { RenamedThing } from "./scenario-moment";

/** What differs between a baseline and now: who may reach whom, and what is there. */
export interface ChangesView {
  /** How many connections opened; those in {@link lines} and those that are only counted. */
  readonly opened: number;
  readonly closed: number;
  /** Of the opened ones those that come from outside the cluster. */
  readonly exposed: number;
  /** Exposure first, then by cause, the newest first; at most {@link MOST_LINES}. */
  readonly lines: readonly ChangeLine[];
  /** In the order of time; of policies by name. Each has caused something. */
  readonly causes: readonly CountedCause[];
  /** Workloads with pods that the baseline does not have: what they have with others is told here only. */
  readonly arrived: ObjectChanges;
  /** Workloads with pods of the baseline that are there no longer. */
  readonly gone: ObjectChanges;
  /** What has another name, and is compared with what it was under the old one. */
  readonly renamed: readonly RenamedThing[];
  /** How many broken objects take part as they last could be read, and how many of the baseline take no part. */
  readonly standIns: number;
  readonly leftOutOfBaseline: number;
}

/** One connection that opened or closed by one cause. */
export interface ChangeLine {
  readonly kind: "opened" | "closed";
  /** Id of a workload (with a note where it is some of its pods), “every address outside”, or some ranges. */
  readonly source: string;
  readonly target: string;
  /** Where one end is outside the cluster, which; null: both are inside. */
  readonly outside: "source" | "target" | null;
  /** “TCP 8080”, “all ports”, “TCP 80 (some pods only)”. */
  readonly ports: string;
  /** Ids of the pairs of the picture that it is part of, `source→target`; at most {@link MOST_EDGES}. */
  readonly edges: readonly string[];
  /** Position in the list of causes. */
  readonly cause: number;
}

/** What made a change. */
export type ChangeCause =
  /** A step of the history, by the id that it was asked with. */
  | { readonly kind: "step"; readonly id: number; readonly label: string }
  /** What lies before the steps that were asked about. */
  | { readonly kind: "earlier" }
  /** What is tried out without being written. */
  | { readonly kind: "what-if" }
  /**
   * Without a history: the policies by which it is so now, as `namespace/name`. None: no policy selects the pods of
   * `namespace` any more in that direction.
   */
  | {
      readonly kind: "policies";
      readonly namespace: string;
      readonly policies: readonly string[];
    };

/** A cause with what it came to, as far as it still holds. */
export interface CountedCause {
  readonly cause: ChangeCause;
  readonly opened: number;
  readonly closed: number;
}

/** Workloads whose pods, or some of them, are new or gone. */
export interface ObjectChanges {
  readonly count: number;
  /** At most {@link MOST_OBJECTS}. */
  readonly lines: readonly ObjectChange[];
}

/** Pods of a workload that are new or gone, and how many others they have connections with. */
export interface ObjectChange {
  /** Id of the workload, or what of it: `shop/web (2 of its pods)`. */
  readonly workload: string;
  /** True: all of the workload. */
  readonly isWhole: boolean;
  /** How many other workloads they may reach, and how many may reach them; before, where they are gone. */
  readonly reaches: number;
  readonly reachedBy: number;
  /** Whether some address outside may reach them. */
  readonly isExposed: boolean;
}

/** More are only counted. */
export const MOST_LINES = 2000;

/** More workloads are only counted. */
export const MOST_OBJECTS = 200;

/** A workload that is shown pod by pod has many pairs in the picture. */
export const MOST_EDGES = 20;
