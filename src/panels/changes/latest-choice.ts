/** Of several choices the last one counts, however long an earlier one takes to load. */
export interface LatestChoice {
  /** Chooses. @returns whether it is still the last choice */
  begin(): () => boolean;
}

/** Nothing is chosen yet. */
export function createLatestChoice(): LatestChoice {
  let count = 0;
  return {
    begin() {
      count++;
      const own = count;
      return () => own === count;
    },
  };
}
