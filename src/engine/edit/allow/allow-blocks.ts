import type { Peer } from "../../kube/objects";
import { containsRange, rangeAsCidr } from "../../net/cidr";
import type { Evaluation } from "../../policy/evaluation";

/** A block of addresses as a rule may name it. */
export interface OfferedBlock {
  readonly cidr: string;
  readonly except: readonly string[];
}

/** Blocks that hold all addresses of a range of the picture, the one that holds the fewest others first; at least one. */
export function blocksOfRange({ compiled }: Evaluation, group: number): readonly OfferedBlock[] {
  const ranges = compiled.space.groups[group]?.ranges ?? [];
  const [only, ...more] = ranges;
  const exact = only === undefined || more.length > 0 ? null : rangeAsCidr(only);
  const named = compiled.policies
    .flatMap(({ ingress, egress }) => [...ingress, ...egress])
    .flatMap(({ peers }) => peers)
    .filter((peer): peer is Extract<Peer, { readonly kind: "ipBlock" }> => peer.kind === "ipBlock")
    .filter(
      (peer) => ranges.every((range) => containsRange(peer.cidr, range)) && compiled.groupsOf(peer).includes(group),
    )
    .map((peer) => ({
      block: { cidr: peer.cidr.text, except: peer.except.map(({ text }) => text) },
      groups: compiled.groupsOf(peer).length,
      prefix: peer.cidr.prefix,
    }))
    .sort((a, b) => a.groups - b.groups || b.prefix - a.prefix)
    .map(({ block }) => block);
  const blocks = [...(exact === null ? [] : [{ cidr: exact, except: [] }]), ...named];
  const key = ({ cidr, except }: OfferedBlock) => [cidr, ...except].join(" ");
  return blocks.filter((block, i) => blocks.findIndex((each) => key(each) === key(block)) === i);
}
