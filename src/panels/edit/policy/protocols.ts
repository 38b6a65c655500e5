import type { Protocol } from "../../../engine";

/** Those that a policy can speak of. */
export const PROTOCOLS: readonly Protocol[] = ["TCP", "UDP", "SCTP"];
