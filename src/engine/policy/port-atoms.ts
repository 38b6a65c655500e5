import { NO_PORTS, type PortSet } from "../net/port-set";
import { PROTOCOLS, type Protocol } from "../net/protocol";

/**
 * The ports in parts that no set of some cuts in two: each of these sets, and all that are joined from them, is a number
 * with a bit a part, so that what is in two sets is `&`.
 */
export interface PortAtoms {
  /** The number of each of the sets, in their order. */
  readonly masks: Int32Array;
  /** The set that a number stands for. */
  setOf(mask: number): PortSet;
}

/** Cuts the ports by sets; null where there are more than 32 parts. */
export function cutPorts(sets: readonly PortSet[]): PortAtoms | null {
  const stretches = cutStretches(sets);
  const inside = sets.map((set) => stretchesIn(stretches, set));
  const atomOf = new Int32Array(stretches.length);
  const sizes = [stretches.length];
  for (const own of inside) {
    const counts = new Map<number, number>();
    for (const at of own) counts.set(atomOf[at] ?? 0, (counts.get(atomOf[at] ?? 0) ?? 0) + 1);
    for (const [atom, count] of counts) {
      if (count === sizes[atom]) continue;
      if (sizes.length === MOST_ATOMS) return null;
      sizes[atom] = (sizes[atom] ?? 0) - count;
      for (const at of own) if (atomOf[at] === atom) atomOf[at] = sizes.length;
      sizes.push(count);
    }
  }
  const masks = Int32Array.from(inside, (own) => own.reduce((mask, at) => mask | (1 << (atomOf[at] ?? 0)), 0));
  const known = new Map<number, PortSet>();
  return {
    masks,
    setOf(mask) {
      const set = known.get(mask) ?? joinStretches(stretches.filter((_, at) => mask & (1 << (atomOf[at] ?? 0))));
      known.set(mask, set);
      return set;
    },
  };
}

const MOST_ATOMS = 32;

/** Inclusive, inside or outside of each set as a whole. */
interface Stretch {
  readonly protocol: Protocol;
  readonly from: number;
  readonly to: number;
}

/** Ascending a protocol, those that are in some set. */
function cutStretches(sets: readonly PortSet[]): readonly Stretch[] {
  return PROTOCOLS.flatMap((protocol) => {
    const cuts = new Set<number>();
    for (const set of sets) for (const [i, port] of set[protocol].entries()) cuts.add(i % 2 === 0 ? port : port + 1);
    const sorted = [...cuts].sort((a, b) => a - b);
    return sorted.slice(0, -1).map((from, i) => ({ protocol, from, to: (sorted[i + 1] ?? from) - 1 }));
  });
}

/** Positions of the stretches in a set. */
function stretchesIn(stretches: readonly Stretch[], set: PortSet): readonly number[] {
  const found: number[] = [];
  for (const [at, { protocol, from }] of stretches.entries()) {
    const ranges = set[protocol];
    let i = 0;
    while (i < ranges.length && (ranges[i + 1] ?? 0) < from) i += 2;
    if (i < ranges.length && (ranges[i] ?? 0) <= from) found.push(at);
  }
  return found;
}

function joinStretches(stretches: readonly Stretch[]): PortSet {
  const joined: Record<Protocol, number[]> = { TCP: [], UDP: [], SCTP: [] };
  for (const { protocol, from, to } of stretches) {
    const ranges = joined[protocol];
    if (ranges.at(-1) === from - 1) ranges[ranges.length - 1] = to;
    else ranges.push(from, to);
  }
  return stretches.length === 0 ? NO_PORTS : joined;
}
