/** A protocol (TCP where absent) and a port; a sentence where they are none. */
export function readProtocolPort(
  protocol: unknown,
  port: unknown,
): string | { readonly protocol: "TCP" | "UDP" | "SCTP"; readonly port: number } {
  const found = (["TCP", "UDP", "SCTP"] as const).find((known) => known === (protocol ?? "TCP"));
  if (found === undefined) return "protocol must be TCP, UDP or SCTP";
  if (typeof port !== "number" || !Number.isInteger(port) || port < 1 || port > 65535) {
    return "port must be a whole number from 1 to 65535";
  }
  return { protocol: found, port };
}

/** What is wrong with a line of the input: it is unusable (`bad-…`), or it asks about something that is not there. */
export type AnswerErrorCode = "bad-json" | "bad-probe" | "bad-case" | "unknown-profile" | "unknown-endpoint";

/** The error member of an answer. */
export function errorOf(
  code: AnswerErrorCode,
  message: string,
): { readonly error: { readonly code: AnswerErrorCode; readonly message: string } } {
  return { error: { code, message } };
}

/** Whether an answer says that its line was unusable, so that the exit code must be 2. An unknown endpoint is an answer. */
export function isUnusable(answer: object): boolean {
  const error = "error" in answer ? answer.error : null;
  if (typeof error !== "object" || error === null || !("code" in error)) return false;
  return error.code !== "unknown-endpoint";
}
