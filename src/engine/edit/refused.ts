/** What cannot be planned, and why. */
export interface Refused {
  readonly kind: "refused";
  readonly reason: string;
}

/** What is refused for a reason. */
export function refused(reason: string): Refused {
  return { kind: "refused", reason };
}
