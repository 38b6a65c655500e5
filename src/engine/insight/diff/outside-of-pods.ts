import type { Cluster } from "../../cluster/cluster";
import type { AddressRange } from "../../net/cidr";
import type { DiffEnd } from "./diff-ports";

type Outside = Extract<DiffEnd, { readonly kind: "range" }>;

/**
 * Leaves out ranges all of whose addresses are stated by pods, before or now: what changes for such an address is told of
 * its pod.
 */
export function outsideOfPods<End extends Outside>(
  outside: readonly End[],
  ...clusters: readonly Cluster[]
): readonly End[] {
  const ofPods = new Set<string>();
  for (const cluster of new Set(clusters)) {
    for (const { address } of cluster.pods.values())
      if (address.kind === "stated")
        for (const { family, value } of address.addresses) ofPods.add(`${family} ${value}`);
  }
  if (ofPods.size === 0) return outside;
  const isOfPods = ({ family, first, last }: AddressRange) => {
    if (last - first >= BigInt(ofPods.size)) return false;
    for (let value = first; value <= last; value++) if (!ofPods.has(`${family} ${value}`)) return false;
    return true;
  };
  return outside.flatMap((end) => {
    const ranges = end.ranges.filter((range) => !isOfPods(range));
    return ranges.length === 0 ? [] : [ranges.length === end.ranges.length ? end : { ...end, ranges }];
  });
}
