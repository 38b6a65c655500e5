import type { CompiledPolicies, Direction, IsolatingSet } from "../policy/compile-policies";
import { indexOfEnd } from "../policy/side-rows";
import { namedPeersOf } from "./deliberate";
import { familiesBetween, NO_FAMILY, ODD, type PairUnits } from "./pair-units";

/**
 * Prepares to tell whether a rule that names its peers has a say in a pair of ends, by their positions. Pairs of units that
 * are odd are left out. What most pairs are, named by nobody, is told without looking at their units.
 */
export function createNaming(
  compiled: CompiledPolicies,
  units: PairUnits,
  endCount: number,
): (source: number, target: number) => boolean {
  const { starts, codes, indices, sides } = units;
  const named: Record<Direction, (Uint8Array | undefined)[]> = { egress: [], ingress: [] };
  const namedBy = (unit: number, direction: Direction): Uint8Array => {
    const known = named[direction][unit];
    if (known !== undefined) return known;
    const set = sides[direction].sets[unit];
    const found = set == null ? NOBODY : namedPeersOf(compiled, set);
    named[direction][unit] = found;
    return found;
  };
  let endsAt: readonly (readonly number[])[] | null = null;
  const findTouched = ({ rules }: IsolatingSet): Uint8Array => {
    endsAt ??= endsByIndex(units, endCount);
    const places = endsAt;
    const found = new Uint8Array(endCount);
    const mark = (index: number) => {
      for (const end of places[index] ?? []) found[end] = 1;
    };
    for (const { peers } of rules) {
      for (const peer of peers) {
        if (peer.kind === "pods") peer.classes.forEach(mark);
        else for (const group of peer.groups) mark(indexOfEnd(compiled, { kind: "external", group }));
      }
    }
    return found;
  };
  const touchedBy = (set: IsolatingSet): Uint8Array => {
    const known = touchedEnds.get(set);
    if (known !== undefined && known.indices === indices && known.starts === starts) return known.found;
    const found = findTouched(set);
    touchedEnds.set(set, { indices, starts, found });
    return found;
  };
  const touched: Record<Direction, (Uint8Array | undefined)[]> = { egress: [], ingress: [] };
  const touchedFrom = (end: number, direction: Direction): Uint8Array => {
    const known = touched[direction][end];
    if (known !== undefined) return known;
    const found = new Uint8Array(endCount);
    for (let unit = starts[end] ?? 0; unit < (starts[end + 1] ?? 0); unit++) {
      const set = sides[direction].sets[unit];
      if (set == null) continue;
      const own = touchedBy(set);
      for (let other = 0; other < endCount; other++) if (own[other] === 1) found[other] = 1;
    }
    touched[direction][end] = found;
    return found;
  };
  return (source, target) => {
    if (touchedFrom(source, "egress")[target] !== 1 && touchedFrom(target, "ingress")[source] !== 1) return false;
    for (let s = starts[source] ?? 0; s < (starts[source + 1] ?? 0); s++) {
      const bySource = namedBy(s, "egress");
      for (let t = starts[target] ?? 0; t < (starts[target + 1] ?? 0); t++) {
        const code = s === t ? ODD : (familiesBetween[(codes[s] ?? 0) * 8 + (codes[t] ?? 0)] ?? ODD);
        if (code === ODD || code === NO_FAMILY) continue;
        if (bySource[indices[t] ?? 0] === 1) return true;
        if (namedBy(t, "ingress")[indices[s] ?? 0] === 1) return true;
      }
    }
    return false;
  };
}

const NOBODY = new Uint8Array(0);

/** Which ends the rules of a set name: sets stay the same objects over many edits, and mostly nothing moves. */
const touchedEnds = new WeakMap<
  IsolatingSet,
  { readonly indices: Int32Array; readonly starts: Int32Array; readonly found: Uint8Array }
>();

/** The ends that have units at each position of a row. */
function endsByIndex({ starts, codes, indices }: PairUnits, endCount: number): readonly (readonly number[])[] {
  const ends: number[][] = [];
  for (let end = 0; end < endCount; end++) {
    for (let unit = starts[end] ?? 0; unit < (starts[end + 1] ?? 0); unit++) {
      if (codes[unit] === ODD) continue;
      const index = indices[unit] ?? 0;
      const own = ends[index];
      if (own === undefined) ends[index] = [end];
      else if (own.at(-1) !== end) own.push(end);
    }
  }
  return ends;
}
