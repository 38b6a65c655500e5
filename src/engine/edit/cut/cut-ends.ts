import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { familiesOf } from "../../cluster/pod-address";
import { type AddressRange, firstAddress, formatAddressRange, rangeAsCidr } from "../../net/cidr";
import { type Family, formatIpAddress, type IpAddress } from "../../net/ip-address";
import { NO_PORTS, type PortSet, unionPorts } from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import { anyoneEnd, type End, endOf } from "../../policy/pair-ends";
import { throughBoth } from "../../policy/side-ports";
import { withoutRanges } from "./cut-addresses";

/** One end of a connection that is to be cut. */
export type CutEnd = PodsEnd | AddressesEnd;

/** Pods of the picture: a workload, one pod of it, or a whole namespace. */
export interface PodsEnd {
  readonly kind: "pods";
  /** As a sentence calls it: `shop/web`. */
  readonly name: string;
  /** A single word of it, for the names of what is written: `web`. */
  readonly word: string;
  readonly pods: readonly ClusterPod[];
  /** Id of the workload that these are all the pods of; null for one pod of several, or a whole namespace. */
  readonly workload: string | null;
}

/** Addresses outside of the cluster that no ipBlock tells apart. */
export interface AddressesEnd {
  readonly kind: "addresses";
  readonly name: string;
  readonly word: string;
  /** Without the addresses of pods on the network of their node, which are no outside. */
  readonly ranges: readonly AddressRange[];
  /** Whether this is whoever only rules without peers let through, be there addresses that no block names or not. */
  readonly isAnyone: boolean;
}

/** Where a connection comes from, and where it goes to. */
export interface CutEnds {
  readonly from: CutEnd;
  readonly to: CutEnd;
}

/** The ends of a line of the picture, by its id; null where one is gone, or there is no such line. */
export function findCutEnds(evaluation: Evaluation, edgeId: string): CutEnds | null {
  const [source, target, ...rest] = edgeId.split("→");
  if (source === undefined || target === undefined || rest.length > 0) return null;
  const [from, to] = [findEnd(evaluation, source), findEnd(evaluation, target)];
  return from === null || to === null ? null : { from, to };
}

/** The ports on which something gets from some pod of one end to some pod of the other, or may get. */
export function openPortsBetween(evaluation: Evaluation, { from, to }: CutEnds): PortSet {
  const { sides } = evaluation;
  let open = NO_PORTS;
  for (const { source, destination, family } of couplesOf(evaluation, from, to)) {
    const egress = sides.egress(source, destination, family);
    const through = throughBoth(egress, sides.ingress(source, destination, family));
    open = unionPorts(open, through.possible);
  }
  return open;
}

/** Two ends that are judged in a family; pods and addresses that are judged alike are there once. */
export interface Couple {
  readonly source: End;
  readonly destination: End;
  readonly family: Family;
}

/** Every couple of different ends. */
export function couplesOf(evaluation: Evaluation, from: CutEnd, to: CutEnd): readonly Couple[] {
  const isByNode = [from, to].some((end) => end.kind === "pods" && end.pods.some(({ pod }) => pod.hostNetwork));
  const sources = memberEnds(evaluation, from, isByNode);
  const destinations = memberEnds(evaluation, to, isByNode);
  return sources.flatMap((source) =>
    destinations.flatMap((destination) => {
      if (source.end.kind === "class" && destination.end.kind === "class" && source.end.pod === destination.end.pod)
        return [];
      const shared = source.families.filter((family) => destination.families.includes(family));
      const isUnaddressed = source.families.length === 0 || destination.families.length === 0;
      const families = isUnaddressed ? evaluation.cluster.presumedFamilies.slice(0, 1) : shared;
      return families.map((family) => ({ source: source.end, destination: destination.end, family }));
    }),
  );
}

