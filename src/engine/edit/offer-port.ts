import { faultOfPort } from "./allow/allow-faults";

/** Asks whether a port that was typed may be written. */
export interface PortRequest {
  readonly kind: "port";
  /** A number, or the name that containers give it. */
  readonly port: number | string;
}

/** What the API server says of it. */
export interface PortOffer {
  readonly kind: "port";
  /** Why it would be refused, as a sentence; null where it would not. */
  readonly problem: string | null;
}

/** Judges a port by the API server's rules. */
export function offerPort({ port }: PortRequest): PortOffer {
  return { kind: "port", problem: faultOfPort({ port }) };
}
