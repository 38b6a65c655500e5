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
  /** The ends that the addresses are of now; at least one. */
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
          ranges: [...former.ranges],
          isAnyone: isAnyone(outer, former),
          families,
        });
        return;
      }
      if (!known.outer.includes(outer)) known.outer.push(outer);
      known.ranges.push(...former.ranges);
      known.ports = unionPorts(known.ports, part.ports);
      known.isBeyond &&= part.isBeyond;
      known.isAnyone &&= isAnyone(outer, former);
    },
    list: () =>
      [...found.values()].flatMap((own) =>
        Array.from(own.values(), ({ ranges, isAnyone, families, ...change }) => {
          const [only] = change.outer;
          const isOne = change.outer.length === 1 && (isAnyone || isWholeRange(only, ranges));
          return { ...change, name: isOne ? null : rangesInWords(ranges, families) };
        }),
      ),
  };
}

interface Growing extends Omit<OutsideChange, "name"> {
  readonly outer: [PictureEnd, ...PictureEnd[]];
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
