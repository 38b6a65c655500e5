import { type AddressRange, containsAddress, containsRange, firstAddress, parseCidr } from "../../net/cidr";
import { formatIpAddress, type IpAddress } from "../../net/ip-address";
import type { CompiledPeer, CompiledRule } from "../../policy/compile-policies";
import type { End } from "../../policy/pair-ends";
import { createServiceDirectory } from "../../service/service-directory";
import { offeredEnd } from "../allow/allow-choice";
import { endOfId } from "../named-end";
import { selectorValue } from "../policy/policy-value";
import { mapOf } from "../text/edit-value";
import { DISTANCE, type NearChange } from "./near-change";
import { begun, type NearSide, placeIn, policyChange, ruleAt, ruleWords } from "./near-side";

type Block = Extract<CompiledPeer, { readonly kind: "ipBlock" }>;

/** Changes after which a peer with an ipBlock, or one in its place, may be the other end. */
export function changesOfBlock(side: NearSide, rule: CompiledRule, peer: Block, index: number): readonly NearChange[] {
  const { other } = side;
  if (other.kind === "class") return podsInstead(side, rule, peer, index, other);
  const ranges = rangesOf(side, other);
  const [first] = ranges;
  const { cidr, except } = peer.peer;
  if (first === undefined || first.family !== cidr.family) return [];
  const isInside = ranges.every((range) => containsRange(cidr, range));
  return isInside
    ? withoutExcept(side, rule, peer, index, ranges)
    : except.length > 0
      ? []
      : wider(side, rule, peer, index, ranges);
}

/** The addresses of an end that is no pod. */
function rangesOf({ context }: NearSide, end: Exclude<End, { readonly kind: "class" }>): readonly AddressRange[] {
  if (end.address !== undefined) {
    const { family, value } = end.address;
    return [{ family, first: value, last: value }];
  }
  return context.evaluation.compiled.space.groups[end.group]?.ranges ?? [];
}

function withoutExcept(
  side: NearSide,
  rule: CompiledRule,
  { peer }: Block,
  index: number,
  ranges: readonly AddressRange[],
): readonly NearChange[] {
  const at = peer.except.flatMap((except, i) => (ranges.some((range) => containsRange(except, range)) ? i : []));
  const [only, ...more] = at;
  const except = only === undefined ? undefined : peer.except[only];
  if (only === undefined || except === undefined || more.length > 0) return [];
  const parts = {
    kind: "address" as const,
    distance: DISTANCE.one,
    sentence: `${begun(ruleWords(rule))} names \`${peer.cidr.text}\` except \`${except.text}\`, and \`${side.otherName}\` is in that.`,
    action: `No longer except ${except.text} in ${ruleWords(rule, "")}`,
    place: placeIn(rule, peer.range),
  };
  return [policyChange(rule, parts, [{ kind: "remove-except", peer: index, index: only, ...ruleAt(rule) }])];
}

/** A shorter mask, where that adds no more than so many bits. */
const MOST_BITS = 8;

function wider(
  side: NearSide,
  rule: CompiledRule,
  { peer }: Block,
  index: number,
  ranges: readonly AddressRange[],
): readonly NearChange[] {
  for (let prefix = peer.cidr.prefix - 1; prefix >= Math.max(1, peer.cidr.prefix - MOST_BITS); prefix--) {
    const text = blockAround(peer.cidr, prefix);
    const block = parseCidr(text);
    if (block === null || !ranges.every((range) => containsRange(block, range))) continue;
    const parts = {
      kind: "address" as const,
      distance: DISTANCE.one,
      sentence: `${begun(ruleWords(rule))} names \`${peer.cidr.text}\`; \`${side.otherName}\` lies just outside of it.`,
      action: `Change ${peer.cidr.text} to ${text} in ${ruleWords(rule, "")}`,
      place: placeIn(rule, peer.range),
    };
    return [policyChange(rule, parts, [{ kind: "set-cidr", peer: index, cidr: text, ...ruleAt(rule) }])];
  }
  return [];
}

/** The block of so many bits around an address, as text. */
function blockAround({ family, first }: AddressRange, prefix: number): string {
  const shift = BigInt((family === 4 ? 32 : 128) - prefix);
  return `${formatIpAddress({ family, value: (first >> shift) << shift })}/${prefix}`;
}

/**
 * A block that was meant for pods: it holds the address of a Service that leads to them, which policies never see, or their
 * own in a profile whose blocks hold no pods. Their labels say it; a block of that one address has no other use and goes.
 */
function podsInstead(
  side: NearSide,
  rule: CompiledRule,
  { peer }: Block,
  index: number,
  { pod }: Extract<End, { readonly kind: "class" }>,
): readonly NearChange[] {
  const { context, otherId, otherName } = side;
  const { evaluation } = context;
  const directory = createServiceDirectory(evaluation.cluster, context.objects);
  const isHeld = (address: IpAddress) => containsAddress(peer.cidr, address);
  const service = directory.services.find(
    (one) => one.clusterIPs.some(isHeld) && directory.endpoints(one).some((end) => end.pod?.id === pod.id),
  );
  const own = pod.address.kind === "stated" ? pod.address.addresses.find(isHeld) : undefined;
  const isUnseen = own !== undefined && evaluation.profile.ipBlockMatchesPods === "no";
  if (service === undefined && !isUnseen) return [];
  const named = endOfId(context, otherId);
  const offered = offeredEnd(
    context,
    { id: otherId, labels: null, namespaceLabels: null, block: null },
    named?.kind === "pods" ? named.pods : [],
  );
  if (offered.kind !== "pods" || offered.end?.kind !== "pods") return [];
  const { labels, namespace, namespaceLabels = new Map<string, string>() } = offered.end;
  const value = mapOf(
    ["namespaceSelector", namespace === rule.policy.namespace ? undefined : selectorValue(namespaceLabels)],
    ["podSelector", selectorValue(labels)],
  );
  const isOne = peer.cidr.first === peer.cidr.last;
  const seen =
    service === undefined
      ? `\`${peer.cidr.text}\``
      : `\`${peer.cidr.text}\`, where the Service \`${service.name}\` has its address`;
  const why = service === undefined ? "in this profile a block holds no pods" : "policies see the pods behind it";
  const parts = {
    kind: service === undefined ? ("address" as const) : ("service-address" as const),
    distance: DISTANCE.one,
    sentence: `${begun(ruleWords(rule))} names ${seen}; ${why}, such as \`${otherName}\`.`,
    action: `Name ${otherName} by its labels ${isOne ? `instead of ${firstAddress(peer.cidr)} ` : ""}in ${ruleWords(rule, "")}`,
    place: placeIn(rule, peer.range),
  };
  const at = ruleAt(rule);
  return [
    policyChange(rule, parts, [
      isOne ? { kind: "change-peer", index, value, ...at } : { kind: "add-peer", value, ...at },
    ]),
  ];
}
