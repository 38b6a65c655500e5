import type { Family } from "../net/ip-address";
import {
  ALL_PORTS,
  equalPorts,
  hasPort,
  intersectPorts,
  isEmptyPortSet,
  type PortSet,
  subtractPorts,
  unionPorts,
} from "../net/port-set";
import { PROTOCOLS } from "../net/protocol";
import type { FamilyOutcome, OutcomePart, PairOutcome } from "./pair-outcome";
import { addPrints } from "./pod-pairs-print";

/** What became of some ports of a pair. */
export interface PortsChange {
  /**
   * `opened`: for no pair of pods before; `closed`: for none now; `wider`, `narrower`: for more, for fewer; `depends`:
   * now depends, for some more or fewer; `settled`: no longer depends; `moved`: for as many, but for others.
   */
  readonly what: "closed" | "narrower" | "opened" | "wider" | "depends" | "settled" | "moved";
  readonly ports: PortSet;
  /** Pairs of pods for which they get through. */
  readonly before: number;
  readonly now: number;
  /** All pairs of pods; null where their number is another than before. */
  readonly all: number | null;
  /** The only family that it holds for; null: every family of the pair. */
  readonly family: Family | null;
}

/** The way from one outcome to another. */
export interface OutcomeChange {
  readonly kind: "opened" | "closed" | "changed";
  readonly parts: readonly PortsChange[];
}

/**
 * Compares what got through with what does now; null where nobody could tell them apart.
 *
 * @param areSame - false where pods have other names than before: that as many pairs are others cannot be seen then
 */
export function compareOutcomes(before: PairOutcome, now: PairOutcome, areSame = true): OutcomeChange | null {
  if (before.key === now.key) return null;
  const perFamily = coupleFamilies(before, now).map(([old, latest]) =>
    compareFamily(old, latest).filter(({ what }) => areSame || what !== "moved"),
  );
  const [first = []] = perFamily;
  const isSame = perFamily.every((parts) => isSameChange(parts, first));
  const parts = isSame ? first.map((part) => ({ ...part, family: null })) : perFamily.flat();
  if (parts.length === 0) return null;
  const every = (what: PortsChange["what"]) => parts.every((part) => part.what === what);
  return { kind: every("opened") ? "opened" : every("closed") ? "closed" : "changed", parts };
}

/** Families that the pair had and has; a pair that changed its family altogether is compared as it is. */
function coupleFamilies(before: PairOutcome, now: PairOutcome): readonly (readonly [FamilyOutcome, FamilyOutcome])[] {
  const shared = before.families.flatMap((old): [FamilyOutcome, FamilyOutcome][] => {
    const latest = now.families.find(({ family }) => family === old.family);
    return latest === undefined ? [] : [[old, latest]];
  });
  const [old, latest] = [before.families[0], now.families[0]];
  return shared.length > 0 || old === undefined || latest === undefined ? shared : [[old, latest]];
}

function compareFamily(before: FamilyOutcome, now: FamilyOutcome): readonly PortsChange[] {
  const scale = countOf(before.parts) === 1 ? countOf(now.parts) : 1;
  const scaleNow = countOf(now.parts) === 1 ? countOf(before.parts) : 1;
  const old = before.parts.map((part) => ({ ...part, count: part.count * scale }));
  const latest = now.parts.map((part) => ({ ...part, count: part.count * scaleNow }));
  const found: PortsChange[] = [];
  for (const ports of cutPorts([...old, ...latest])) {
    const change = compareAtom(ports, old, latest);
    if (change === null) continue;
    const alike = found.findIndex((other) => isAlike(other, change));
    const other = found[alike];
    if (other === undefined) found.push({ ...change, family: now.family });
    else found[alike] = { ...other, ports: unionPorts(other.ports, ports) };
  }
  return found;
}

type Unplaced = Omit<PortsChange, "family">;

function compareAtom(ports: PortSet, old: readonly OutcomePart[], latest: readonly OutcomePart[]): Unplaced | null {
  const [was, is] = [tally(ports, old), tally(ports, latest)];
  const isSame = (a: number, b: number) => a * is.all === b * was.all;
  const common = { ports, before: was.sure, now: is.sure, all: was.all === is.all ? is.all : null };
  if (isSame(was.sure, is.sure) && isSame(was.perhaps, is.perhaps)) {
    return was.all === is.all && isMoved(was, is) ? { ...common, what: "moved" } : null;
  }
  if (was.perhaps > 0 && is.perhaps === 0) return { ...common, what: "settled" };
  if (is.perhaps > 0) return { ...common, what: "depends" };
  if (was.sure === 0) return { ...common, what: "opened" };
  if (is.sure === 0) return { ...common, what: "closed" };
  return { ...common, what: is.sure * was.all > was.sure * is.all ? "wider" : "narrower" };
}

function countOf(parts: readonly OutcomePart[]): number {
  return parts.reduce((sum, { count }) => sum + count, 0);
}

/** For how many pairs of pods, and for which, some ports get through. */
interface Tally {
  sure: number;
  surePrint: number;
  perhaps: number;
  perhapsPrint: number;
  all: number;
}

/** @param ports - of which each part lets all through or none */
function tally(ports: PortSet, parts: readonly OutcomePart[]): Tally {
  const found: Tally = { sure: 0, surePrint: 0, perhaps: 0, perhapsPrint: 0, all: 0 };
  for (const { through, count, print } of parts) {
    found.all += count;
    if (holds(through.sure, ports)) {
      found.sure += count;
      found.surePrint = addPrints(found.surePrint, print);
    } else if (holds(through.possible, ports)) {
      found.perhaps += count;
      found.perhapsPrint = addPrints(found.perhapsPrint, print);
    }
  }
  return found;
}

/** Whether as many pairs are others; all of them, or none, are always the same. */
function isMoved(was: Tally, is: Tally): boolean {
  const isSome = (count: number) => count > 0 && count < is.all;
  return (
    (isSome(is.sure) && was.surePrint !== is.surePrint) || (isSome(is.perhaps) && was.perhapsPrint !== is.perhapsPrint)
  );
}

function holds(set: PortSet, ports: PortSet): boolean {
  const protocol = PROTOCOLS.find((each) => ports[each].length > 0);
  const port = protocol === undefined ? undefined : ports[protocol][0];
  return protocol !== undefined && port !== undefined && hasPort(set, protocol, port);
}

/** Cuts all ports into sets of which each part lets all through or none. */
function cutPorts(parts: readonly OutcomePart[]): readonly PortSet[] {
  let atoms: readonly PortSet[] = [ALL_PORTS];
  for (const set of parts.flatMap(({ through }) => [through.sure, through.possible])) {
    atoms = atoms
      .flatMap((atom) => [intersectPorts(atom, set), subtractPorts(atom, set)])
      .filter((atom) => !isEmptyPortSet(atom));
  }
  return atoms;
}

function isAlike(a: Unplaced, b: Unplaced): boolean {
  return a.what === b.what && a.before === b.before && a.now === b.now && a.all === b.all;
}

function isSameChange(a: readonly PortsChange[], b: readonly PortsChange[]): boolean {
  return (
    a.length === b.length &&
    a.every((part, i) => {
      const other = b[i];
      return other !== undefined && isAlike(part, other) && equalPorts(part.ports, other.ports);
    })
  );
}
