import type { AddressRange } from "../../net/cidr";
import { LAST_ADDRESS } from "../../net/ip-address";
import type { CompiledPolicies } from "../../policy/compile-policies";
import type { DiffEnd } from "./diff-ports";

type Outside = Extract<DiffEnd, { readonly kind: "range" }>;

/**
 * Cuts the addresses outside wherever the ipBlocks of either do, so that both answer for each stretch with one
 * of their groups. Stretches that neither tells apart are one end.
 */
export function alignOutside(
  { space: before }: Pick<CompiledPolicies, "space">,
  { space: after }: Pick<CompiledPolicies, "space">,
): readonly Outside[] {
  const ends = new Map<string, Outside & { readonly ranges: AddressRange[] }>();
  for (const family of [4, 6] as const) {
    const ranges = [...before.groups, ...after.groups].flatMap((group) =>
      group.family === family ? group.ranges : [],
    );
    const starts = [...new Set(ranges.map(({ first }) => first))].sort((a, b) => (a < b ? -1 : 1));
    for (const [i, first] of starts.entries()) {
      const last = (starts[i + 1] ?? LAST_ADDRESS[family] + 1n) - 1n;
      const address = { family, value: first };
      const groups = { old: before.groupOf(address), now: after.groupOf(address) };
      const key = `${groups.old} ${groups.now}`;
      const end = ends.get(key) ?? { kind: "range", family, ranges: [], ...groups };
      ends.set(key, end);
      const previous = end.ranges.at(-1);
      if (previous !== undefined && previous.last + 1n === first) {
        end.ranges[end.ranges.length - 1] = { ...previous, last };
      } else end.ranges.push({ family, first, last });
    }
  }
  return [...ends.values()];
}
