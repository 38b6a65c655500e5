/** Seeds of random worlds on which the engine and the naive evaluator once disagreed; each stays. */
export const REGRESSION_SEEDS: readonly number[] = [];
