/** Closes a `switch` over a union; reaching it is a defect of ours, so it throws. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
}
