/** A text made for another tool, and what was lost on the way. */
export interface ExportedText {
  /** `tests.netassert.yaml`, `check-policies.sh`, … */
  readonly fileName: string;
  readonly text: string;
  /** Sentences about what could not be carried over; empty where all was. */
  readonly notes: readonly string[];
}

/** Expectations written by the engine, to be added to `expectations.yaml`. */
export interface DraftedExpectations {
  /** Documents without a leading `---`, ending in a newline. */
  readonly text: string;
  /** How many connections they expect something of. */
  readonly count: number;
}
