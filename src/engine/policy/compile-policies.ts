import type { Cluster } from "../cluster/cluster";
import { selectorMatches } from "../kube/label-selector";
import type { LabelSelector, NetworkPolicy, Peer, PodPeer, PolicyRule } from "../kube/objects";
import { type AddressBlock, type AddressSpace, cutAddressSpace } from "../net/address-space";
import { type ClassTable, classifyPods, type EndpointClass } from "./endpoint-classes";
import { namedPortKey } from "./rule-ports";

/** Which list of a policy: `ingress` judges what comes to its subjects, `egress` what they send. */
export type Direction = "ingress" | "egress";

/** A rule with what its peers select. Evaluation and explanation walk the same ones. */
export interface CompiledRule {
  readonly policy: NetworkPolicy;
  readonly direction: Direction;
  /** Position in the policy's list. */
  readonly index: number;
  readonly rule: PolicyRule;
  /** Empty: everyone. */
  readonly peers: readonly CompiledPeer[];
}

/** A peer with the classes of pods, or the groups of addresses, that it selects. */
export type CompiledPeer =
  | { readonly kind: "pods"; readonly peer: PodPeer; readonly classes: Int32Array }
  | { readonly kind: "ipBlock"; readonly peer: Extract<Peer, { kind: "ipBlock" }>; readonly groups: readonly number[] };

/** Policies that isolate pods in a direction; pods with the same ones share an instance. */
export interface IsolatingSet {
  readonly id: number;
  readonly direction: Direction;
  readonly policies: readonly NetworkPolicy[];
  readonly rules: readonly CompiledRule[];
}

/** Everything about a cluster and its policies that no profile changes. */
export interface CompiledPolicies {
  readonly cluster: Cluster;
  readonly policies: readonly NetworkPolicy[];
  readonly space: AddressSpace;
  readonly table: ClassTable;
  /** The policies that isolate a class in a direction; null where none does (N5, N7). */
  isolating(endpointClass: EndpointClass, direction: Direction): IsolatingSet | null;
  /** Indices of the groups of the address space that an ipBlock peer of these policies holds. */
  groupsOf(peer: AddressBlock): readonly number[];
  /** True where some rule has an endPort above its port, an ipBlock. */
  readonly uses: { readonly endPort: boolean; readonly ipBlock: boolean };
}

/** Resolves every selector and address block of the policies against the cluster's pods, once. */
export function compilePolicies(cluster: Cluster, policies: readonly NetworkPolicy[]): CompiledPolicies {
  const rules = policies.flatMap((policy) => [...policy.ingress, ...policy.egress]);
  const { space, blockOf } = indexBlocks(rules);
  const table = classifyPods(cluster, space, usedPortNames(rules), usedLabelKeys(policies, rules));
  const matcher = createSelectorMatcher(cluster, table);
  const groupsOf = (peer: AddressBlock) => space.groupsOfBlock(blockOf.get(blockKey(peer)) ?? -1);
  const compiled = (policy: NetworkPolicy, direction: Direction): CompiledRule[] =>
    policy[direction].map((rule, index) => ({
      policy,
      direction,
      index,
      rule,
      peers: rule.peers.map((peer) =>
        peer.kind === "pods"
          ? { kind: "pods", peer, classes: matcher.peerClasses(peer, policy.namespace) }
          : { kind: "ipBlock", peer, groups: groupsOf(peer) },
      ),
    }));
  const sets = {
    ingress: groupIsolating("ingress", policies, table, matcher, compiled),
    egress: groupIsolating("egress", policies, table, matcher, compiled),
  };
  return {
    cluster,
    policies,
    space,
    table,
    groupsOf,
    isolating: (endpointClass, direction) => sets[direction][endpointClass.index] ?? null,
    uses: {
      endPort: rules.some((rule) => rule.ports.some(({ port, endPort }) => endPort !== null && endPort !== port)),
      ipBlock: rules.some((rule) => rule.peers.some((peer) => peer.kind === "ipBlock")),
    },
  };
}