function findEnd(evaluation: Evaluation, id: string): CutEnd | null {
  const { cluster, compiled } = evaluation;
  const workload = cluster.workloads.get(id);
  if (workload !== undefined) return podsEnd(cluster, id, workload.name, workload.pods, id);
  const pod = id.startsWith("pod ") ? cluster.pods.get(id.slice("pod ".length)) : undefined;
  if (pod !== undefined) return podsEnd(cluster, pod.id, pod.name, [pod.id], isOnlyPod(cluster, pod));
  const namespace = id.startsWith("namespace ") ? id.slice("namespace ".length) : null;
  if (namespace !== null) {
    const pods = [...cluster.pods.values()].filter((each) => each.namespace === namespace).map((each) => each.id);
    return podsEnd(cluster, `all of ${namespace}`, namespace, pods, null);
  }
  const { groups } = compiled.space;
  if (id === "anyone") {
    const ranges = groups.flatMap((group) => (group.blocks.length === 0 ? group.ranges : []));
    return { kind: "addresses", name: "anyone", word: "anyone", ranges: outsideOf(cluster, ranges), isAnyone: true };
  }
  const index = groups.findIndex(({ blocks, ranges: [first] }) => {
    return blocks.length > 0 && first !== undefined && id === `range ${firstAddress(first)}`;
  });
  return index < 0 ? null : rangeEnd(compiled, index);
}

function podsEnd(
  cluster: Cluster,
  name: string,
  word: string,
  ids: readonly string[],
  workload: string | null,
): CutEnd | null {
  const pods = ids.flatMap((id) => cluster.pods.get(id) ?? []);
  return pods.length === 0 ? null : { kind: "pods", name, word, pods, workload };
}

function isOnlyPod(cluster: Cluster, { workload }: ClusterPod): string | null {
  return cluster.workloads.get(workload)?.pods.length === 1 ? workload : null;
}

/** Called by the block that is just these addresses, where there is one. */
function rangeEnd({ cluster, policies, groupsOf, space }: Evaluation["compiled"], index: number): CutEnd | null {
  const ranges = space.groups[index]?.ranges ?? [];
  const [first, ...more] = ranges;
  if (first === undefined) return null;
  const peers = policies.flatMap(({ ingress, egress }) => [...ingress, ...egress].flatMap((rule) => rule.peers));
  const block = peers.flatMap((peer) => {
    const groups = peer.kind === "ipBlock" ? groupsOf(peer) : [];
    return peer.kind === "ipBlock" && groups.length === 1 && groups[0] === index ? [peer] : [];
  })[0];
  const word = block?.cidr.text ?? rangeAsCidr(first) ?? formatAddressRange(first);
  const except = block?.except.map(({ text }) => text).join(", ") ?? "";
  const rest = block === undefined && more.length > 0 ? " and more" : except === "" ? "" : ` except ${except}`;
  return { kind: "addresses", name: `${word}${rest}`, word, ranges: outsideOf(cluster, ranges), isAnyone: false };
}

/** Addresses of more pods are not told apart from those around them: each costs a block. */
const MOST_HOSTS = 16;

/** Addresses without those of pods on the network of their node, as far as they are known. */
function outsideOf({ pods }: Cluster, ranges: readonly AddressRange[]): readonly AddressRange[] {
  const hosts = [...pods.values()].flatMap(({ pod, address }) =>
    pod.hostNetwork && address.kind === "stated" ? address.addresses : [],
  );
  const distinct = new Map(hosts.map(({ family, value }) => [value, { family, first: value, last: value }]));
  return distinct.size > MOST_HOSTS ? ranges : ranges.flatMap((range) => withoutRanges(range, [...distinct.values()]));
}

interface MemberEnd {
  readonly end: End;
  readonly families: readonly Family[];
}

/** Of pods of a class, where nodes matter of those on a node, two stand for all: one is no other end for itself. */
function memberEnds({ cluster, compiled }: Evaluation, end: CutEnd, isByNode: boolean): readonly MemberEnd[] {
  if (end.kind === "addresses") {
    // Blocks written meanwhile end where these ranges do.
    const outside = end.ranges.flatMap(({ family, first, last }) => [
      outsideEnd(compiled, { family, value: first }),
      outsideEnd(compiled, { family, value: last }),
    ]);
    return end.isAnyone ? [...outside, { end: anyoneEnd(compiled), families: [4, 6] }] : outside;
  }
  const seen = new Map<string, number>();
  return end.pods.flatMap((pod): readonly MemberEnd[] => {
    const own = endOf(compiled, { kind: "pod", pod: pod.id, address: null });
    const node = isByNode ? (pod.node ?? pod.nodeAddresses.map(formatIpAddress).join()) : "";
    const key = `${compiled.table.classOf(pod.id)?.index} ${node}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count >= 2 ? [] : [{ end: own, families: familiesOf(pod, cluster) }];
  });
}

function outsideEnd(compiled: Evaluation["compiled"], address: IpAddress): MemberEnd {
  return { end: { kind: "external", group: compiled.space.groupOf(address), address }, families: [address.family] };
}
