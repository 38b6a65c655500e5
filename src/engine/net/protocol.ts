/** The protocols for which NetworkPolicy is defined (N38). */
export type Protocol = "TCP" | "UDP" | "SCTP";

/** In the order in which they are always listed. */
export const PROTOCOLS: readonly Protocol[] = ["TCP", "UDP", "SCTP"];

/** Whether a string is exactly one of the three protocols; case matters, as it does to the API server. */
export function isProtocol(text: string): text is Protocol {
  return text === "TCP" || text === "UDP" || text === "SCTP";
}
