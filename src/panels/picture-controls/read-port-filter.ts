import type { PortWish, Protocol } from "../../engine";
import { PROTOCOL_WORDS, SERVICES } from "./known-ports";
import type { ReadFilter } from "./read-filter";

const MOST = 65_535;
const HINT = "Write a port: 5432, TCP 8000-8100, UDP or http.";
/** A port's name as Kubernetes takes it: at most 15 characters, a letter among them, no hyphen at the ends or twice. */
const NAME = /^(?=.{1,15}$)(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * Reads `5432`, `TCP 5432`, `53/udp`, `8000-8100`, `udp`, `http`, and several with commas. A number without a protocol is
 * of any; a name is that of a port of a pod, and of a service that everybody knows where no pod has it.
 */
export function readPortFilter(text: string): ReadFilter<PortWish> {
  const parts = text.split(",").filter((part) => part.trim() !== "");
  const ports: PortWish[] = [];
  for (const part of parts) {
    const read = readOne(part);
    if (typeof read === "string") return { kind: "refused", reason: read };
    ports.push(read);
  }
  return ports.length === 0 ? { kind: "refused", reason: HINT } : { kind: "read", values: ports };
}

/** One of them; a string says why it is none. */
function readOne(text: string): PortWish | string {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s*[-–]\s*/g, "-");
  const parts = words.replace(/^(tcp|udp|sctp)(?=\d)/, "$1 ").split(/[\s/:]+/);
  const meant = parts.filter((part) => part !== "" && part !== "port");
  const [protocol = null, second] = meant.flatMap((part) => PROTOCOL_WORDS.get(part) ?? []);
  const [port, ...more] = meant.filter((part) => !PROTOCOL_WORDS.has(part));
  if (second !== undefined || more.length > 0) return `“${text.trim()}” is more than one port: part them with commas.`;
  if (port === undefined) return protocol === null ? HINT : { kind: "number", protocol, from: 1, to: MOST };
  return /^\d+(-\d+)?$/.test(port) ? readNumbers(port, protocol) : readName(port, protocol, text.trim());
}

function readNumbers(port: string, protocol: Protocol | null): PortWish | string {
  const [from = 0, to = from] = port.split("-").map(Number);
  if (from < 1 || to > MOST) return `${port.replace("-", "–")}: ports go from 1 to ${MOST}.`;
  if (to < from) return `${from}–${to} is backwards: write ${to}-${from}.`;
  return { kind: "number", protocol, from, to };
}

function readName(name: string, protocol: Protocol | null, text: string): PortWish | string {
  if (!NAME.test(name)) return `“${text}” is no port. ${HINT}`;
  const known = SERVICES.get(name);
  // a protocol is said of a number only: what a pod calls so has its own
  if (protocol !== null) {
    if (known === undefined) return `A name has its protocol at the pod: write ${name} alone.`;
    return { kind: "number", protocol, from: known.port, to: known.port };
  }
  return { kind: "name", name, otherwise: known ?? null };
}
