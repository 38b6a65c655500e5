/** How large the clusters are and how often they are timed. */
export interface BenchScale {
  readonly small: readonly number[];
  readonly medium: ClusterSize;
  readonly large: ClusterSize;
  readonly world: { readonly classes: number; readonly policies: number };
  readonly everyPodDifferent: { readonly classes: number; readonly policies: number };
  readonly probes: number;
  /** Documents, keys and the like of a hostile text. */
  readonly hostile: number;
  /** Pairs or probes that the naive evaluator judges. */
  readonly sample: number;
  /** Runs where one takes less than a second or so; where it takes longer there are fewer. */
  readonly runs: number;
}

/** Pods and policies of a cluster's text; there are five pods to a workload. */
export interface ClusterSize {
  readonly pods: number;
  readonly policies: number;
}

/** The sizes of the goals. */
export const FULL_SCALE: BenchScale = {
  small: [12, 200, 2000],
  medium: { pods: 1000, policies: 500 },
  large: { pods: 10_000, policies: 2000 },
  world: { classes: 3000, policies: 2000 },
  everyPodDifferent: { classes: 10_000, policies: 2000 },
  probes: 100_000,
  hostile: 100_000,
  sample: 300,
  runs: 20,
};

/** The same rows in seconds: to see that they work, not to learn anything from. */
export const QUICK_SCALE: BenchScale = {
  small: [12],
  medium: { pods: 20, policies: 8 },
  large: { pods: 40, policies: 12 },
  world: { classes: 20, policies: 10 },
  everyPodDifferent: { classes: 30, policies: 10 },
  probes: 50,
  hostile: 50,
  sample: 5,
  runs: 1,
};
