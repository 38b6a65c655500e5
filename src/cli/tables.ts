import { formatRanges, type PortSet, type ReachableConnection } from "../engine";

/** A port set as JSON: `{"TCP":"80,8080-8090","UDP":"all"}`. A protocol without ports is left out. */
export function portsByProtocol({ TCP, UDP, SCTP }: PortSet): Readonly<Record<string, string>> {
  const filled = Object.entries({ TCP, UDP, SCTP }).filter(([, ranges]) => ranges.length > 0);
  return Object.fromEntries(filled.map(([protocol, ranges]) => [protocol, formatRanges(ranges)]));
}

/** What a row says of its ports: those of each protocol in a cell of its own, empty for none. */
export function portCells({ TCP, UDP, SCTP }: PortSet): readonly string[] {
  return [TCP, UDP, SCTP].map(formatRanges);
}

/** What else is to be known of them: `IPv4 only; some pods only; depends: TCP 80`; empty for nothing. */
export function noteCell({
  depends,
  family,
  mixed,
}: Pick<ReachableConnection, "depends" | "family" | "mixed">): string {
  const open = Object.entries(portsByProtocol(depends)).map(([protocol, ports]) => `depends: ${protocol} ${ports}`);
  return [...(family === null ? [] : [`IPv${family} only`]), ...(mixed ? ["some pods only"] : []), ...open].join("; ");
}
