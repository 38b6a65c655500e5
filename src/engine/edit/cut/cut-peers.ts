import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { familiesOf } from "../../cluster/pod-address";
import { selectorMatches } from "../../kube/label-selector";
import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { Peer, PodPeer } from "../../kube/objects";
import { type AddressRange, parseCidr } from "../../net/cidr";
import { LAST_ADDRESS } from "../../net/ip-address";
import type { Profile } from "../../policy/profile";
import { type EditValue, isList, isMap, isSameValue, mapOf } from "../text/edit-value";
import { blocksOf, intersection, withoutRanges } from "./cut-addresses";
import type { CutEnd } from "./cut-ends";
import { distinctLabels, labelsKey, requiring, tellApart } from "./cut-selector";

/** What peers are read by. */
export interface PeerScene {
  readonly cluster: Cluster;
  readonly profile: Profile;
  /** That of the policy. */
  readonly namespace: string;
}

/** A rule's peers without an end. */
export interface RemainingPeers {
  /** Indices of the peers that admit the end, each with what is left of it: nothing, itself narrowed, or several. */
  readonly changed: ReadonlyMap<number, readonly EditValue[]>;
  /** Peers for pods that only a block admitted which does not any more. */
  readonly added: readonly EditValue[];
  /** Pods that are closed out as well, since nothing tells them apart. */
  readonly lost: readonly ClusterPod[];
  /** Whether a block lost addresses of pods: whatever else lies there is closed out with them. */
  readonly isExcepted: boolean;
}

/** A peer as it is read and as it is written. */
export interface WrittenPeer {
  readonly peer: Peer;
  readonly value: EditValue;
}

/** Takes an end out of a rule's peers. What is left admits nobody that they did not admit. */
export function remainingPeers(peers: readonly WrittenPeer[], end: CutEnd, scene: PeerScene): RemainingPeers {
  const { profile } = scene;
  const selectable = end.kind === "pods" ? end.pods.filter((pod) => !actsAsNode(pod, profile)) : [];
  const out = rangesOf(end, profile);
  const changed = new Map<number, readonly EditValue[]>();
  const lost = new Set<ClusterPod>();
  let isExcepted = false;
  for (const [index, { peer, value }] of peers.entries()) {
    if (peer.kind === "ipBlock") {
      const left = narrowBlock(peer, value, out);
      if (left !== null) changed.set(index, left);
      isExcepted ||= left !== null && end.kind === "pods";
      continue;
    }
    const narrowed = narrowPods(peer, value, selectable, scene);
    if (narrowed === null) continue;
    changed.set(index, narrowed.values);
    for (const pod of narrowed.lost) lost.add(pod);
  }
  return { changed, added: restoringPeers(peers, out, selectable, scene), lost: [...lost], isExcepted };
}

/** What a rule without peers stands for: every pod, and every address of the families that pods have. */
export function everyonesPeers(cluster: Cluster): readonly WrittenPeer[] {
  const used = new Set([...cluster.pods.values()].flatMap((pod) => familiesOf(pod, cluster)));
  const blocks = (["0.0.0.0/0", "::/0"] as const).flatMap((text): readonly WrittenPeer[] => {
    const cidr = parseCidr(text);
    if (cidr === null || !used.has(cidr.family)) return [];
    const value = mapOf(["ipBlock", mapOf(["cidr", text])]);
    return [{ peer: { kind: "ipBlock", cidr, except: [], range: NOWHERE }, value }];
  });
  return [EVERY_POD, ...blocks];
}

const NOWHERE = { from: 0, to: 0 };

const EVERY_POD: WrittenPeer & { readonly peer: PodPeer } = {
  peer: { kind: "pods", podSelector: null, namespaceSelector: { requirements: [], range: NOWHERE }, range: NOWHERE },
  value: mapOf(["namespaceSelector", mapOf()]),
};

/** Whether no selector selects a pod, since it acts as its node does. */
export function actsAsNode({ pod }: ClusterPod, { hostNetworkAsNode }: Profile): boolean {
  return pod.hostNetwork && hostNetworkAsNode === "yes";
}

