import { type ChangedConnection, diffConnections } from "./insight/diff/diff-connections";
import { endsAcross, type MovedPods } from "./insight/diff/moved-ends";
import { type AddressRange, formatAddressRange, rangeAsCidr } from "./net/cidr";
import { formatPorts } from "./net/format-ports";
import { LAST_ADDRESS, parseIpAddress } from "./net/ip-address";
import { isEmptyPortSet } from "./net/port-set";
import type { Evaluation } from "./policy/evaluation";

/** What an edit would open and close: all connections over all ports, between whatever is there before and after. */
export interface EditEffects {
  readonly opened: EffectList;
  readonly closed: EffectList;
  /** What pods that the edit takes away had with those that stay, and with addresses outside. */
  readonly gone: EffectList;
  /** What then selects no pod any more and did: “policy shop/web is then about no pod”; at most a few. */
  readonly left: readonly string[];
}

/** Connections, the first of them in words. */
export interface EffectList {
  readonly count: number;
  /** At most {@link MOST_EFFECTS}. */
  readonly lines: readonly EffectLine[];
}

/** One connection that opens or closes. */
export interface EffectLine {
  /** Id of a workload, “every address outside”, or some ranges of addresses. */
  readonly source: string;
  readonly target: string;
  /** “TCP 8080”, “all ports”, “TCP 80 (for some of the pods)”. */
  readonly ports: string;
}

/** More connections are only counted. */
const MOST_EFFECTS = 100;

/** What else there is to say of an edit. */
interface EffectContext {
  /** Pods that get another id. */
  readonly moved?: MovedPods;
  /** What then selects no pod any more. */
  readonly left?: readonly string[];
  /** Called once a workload. */
  readonly onProgress?: () => void;
}

/**
 * Says in words what pods, that are there before and after or only before, can reach and be reached by. What is new is left
 * out: that it has connections says nothing about others.
 */
export function editEffects(
  old: Evaluation,
  now: Evaluation,
  { moved = new Map(), left = [], onProgress = () => {} }: EffectContext = {},
): EditEffects {
  const ends = endsAcross(old, now, moved);
  const { opened, closed } = diffConnections(old, now, ends.kept, onProgress, ends.gone);
  const gone = new Set(ends.gone.map(({ id }) => id));
  const pods = new Set([...ends.kept.map(({ id }) => id), ...gone]);
  const isOutside = (end: string) => !pods.has(end);
  const isGone = ({ src, dst }: ChangedConnection) => gone.has(src) || gone.has(dst);
  const listed = (changes: readonly ChangedConnection[]) => listOf(changes, isOutside);
  return {
    opened: listed(opened),
    closed: listed(closed.filter((change) => !isGone(change))),
    gone: listed(closed.filter(isGone)),
    left,
  };
}

function listOf(changes: readonly ChangedConnection[], isOutside: (end: string) => boolean): EffectList {
  const grouped = new Map<string, { readonly source: string[]; readonly target: string[]; readonly ports: string }>();
  for (const change of changes) {
    const ports = portWords(change);
    const [from, to] = [isOutside(change.src), isOutside(change.dst)];
    const key = JSON.stringify([from ? "" : change.src, to ? "" : change.dst, ports]);
    const group = grouped.get(key) ?? { source: [], target: [], ports };
    group.source.push(change.src);
    group.target.push(change.dst);
    grouped.set(key, group);
  }
  const lines = [...grouped.values()].slice(0, MOST_EFFECTS).map(({ source, target, ports }): EffectLine => {
    const name = (ends: readonly string[]) => endName([...new Set(ends)], isOutside);
    return { source: name(source), target: name(target), ports };
  });
  return { count: grouped.size, lines };
}

function endName(ends: readonly string[], isOutside: (end: string) => boolean): string {
  const [first = ""] = ends;
  if (!isOutside(first)) return first;
  const known = ends.flatMap((end) => rangeNamed(end) ?? []);
  if (known.length < ends.length) return ends.slice(0, NAMED_RANGES).join(", ");
  const ranges = joinRanges(known);
  if (ranges.some(isEverything)) return "every address outside";
  const named = ranges.slice(0, NAMED_RANGES).map((range) => rangeAsCidr(range) ?? formatAddressRange(range));
  const more = ranges.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more ranges outside` : named.join(", ");
}

const NAMED_RANGES = 2;

function rangeNamed(name: string): AddressRange | null {
  const [first = "", last = first] = name.split("-");
  const [from, to] = [parseIpAddress(first), parseIpAddress(last)];
  return from === null || to === null || from.family !== to.family
    ? null
    : { family: from.family, first: from.value, last: to.value };
}

function joinRanges(ranges: readonly AddressRange[]): readonly AddressRange[] {
  const sorted = ranges.toSorted((a, b) => a.family - b.family || (a.first < b.first ? -1 : 1));
  const joined: AddressRange[] = [];
  for (const range of sorted) {
    const before = joined.at(-1);
    const isNext = before !== undefined && before.family === range.family && range.first <= before.last + 1n;
    if (isNext) joined[joined.length - 1] = { ...before, last: range.last };
    else joined.push(range);
  }
  return joined;
}

function isEverything({ family, first, last }: AddressRange): boolean {
  return first === 0n && last === LAST_ADDRESS[family];
}

function portWords({ allowed, depends, family, mixed }: ChangedConnection): string {
  const surely = isEmptyPortSet(allowed) ? "" : formatPorts(allowed);
  const perhaps = isEmptyPortSet(depends) ? "" : `${formatPorts(depends)} as the profile decides`;
  const ports = [surely, perhaps].filter((part) => part !== "").join(", ");
  const notes = [...(family === null ? [] : [`IPv${family} only`]), ...(mixed ? ["some pods only"] : [])];
  return notes.length === 0 ? ports : `${ports} (${notes.join(", ")})`;
}
