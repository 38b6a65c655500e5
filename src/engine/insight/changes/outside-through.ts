import type { AddressRange } from "../../net/cidr";
import { LAST_ADDRESS } from "../../net/ip-address";
import type { DiffEnd } from "../diff/diff-ports";
import type { ScenarioMoment } from "./scenario-moment";

/** Addresses that no moment tells apart; `old` is their group at the first moment, `now` at the last. */
export interface OutsideEnd extends Extract<DiffEnd, { readonly kind: "range" }> {
  /** Their group at each moment. */
  readonly groups: readonly number[];
}

/** Cuts the addresses outside wherever the ipBlocks of some moment do. */
export function outsideThrough(moments: readonly ScenarioMoment[]): readonly OutsideEnd[] {
  const spaceOf = moments.map(({ evaluation }) => evaluation.compiled.space);
  const spaces = [...new Set(spaceOf)];
  const positions = spaceOf.map((space) => spaces.indexOf(space));
  const ends = new Map<string, GrowingEnd>();
  for (const family of [4, 6] as const) {
    const starts = new Set<bigint>();
    for (const { groups } of spaces) {
      for (const { ranges, family: own } of groups)
        if (own === family) for (const { first } of ranges) starts.add(first);
    }
    const sorted = [...starts].sort((a, b) => (a < b ? -1 : 1));
    for (const [i, first] of sorted.entries()) {
      const last = (sorted[i + 1] ?? LAST_ADDRESS[family] + 1n) - 1n;
      const here = spaces.map((space) => space.groupOf({ family, value: first }));
      const key = here.join(" ");
      const groups = positions.map((position) => here[position] ?? 0);
      const [old = 0, now = old] = [groups[0], groups.at(-1)];
      const end: GrowingEnd = ends.get(key) ?? { kind: "range", family, ranges: [], old, now, groups };
      ends.set(key, end);
      const previous = end.ranges.at(-1);
      if (previous !== undefined && previous.last + 1n === first) {
        end.ranges[end.ranges.length - 1] = { ...previous, last };
      } else end.ranges.push({ family, first, last });
    }
  }
  return [...ends.values()];
}

type GrowingEnd = OutsideEnd & { readonly ranges: AddressRange[] };