/** Whether a peer selects a pod by labels. */
function selectsPod(
  { podSelector, namespaceSelector }: PodPeer,
  pod: ClusterPod,
  { namespace, cluster }: Pick<PeerScene, "namespace" | "cluster">,
): boolean {
  const labels = cluster.namespaces.get(pod.namespace)?.labels;
  const isNamespace =
    namespaceSelector === null
      ? pod.namespace === namespace
      : labels !== undefined && selectorMatches(namespaceSelector, labels);
  return isNamespace && (podSelector === null || selectorMatches(podSelector, pod.pod.labels));
}

/** Addresses by which blocks admit an end. */
function rangesOf(end: CutEnd, profile: Profile): readonly AddressRange[] {
  if (end.kind === "addresses") return end.ranges;
  const ranges = end.pods.flatMap((pod): readonly AddressRange[] => {
    const isNode = pod.pod.hostNetwork && profile.hostNetworkAsNode !== "no";
    const matches = isNode ? profile.ipBlockMatchesNodes : profile.ipBlockMatchesPods;
    if (matches === "no") return [];
    if (pod.address.kind === "presumed") return profile.podCidrs;
    // A pod without an address is in no block, and of a node whose address is not known nothing can be said.
    const stated = pod.address.kind === "stated" ? pod.address.addresses : [];
    return stated.map(({ family, value }) => ({ family, first: value, last: value }));
  });
  return [...new Map(ranges.map((range) => [`${range.family} ${range.first} ${range.last}`, range])).values()];
}

type Block = Extract<Peer, { readonly kind: "ipBlock" }>;

/** What is left of a block; null where it has none of the addresses. */
function narrowBlock(peer: Block, written: EditValue, out: readonly AddressRange[]): readonly EditValue[] | null {
  const block = isMap(written) ? written.get("ipBlock") : undefined;
  if (!isMap(written) || !isMap(block)) return null;
  const admitted = withoutRanges(peer.cidr, peer.except);
  const isTouched = admitted.some((piece) => out.some((range) => intersection(piece, range) !== null));
  if (!isTouched) return null;
  const left = admitted.flatMap((piece) => withoutRanges(piece, out));
  if (left.length === 0) return [];
  const except = block.get("except");
  const before = isList(except) ? except : [];
  const excepts = out.flatMap((range) => {
    const common = intersection(range, peer.cidr);
    // A part that is out already needs no word more.
    return common === null || withoutRanges(common, peer.except).length === 0 ? [] : blocksOf(common);
  });
  const positive = left.flatMap(blocksOf);
  if (positive.length < before.length + excepts.length) {
    return positive.map((cidr) => new Map([...written, ["ipBlock", mapOf(["cidr", cidr])]]));
  }
  const wanted = [...before, ...excepts.filter((each) => !before.includes(each))];
  return [new Map([...written, ["ipBlock", new Map([...block, ["except", wanted]])]])];
}

/** What is left of a peer by labels; null where it selects none of the pods. */
function narrowPods(
  peer: PodPeer,
  written: EditValue,
  pods: readonly ClusterPod[],
  scene: PeerScene,
): { readonly values: readonly EditValue[]; readonly lost: readonly ClusterPod[] } | null {
  const out = pods.filter((pod) => selectsPod(peer, pod, scene));
  if (out.length === 0 || !isMap(written)) return null;
  const cut = new Set(pods.map(({ id }) => id));
  const kept = [...scene.cluster.pods.values()].filter((pod) => !cut.has(pod.id) && selectsPod(peer, pod, scene));
  const telling = tellApart(out, kept);
  const namespaces = [...new Set(out.map(({ namespace }) => namespace))];
  const isAcross = telling.lost.some(({ namespace }) => !namespaces.includes(namespace));
  const isSimple = telling.alternatives.length === 1 && distinctLabels(out).length === 1;
  const isWhole = !isSimple && kept.length > 0 && kept.every(({ namespace }) => !namespaces.includes(namespace));
  if (!isAcross && !isWhole && (namespaces.length === 1 || telling.lost.length === 0)) {
    return { values: withPods(written, telling.alternatives), lost: telling.lost };
  }
  // Labels alone do not tell: the namespaces that are not meant first, then what is left of each of the others.
  const named = { key: NAMESPACE_NAME_LABEL, operator: "NotIn", values: namespaces } as const;
  const elsewhere = kept.some(({ namespace }) => !namespaces.includes(namespace))
    ? [new Map([...written, ["namespaceSelector", requiring(written.get("namespaceSelector"), [named])]])]
    : [];
  const parts = namespaces.map((namespace) => {
    const within = (pod: ClusterPod) => pod.namespace === namespace;
    const own = tellApart(out.filter(within), kept.filter(within));
    const place = { key: NAMESPACE_NAME_LABEL, operator: "In", values: [namespace] } as const;
    const isHome = namespace === scene.namespace;
    const inNamespace = new Map<string, EditValue>(
      [...written].flatMap(([key, value]) => {
        if (key !== "namespaceSelector") return [[key, value] as const];
        return isHome ? [] : [[key, requiring(value, [place])] as const];
      }),
    );
    return { values: withPods(inNamespace, own.alternatives), lost: own.lost };
  });
  return {
    values: [...elsewhere, ...parts.flatMap(({ values }) => values)],
    lost: parts.flatMap(({ lost }) => lost),
  };
}

