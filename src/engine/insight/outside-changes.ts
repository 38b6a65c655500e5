import type { AddressRange } from "../net/cidr";
import { formatPorts } from "../net/format-ports";
import type { Family } from "../net/ip-address";
import { type PortSet, unionPorts } from "../net/port-set";
import { rangesInWords } from "./diff/effect-words";
import type { OutcomeChange } from "./outcome-change";
import { type FormerAddresses, isWholeRange } from "./outside-before";
import type { PictureEnd } from "./picture-ends";

/** What an edit did to the connection of an end in the cluster with some addresses outside. */
export interface OutsideChange {
  readonly inner: PictureEnd;
  /** Whether the addresses are the source. */
  readonly isFrom: boolean;
  readonly change: OutcomeChange;
  /** The ports asked about, before or now. */
  readonly ports: PortSet;
  readonly isBeyond: boolean;
  /** The ends that the addresses are of now, of which it is seen; where it is about no port asked, all. At least one. */
  readonly outer: readonly [PictureEnd, ...PictureEnd[]];
  /** “every address outside”, two ranges and how many more; null: the name of the one end. */
  readonly name: string | null;
}

/** What changed alike for one end in the cluster is one connection, however many ranges it is of. */
export interface OutsideChanges {
  /** @param families - in which the pair is judged */
  add(part: AddedPart, families: ReadonlySet<Family>): void;
  /** In the order in which they were found. */
  list(): readonly OutsideChange[];
}

interface AddedPart extends Pick<OutsideChange, "inner" | "isFrom" | "change" | "ports" | "isBeyond"> {
  readonly outer: PictureEnd;
  readonly former: FormerAddresses;
}

/** Collects nothing yet. */
export function createOutsideChanges(): OutsideChanges {
  const found = new Map<PictureEnd, Map<string, Growing>>();
  return {
    add({ outer, former, ...part }, families) {
      const own = found.get(part.inner) ?? new Map<string, Growing>();
      found.set(part.inner, own);
      const key = keyOf(part);
      const known = own.get(key);
      if (known === undefined) {
        own.set(key, {
          ...part,
          outer: [outer],
          seen: part.isBeyond ? [] : [outer],
          ranges: [...former.ranges],
          isAnyone: isAnyone(outer, former),
          families,
        });
        return;
      }
      if (!known.outer.includes(outer)) known.outer.push(outer);
      if (!part.isBeyond && !known.seen.includes(outer)) known.seen.push(outer);
      known.ranges.push(...former.ranges);
      known.ports = unionPorts(known.ports, part.ports);
      known.isBeyond &&= part.isBeyond;
      known.isAnyone &&= isAnyone(outer, former);
    },
    list: () =>
      [...found.values()].flatMap((own) =>
        Array.from(own.values(), ({ ranges, isAnyone, families, seen, outer, ...change }) => {
          const [only] = outer;
          const isOne = outer.length === 1 && (isAnyone || isWholeRange(only, ranges));
          const [first, ...more] = seen;
          const name = isOne ? null : rangesInWords(ranges, families);
          return { ...change, outer: first === undefined ? outer : [first, ...more], name };
        }),
      ),
  };
}

interface Growing extends Omit<OutsideChange, "name"> {
  readonly outer: [PictureEnd, ...PictureEnd[]];
  /** Those with which it is about ports asked. */
  readonly seen: PictureEnd[];
  readonly ranges: AddressRange[];
  readonly families: ReadonlySet<Family>;
  ports: PortSet;
  isBeyond: boolean;
  /** Whether they are all that were *anyone* and are. */
  isAnyone: boolean;
}

function isAnyone(outer: PictureEnd, { was }: FormerAddresses): boolean {
  return outer.kind === "anyone" && was === "anyone";
}

/** The same for what is told in the same words. */
function keyOf({ isFrom, change }: Pick<AddedPart, "isFrom" | "change">): string {
  const parts = change.parts.map(
    ({ what, ports, before, now, all }) => `${what} ${before} ${now} ${all} ${formatPorts(ports)}`,
  );
  return [isFrom, change.kind, ...new Set(parts)].join(";");
}

/** What is newly exposed is told first, of any port; what was not asked about is told last. */
export function rankOfChange(kind: OutcomeChange["kind"], isBeyond: boolean, isFromOutside: boolean): number {
  if (kind === "opened" && isFromOutside) return isBeyond ? 1 : 0;
  return isBeyond ? 4 : kind === "changed" ? 3 : 2;
}
