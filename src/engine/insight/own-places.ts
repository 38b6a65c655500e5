import type { NetworkPolicy } from "../kube/objects";

/** False for the last good text of a policy that is broken now: its parts have no places of their own. */
export function hasOwnPlaces({ range, podSelector }: NetworkPolicy): boolean {
  return podSelector.range.from !== range.from || podSelector.range.to !== range.to;
}
