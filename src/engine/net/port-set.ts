import { PROTOCOLS, type Protocol } from "./protocol";

/** Inclusive ranges of ports, flat (`[80, 80, 8080, 8090]`): ascending, disjoint, never adjacent. Empty = no port. */
export type PortRanges = readonly number[];

/** Ports of all three protocols. Canonical: equal sets have equal {@link portSetKey}s. */
export type PortSet = { readonly [P in Protocol]: PortRanges };

/** The highest port number; the lowest that counts is 1. */
export const LAST_PORT = 65535;

const ALL_RANGES: PortRanges = [1, LAST_PORT];
/** No port of any protocol. */
export const NO_PORTS: PortSet = { TCP: [], UDP: [], SCTP: [] };
/** Every port of every protocol: what a rule without `ports` covers (N18). */
export const ALL_PORTS: PortSet = { TCP: ALL_RANGES, UDP: ALL_RANGES, SCTP: ALL_RANGES };

/** The ports `from` to `to` (inclusive) of one protocol. */
export function portsOf(protocol: Protocol, from: number, to: number): PortSet {
  return { ...NO_PORTS, [protocol]: [from, to] };
}

/** A string that is equal for equal sets, and short. */
export function portSetKey(set: PortSet): string {
  return `${set.TCP.join(",")}|${set.UDP.join(",")}|${set.SCTP.join(",")}`;
}

/** The ports that are in either set. */
export function unionPorts(a: PortSet, b: PortSet): PortSet {
  return combine(a, b, unionRanges);
}

/** The ports that are in both sets: what two sides both let through (N12). */
export function intersectPorts(a: PortSet, b: PortSet): PortSet {
  return combine(a, b, intersectRanges);
}

/** The ports of `a` that are not in `b`. */
export function subtractPorts(a: PortSet, b: PortSet): PortSet {
  return combine(a, b, (x, y) => intersectRanges(x, complementRanges(y)));
}

/** Whether a set has no port of any protocol. */
export function isEmptyPortSet(set: PortSet): boolean {
  return set.TCP.length + set.UDP.length + set.SCTP.length === 0;
}

/** Whether a set has every port of every protocol. */
export function isAllPorts(set: PortSet): boolean {
  return PROTOCOLS.every((protocol) => isAllRanges(set[protocol]));
}

/** Whether the ranges of one protocol cover all of its ports. */
export function isAllRanges(ranges: PortRanges): boolean {
  return ranges.length === 2 && ranges[0] === 1 && ranges[1] === LAST_PORT;
}

/** Whether a set has one port; `port` is from 1 to 65535. */
export function hasPort(set: PortSet, protocol: Protocol, port: number): boolean {
  const ranges = set[protocol];
  for (let i = 0; i < ranges.length; i += 2) {
    if (port <= (ranges[i + 1] ?? 0)) return port >= (ranges[i] ?? 0);
  }
  return false;
}

/** Whether every port of `inner` is in `outer`. */
export function coversPorts(outer: PortSet, inner: PortSet): boolean {
  return isEmptyPortSet(subtractPorts(inner, outer));
}

/** Whether two sets have the same ports. */
export function equalPorts(a: PortSet, b: PortSet): boolean {
  return a === b || portSetKey(a) === portSetKey(b);
}

/** `80,8080-8090`, or `all`; the empty string for none. */
export function formatRanges(ranges: PortRanges): string {
  if (isAllRanges(ranges)) return "all";
  const parts: string[] = [];
  for (let i = 0; i < ranges.length; i += 2) {
    parts.push(ranges[i] === ranges[i + 1] ? `${ranges[i]}` : `${ranges[i]}-${ranges[i + 1]}`);
  }
  return parts.join(",");
}

function combine(a: PortSet, b: PortSet, join: (x: PortRanges, y: PortRanges) => PortRanges): PortSet {
  return { TCP: join(a.TCP, b.TCP), UDP: join(a.UDP, b.UDP), SCTP: join(a.SCTP, b.SCTP) };
}

function unionRanges(a: PortRanges, b: PortRanges): PortRanges {
  if (a.length === 0 || b === a) return b;
  if (b.length === 0) return a;
  const pairs: [number, number][] = [];
  for (const ranges of [a, b]) {
    for (let i = 0; i < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  }
  pairs.sort((x, y) => x[0] - y[0]);
  const out: number[] = [];
  for (const [from, to] of pairs) {
    const last = out.at(-1);
    if (last !== undefined && from <= last + 1) out[out.length - 1] = Math.max(last, to);
    else out.push(from, to);
  }
  return out;
}

function intersectRanges(a: PortRanges, b: PortRanges): PortRanges {
  if (a === b || isAllRanges(b)) return a;
  if (isAllRanges(a)) return b;
  const out: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const to = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (from <= to) out.push(from, to);
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return out;
}

function complementRanges(ranges: PortRanges): PortRanges {
  const out: number[] = [];
  let next = 1;
  for (let i = 0; i < ranges.length; i += 2) {
    const from = ranges[i] ?? 0;
    if (from > next) out.push(next, from - 1);
    next = (ranges[i + 1] ?? 0) + 1;
  }
  if (next <= LAST_PORT) out.push(next, LAST_PORT);
  return out;
}
