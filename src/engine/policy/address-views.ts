import type { Cluster } from "../cluster/cluster";
import type { AddressSpace } from "../net/address-space";
import { wholeFamily } from "../net/cidr";
import type { Family } from "../net/ip-address";
import type { ClassAddress, EndpointClass } from "./endpoint-classes";
import type { Profile } from "./profile";

/** Where pods that state no address may lie: the profile's pod CIDRs, or anywhere (to see whether that assumption matters). */
export type PresumedPlace = "pod-cidr" | "anywhere";

/**
 * The groups of the address space in which the other end may see a class when a family is asked: one for a stated
 * address, several where it is unknown, none for a pod without an address. A class without that family is seen with its
 * primary one (N50).
 */
export interface AddressViews {
  groupsOf(endpointClass: EndpointClass, family: Family): readonly number[];
}

/** Works out the views of all classes once per profile. */
export function viewAddresses(
  cluster: Cluster,
  space: AddressSpace,
  profile: Profile,
  presumed: PresumedPlace,
): AddressViews {
  const anywhere = onceAFamily((family) => space.groupsIn(wholeFamily(family)));
  const inPodCidrs = onceAFamily((family) => {
    const own = profile.podCidrs.filter((cidr) => cidr.family === family);
    return [...new Set(own.flatMap((cidr) => space.groupsIn(cidr)))];
  });
  const presumedGroups = presumed === "anywhere" ? anywhere : inPodCidrs;
  const familyOf = (address: ClassAddress, family: Family): Family | undefined => {
    if (address.kind === "none") return undefined;
    const families = address.kind === "stated" ? address.groups.map((group) => group.family) : cluster.presumedFamilies;
    return families.includes(family) ? family : families[0];
  };
  const groupsOfAddress = (address: ClassAddress, family: Family): readonly number[] => {
    const seen = familyOf(address, family);
    if (seen === undefined) return [];
    switch (address.kind) {
      case "stated":
        return address.groups.flatMap((group) => (group.family === seen ? group.group : []));
      case "presumed":
        return presumedGroups(seen);
      case "node":
        return anywhere(seen);
      case "none":
        return [];
    }
  };
  return { groupsOf: ({ address }, family) => groupsOfAddress(address, family) };
}

function onceAFamily(find: (family: Family) => readonly number[]): (family: Family) => readonly number[] {
  const found = new Map<Family, readonly number[]>();
  return (family) => {
    const groups = found.get(family) ?? find(family);
    found.set(family, groups);
    return groups;
  };
}
