/** What somebody has written into a field of the filter. */
export type ReadFilter<Value> =
  | { readonly kind: "read"; readonly values: readonly Value[] }
  /** `reason`: a sentence that says what can be written. */
  | { readonly kind: "refused"; readonly reason: string };
