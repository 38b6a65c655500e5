import { formatRanges, type PortSet } from "../engine";

/** A port set as JSON: `{"TCP":"80,8080-8090","UDP":"all"}`. A protocol without ports is left out. */
export function portsByProtocol({ TCP, UDP, SCTP }: PortSet): Readonly<Record<string, string>> {
  const filled = Object.entries({ TCP, UDP, SCTP }).filter(([, ranges]) => ranges.length > 0);
  return Object.fromEntries(filled.map(([protocol, ranges]) => [protocol, formatRanges(ranges)]));
}
