/** Seeds of random worlds on which the engine and the naive evaluator once disagreed; each stays. */
export const REGRESSION_SEEDS: readonly number[] = [
  // a profile that leaves open how hostNetwork pods are read (N37)
  46, 47, 102,
  // a pod that states only its node's address, written before another that names the same node (N36)
  1_004_933, 1_005_099, 1_005_304,
];

/** Seeds of random worlds with Services on which the engine and the naive tracer once disagreed; each stays. */
export const TRACE_REGRESSION_SEEDS: readonly number[] = [
  // a wildcard host that has the path which the host as written has not
  50_000_004, 50_000_202, 50_000_217,
];
