import { formatPorts as format } from "../net/format-ports";
import {
  formatRanges,
  intersectPorts,
  isAllPorts,
  isAllRanges,
  isEmptyPortSet,
  type PortSet,
  subtractPorts,
} from "../net/port-set";
import { PROTOCOLS } from "../net/protocol";

/** Ports in words: `TCP 80, 443; UDP 53`, `all ports`. */
export function formatPorts(set: PortSet): string {
  return format(set);
}

/** Of what gets through, the part that was asked about. */
export function portsAsked(through: PortSet, asked: PortSet): PortSet {
  return intersectPorts(through, asked);
}

/** What gets through beyond the ports asked about, in words: `every other port`, `TCP 9090`; empty for nothing. */
export function wordsBeyond(through: PortSet, asked: PortSet): string {
  const rest = subtractPorts(through, asked);
  if (isEmptyPortSet(rest)) return "";
  return isAllPorts(through) ? "every other port" : format(rest);
}

/** What gets through: of the ports asked about, and that there is more: `UDP 53, and every other port`. */
export function throughWords(through: PortSet, asked: PortSet): string {
  const beyond = wordsBeyond(through, asked);
  const words = format(portsAsked(through, asked));
  return beyond === "" ? words : `${words}, and ${beyond}`;
}

/** Ports as short as they go: `8080`, `80, 443`, `UDP 53`; `5 ports` where they do not fit. TCP goes without saying. */
export function briefPorts(set: PortSet, length: number): string {
  if (isEmptyPortSet(set)) return "none";
  if (isAllPorts(set)) return "all ports";
  const words = PROTOCOLS.filter((protocol) => set[protocol].length > 0).map((protocol) => {
    if (isAllRanges(set[protocol])) return `all ${protocol}`;
    const ports = formatRanges(set[protocol]).replaceAll(",", ", ").replaceAll("-", "–");
    return protocol === "TCP" ? ports : `${protocol} ${ports}`;
  });
  const whole = words.join(", ");
  if (whole.length <= length) return whole;
  const count = PROTOCOLS.reduce((sum, protocol) => sum + set[protocol].length / 2, 0);
  return count === 1 ? "a range" : `${count} ports`;
}