function withPods(
  written: ReadonlyMap<string, EditValue>,
  alternatives: ReturnType<typeof tellApart>["alternatives"],
): readonly EditValue[] {
  const selector = written.get("podSelector");
  return alternatives.map((requirements) => new Map([...written, ["podSelector", requiring(selector, requirements)]]));
}

/** Peers for the pods that only a block admitted, for sure and in all of their families, of which their addresses go. */
function restoringPeers(
  peers: readonly WrittenPeer[],
  out: readonly AddressRange[],
  cut: readonly ClusterPod[],
  scene: PeerScene,
): readonly EditValue[] {
  const blocks = peers.flatMap(({ peer }) => (peer.kind === "ipBlock" ? [peer] : []));
  const selectors = peers.flatMap(({ peer }) => (peer.kind === "pods" ? [peer] : []));
  if (blocks.length === 0 || scene.profile.ipBlockMatchesPods !== "yes") return [];
  const before = blocks.flatMap(({ cidr, except }) => withoutRanges(cidr, except));
  const after = before.flatMap((piece) => withoutRanges(piece, out));
  const alike = new Set(cut.map(({ namespace, pod }) => `${namespace} ${labelsKey(pod.labels)}`));
  const isSelected = (pod: ClusterPod) => selectors.some((peer) => selectsPod(peer, pod, scene));
  const pods = [...scene.cluster.pods.values()].filter((pod) => !actsAsNode(pod, scene.profile));
  const admitted = (pod: ClusterPod, ranges: readonly AddressRange[]) => isSurelyIn(pod, ranges, scene);
  const isGone = (pod: ClusterPod) => alike.has(`${pod.namespace} ${labelsKey(pod.pod.labels)}`);
  const isRestored = (pod: ClusterPod) =>
    !pod.pod.hostNetwork && !isGone(pod) && !isSelected(pod) && admitted(pod, before) && !admitted(pod, after);
  if (!pods.some(isRestored)) return [];
  const others = pods.filter((pod) => isGone(pod) || !(isSelected(pod) || admitted(pod, before)));
  const narrowed = narrowPods(EVERY_POD.peer, EVERY_POD.value, others, scene);
  const values = narrowed === null ? [EVERY_POD.value] : narrowed.values;
  return values.filter((value) => !peers.some((each) => isSameValue(each.value, value)));
}

/** Whether all addresses of a pod lie in some ranges, wherever they are. */
function isSurelyIn(pod: ClusterPod, ranges: readonly AddressRange[], { cluster, profile }: PeerScene): boolean {
  const isIn = (range: AddressRange) => withoutRanges(range, ranges).length === 0;
  if (pod.address.kind === "stated") {
    return pod.address.addresses.every(({ family, value }) => isIn({ family, first: value, last: value }));
  }
  if (pod.address.kind !== "presumed") return false;
  return cluster.presumedFamilies.every((family) => {
    const places = profile.podCidrs.filter((range) => range.family === family);
    return places.length > 0 && places.every((place) => place.last <= LAST_ADDRESS[family] && isIn(place));
  });
}
