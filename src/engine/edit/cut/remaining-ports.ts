import type { PolicyPort } from "../../kube/objects";
import { PROTOCOLS, type Protocol } from "../../net/protocol";
import { type EditValue, mapOf, valueAt } from "../text/edit-value";

/** A port of a connection. */
export interface CutPort {
  readonly protocol: Protocol;
  readonly port: number;
}

/** What a rule admits besides some ports: its own entries, cut where they are in the way. */
export interface RemainingPorts {
  /** Entries as they are written; empty where nothing is left, and null where the rule does not admit any of the ports. */
  readonly left: readonly EditValue[] | null;
}

const LAST_PORT = 65535;

/**
 * Takes ports out of a rule's `ports`.
 *
 * @param written - the entries as the text has them
 * @param portsNamed - numbers that a port name stands for, at the pods that the rule is about
 * @param isEndPortSure - false where the plugin may admit only the first port of a range: then what is left of a range begins
 * where it did, since another beginning would open a port
 */
export function remainingPorts(
  ports: readonly PolicyPort[],
  written: readonly EditValue[],
  cut: readonly CutPort[],
  portsNamed: (name: string, protocol: Protocol) => readonly number[],
  isEndPortSure = true,
): RemainingPorts {
  if (ports.length === 0)
    return { left: PROTOCOLS.flatMap((protocol) => without(protocol, 1, LAST_PORT, cut) ?? all(protocol)) };
  let isTouched = false;
  const left = ports.flatMap((entry, i): readonly EditValue[] => {
    const kept = keptOf(entry, cut, portsNamed, isEndPortSure);
    if (kept === null) return written[i] === undefined ? [] : [written[i]];
    isTouched = true;
    return kept;
  });
  return { left: isTouched ? left : null };
}

/** What is left of an entry; null where it admits none of the ports. */
function keptOf(
  { protocol, port, endPort }: PolicyPort,
  cut: readonly CutPort[],
  portsNamed: (name: string, protocol: Protocol) => readonly number[],
  isEndPortSure: boolean,
): readonly EditValue[] | null {
  if (typeof port === "string") {
    const numbers = portsNamed(port, protocol);
    return cut.some((each) => each.protocol === protocol && numbers.includes(each.port)) ? [] : null;
  }
  if (port === null) return without(protocol, 1, LAST_PORT, cut);
  const left = without(protocol, port, endPort ?? port, cut);
  return isEndPortSure ? left : (left?.filter((piece) => valueAt(piece, ["port"]) === port) ?? null);
}

/** A range in the pieces that are left of it; null where none of the ports is in it. */
function without(
  protocol: Protocol,
  first: number,
  last: number,
  cut: readonly CutPort[],
): readonly EditValue[] | null {
  const numbers = cut
    .filter((each) => each.protocol === protocol && first <= each.port && each.port <= last)
    .map(({ port }) => port)
    .toSorted((a, b) => a - b);
  if (numbers.length === 0) return null;
  const pieces: EditValue[] = [];
  let from = first;
  for (const number of [...numbers, last + 1]) {
    if (from < number) pieces.push(range(protocol, from, number - 1));
    from = number + 1;
  }
  return pieces;
}

function range(protocol: Protocol, first: number, last: number): EditValue {
  return mapOf(["protocol", protocol], ["port", first], ["endPort", last > first ? last : undefined]);
}

function all(protocol: Protocol): readonly EditValue[] {
  return [mapOf(["protocol", protocol])];
}
