import { containsAddress } from "../net/cidr";
import type { IpAddress } from "../net/ip-address";
import { podsOfEnd } from "./end-members";
import type { PictureEnd } from "./picture-ends";

/**
 * Says which ends an address is of: pods that state it and ranges that hold it. Where there are none it is *anyone*'s.
 *
 * @param ends - all of the picture
 */
export function atAddress(ends: readonly PictureEnd[], address: IpAddress): (end: PictureEnd) => boolean {
  const { family, value } = address;
  const holds = (end: PictureEnd): boolean => {
    if (end.kind === "range") return end.ranges.some((range) => containsAddress(range, address));
    return podsOfEnd(end).some(
      ({ address: own }) =>
        own.kind === "stated" && own.addresses.some((each) => each.family === family && each.value === value),
    );
  };
  const found = new Set(ends.filter(holds));
  return found.size === 0 ? ({ kind }) => kind === "anyone" : (end) => found.has(end);
}