function groupIsolating(
  direction: Direction,
  policies: readonly NetworkPolicy[],
  table: ClassTable,
  matcher: SelectorMatcher,
  compile: (policy: NetworkPolicy, direction: Direction) => readonly CompiledRule[],
): readonly (IsolatingSet | null)[] {
  const selecting: number[][] = table.classes.map(() => []);
  for (const [i, policy] of policies.entries()) {
    if (!policy.policyTypes[direction]) continue;
    for (const index of matcher.subjectClasses(policy)) selecting[index]?.push(i);
  }
  const compiledRules = new Map<number, readonly CompiledRule[]>();
  const sets = new Map<string, IsolatingSet>();
  return selecting.map((indices) => {
    if (indices.length === 0) return null;
    const key = indices.join(",");
    const known = sets.get(key);
    if (known !== undefined) return known;
    const own = indices.flatMap((i) => policies[i] ?? []);
    const rules = indices.flatMap((i) => {
      const policy = policies[i];
      const done = compiledRules.get(i) ?? (policy === undefined ? [] : compile(policy, direction));
      compiledRules.set(i, done);
      return done;
    });
    const set = { id: sets.size, direction, policies: own, rules };
    sets.set(key, set);
    return set;
  });
}

interface SelectorMatcher {
  subjectClasses(policy: NetworkPolicy): readonly number[];
  peerClasses(peer: PodPeer, namespace: string): Int32Array;
}

/** Each different selector is matched against each namespace's classes once. */
function createSelectorMatcher(cluster: Cluster, table: ClassTable): SelectorMatcher {
  const byNamespace = new Map<string, EndpointClass[]>();
  for (const endpointClass of table.classes) {
    const list = byNamespace.get(endpointClass.namespace) ?? [];
    list.push(endpointClass);
    byNamespace.set(endpointClass.namespace, list);
  }
  const podMatches = new Map<string, readonly number[]>();
  const matchesIn = (namespace: string, selector: LabelSelector | null): readonly number[] => {
    const key = `${namespace} ${selectorKey(selector)}`;
    const known = podMatches.get(key);
    if (known !== undefined) return known;
    const own = byNamespace.get(namespace) ?? [];
    const found = own.filter(({ labels }) => selector === null || selectorMatches(selector, labels));
    const indices = found.map(({ index }) => index);
    podMatches.set(key, indices);
    return indices;
  };
  const peers = new Map<string, Int32Array>();
  return {
    subjectClasses: (policy) => matchesIn(policy.namespace, policy.podSelector),
    peerClasses(peer, namespace) {
      const { namespaceSelector, podSelector } = peer;
      const home = namespaceSelector === null ? namespace : "";
      const key = `${home} ${selectorKey(namespaceSelector)} ${selectorKey(podSelector)}`;
      const known = peers.get(key);
      if (known !== undefined) return known;
      const namespaces =
        namespaceSelector === null
          ? [namespace]
          : [...cluster.namespaces.values()]
              .filter(({ labels }) => selectorMatches(namespaceSelector, labels))
              .map(({ name }) => name);
      const classes = Int32Array.from(namespaces.flatMap((name) => matchesIn(name, podSelector)));
      peers.set(key, classes);
      return classes;
    },
  };
}

function selectorKey(selector: LabelSelector | null): string {
  if (selector === null) return "none";
  return JSON.stringify(selector.requirements.map(({ key, operator, values }) => [key, operator, values]));
}

function indexBlocks(rules: readonly PolicyRule[]): { space: AddressSpace; blockOf: ReadonlyMap<string, number> } {
  const blockOf = new Map<string, number>();
  const blocks: AddressBlock[] = [];
  for (const peer of rules.flatMap((rule) => rule.peers)) {
    if (peer.kind !== "ipBlock" || blockOf.has(blockKey(peer))) continue;
    blockOf.set(blockKey(peer), blocks.length);
    blocks.push(peer);
  }
  return { space: cutAddressSpace(blocks), blockOf };
}

function blockKey({ cidr, except }: AddressBlock): string {
  return [cidr, ...except].map(({ family, first, last }) => `${family} ${first} ${last}`).join(" ");
}

/** Keys that the pod selectors of subjects and peers read. */
function usedLabelKeys(policies: readonly NetworkPolicy[], rules: readonly PolicyRule[]): ReadonlySet<string> {
  const peers = rules.flatMap((rule) => rule.peers);
  const selectors = peers.flatMap((peer) =>
    peer.kind === "pods" && peer.podSelector !== null ? peer.podSelector : [],
  );
  const all = [...policies.map(({ podSelector }) => podSelector), ...selectors];
  return new Set(all.flatMap(({ requirements }) => requirements.map(({ key }) => key)));
}

function usedPortNames(rules: readonly PolicyRule[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { ports } of rules) {
    for (const { protocol, port } of ports)
      if (typeof port === "string") names.add(namedPortKey({ protocol, name: port }));
  }
  return names;
}
