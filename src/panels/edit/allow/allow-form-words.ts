import type { AllowPort, OfferedBlock } from "../../../engine";
import { counted } from "../../../ui/counted";

/** `TCP 8080`, of several `TCP 8080, UDP 53`, of none `all ports`. */
export function portsWords(ports: readonly AllowPort[]): string {
  if (ports.length === 0) return "all ports";
  return ports.length > MOST_NAMED ? counted(ports.length, "port") : ports.map(portWords).join(", ");
}

/** `TCP 8080`. */
export function portWords({ protocol, port }: AllowPort): string {
  return `${protocol} ${port}`;
}

/** `app=web, tier=front`. */
export function labelsWords(labels: ReadonlyMap<string, string>): string {
  return [...labels].map(([key, value]) => `${key}=${value}`).join(", ");
}

/** `10.0.0.0/8 except 10.1.0.0/16`. */
export function blockWords({ cidr, except }: OfferedBlock): string {
  return except.length === 0 ? cidr : `${cidr} except ${except.join(", ")}`;
}

const MOST_NAMED = 3;
