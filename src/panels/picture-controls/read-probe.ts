import type { Probe, Protocol } from "../../engine";
import { PROTOCOL_WORDS, SERVICES } from "./known-ports";

/** What a person meant by a text that says which ports to ask about; `reason` is a sentence to show beside it. */
export type ReadProbe =
  | { readonly kind: "probe"; readonly probe: Probe }
  | { readonly kind: "refused"; readonly reason: string };

const MOST = 65_535;
const ALL = new Set(["all", "all ports", "any", "any port", "every port", "*"]);
const THAT_MATTER = new Set(["default", "ports that matter", "that matter"]);
/** Protocols that a person may think of and for which NetworkPolicy is not defined. */
const WITHOUT_PORTS = new Set(["icmp", "icmpv6", "ping"]);

/** Reads `5432`, `TCP 5432`, `udp/53`, `53/udp`, `dns`, `all`; without a protocol a number is meant for TCP. */
export function readProbe(text: string): ReadProbe {
  const words = text.trim().toLowerCase().replace(/\s+/g, " ");
  if (words === "") return refused("Write a port: 5432, UDP 53 or dns.");
  if (ALL.has(words)) return { kind: "probe", probe: { kind: "all-ports" } };
  if (THAT_MATTER.has(words)) return { kind: "probe", probe: { kind: "ports-that-matter" } };

  const parts = words.replace(/^(tcp|udp|sctp)(?=\d)/, "$1 ").split(/[\s/:]+/);
  const meant = parts.filter((part) => part !== "" && part !== "port");
  const protocols = meant.flatMap((part) => PROTOCOL_WORDS.get(part) ?? []);
  const [port, ...more] = meant.filter((part) => !PROTOCOL_WORDS.has(part));
  const [protocol, second] = protocols;
  if (second !== undefined) return refused("One protocol at a time: TCP, UDP or SCTP.");
  if (port !== undefined && WITHOUT_PORTS.has(port)) {
    return refused("ICMP has no ports, and no policy can speak of it: TCP, UDP or SCTP.");
  }
  if (port === undefined) {
    return refused(protocol === undefined ? "Write a port: 5432, UDP 53 or dns." : `${protocol} and which port?`);
  }
  if (more.length > 0 || port.includes(",")) return refused("One port at a time.");
  if (/^\d+[-–]\d+$/.test(port)) return refused(`${port} is a range: one port at a time.`);
  return readPort(port, protocol);
}

function readPort(port: string, protocol: Protocol | undefined): ReadProbe {
  const service = SERVICES.get(port);
  if (service) return onePort(protocol ?? service.protocol, service.port);
  if (!/^[-+]?\d+([.,]\d+)?$/.test(port)) return refused(`“${port}” is no port: write 5432, UDP 53 or dns.`);
  const number = Number(port);
  const isPort = /^\d+$/.test(port) && number >= 1 && number <= MOST;
  return isPort ? onePort(protocol ?? "TCP", number) : refused(`${port} is no port: 1 to ${MOST}.`);
}

function onePort(protocol: Protocol, port: number): ReadProbe {
  return { kind: "probe", probe: { kind: "port", protocol, port } };
}

function refused(reason: string): ReadProbe {
  return { kind: "refused", reason };
}
