import { formatRanges, isAllPorts, isAllRanges, type PortSet } from "./port-set";
import { PROTOCOLS } from "./protocol";

/** Ports in words: `TCP 80, 443; UDP 53`, `all ports`, `all TCP ports`; the empty string for none. */
export function formatPorts(set: PortSet): string {
  if (isAllPorts(set)) return "all ports";
  return PROTOCOLS.filter((protocol) => set[protocol].length > 0)
    .map((protocol) =>
      isAllRanges(set[protocol])
        ? `all ${protocol} ports`
        : `${protocol} ${formatRanges(set[protocol]).replaceAll(",", ", ").replaceAll("-", "–")}`,
    )
    .join("; ");
}
