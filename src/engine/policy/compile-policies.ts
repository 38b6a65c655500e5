import type { Cluster } from "../cluster/cluster";
import type { NetworkPolicy, Peer, PodPeer, PolicyRule } from "../kube/objects";
import { type AddressBlock, type AddressSpace, cutAddressSpace } from "../net/address-space";
import { type ClassSelections, createClassSelections, type Selection } from "./class-selections";
import { type Classifier, type ClassTable, createClassifier, type EndpointClass } from "./endpoint-classes";
import { createIsolatingSets } from "./isolating-sets";
import { blockKey, needsOfPolicy } from "./policy-needs";
import { namedPortKey } from "./rule-ports";

/** Which list of a policy: `ingress` judges what comes to its subjects, `egress` what they send. */
export type Direction = "ingress" | "egress";

/** A rule with what its peers select. Evaluation and explanation walk the same ones. */
export interface CompiledRule {
  readonly policy: NetworkPolicy;
  readonly direction: Direction;
  /** Position in the policy's list, as the text has it. */
  readonly index: number;
  readonly rule: PolicyRule;
  /** Empty: everyone. */
  readonly peers: readonly CompiledPeer[];
}

/** A peer with the classes of pods (ascending), or the groups of addresses, that it selects. */
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
  /** What each of them came to, in their order. */
  readonly resolved: readonly CompiledPolicy[];
  readonly space: AddressSpace;
  readonly table: ClassTable;
  /** The policies that isolate a class in a direction; null where none does (N5, N7). */
  isolating(endpointClass: EndpointClass, direction: Direction): IsolatingSet | null;
  /** All sets that isolate some class, each once. */
  readonly sets: readonly IsolatingSet[];
  /** Indices of the groups of the address space that an ipBlock peer of these policies holds. */
  groupsOf(peer: AddressBlock): readonly number[];
  /** True where some rule has an endPort above its port, an ipBlock. */
  readonly uses: { readonly endPort: boolean; readonly ipBlock: boolean };
}

/**
 * Resolves selectors and address blocks against a cluster's pods, and remembers it: what did not change since the call
 * before is the same object (space, table, classes, rules, sets).
 */
export interface PolicyCompiler {
  /** @param policies - those that did not change are the same objects as before */
  compile(cluster: Cluster, policies: readonly NetworkPolicy[]): CompiledPolicies;
}

/** Makes a compiler that has seen nothing. */
export function createPolicyCompiler(): PolicyCompiler {
  let last: CompiledPolicies | null = null;
  let used: Used = { labelKeys: new Set(), portNames: new Set() };
  let blocks: readonly string[] = [];
  let classifier: Classifier | null = null;
  const selections = createClassSelections();
  const sets = { ingress: createIsolatingSets("ingress"), egress: createIsolatingSets("egress") };
  let compiledPolicies: ReadonlyMap<NetworkPolicy, KnownPolicy> = new Map();
  const compile = (cluster: Cluster, policies: readonly NetworkPolicy[]): CompiledPolicies => {
    const needs = policies.map(needsOfPolicy);
    const blockByKey = new Map(needs.flatMap((need) => [...need.blocks]));
    const keys = [...blockByKey.keys()];
    const isSameSpace = last !== null && isSameList(keys, blocks);
    const space = last !== null && isSameSpace ? last.space : cutAddressSpace([...blockByKey.values()]);
    const nowUsed = {
      labelKeys: new Set(needs.flatMap(({ labelKeys }) => labelKeys)),
      portNames: new Set(needs.flatMap(({ portNames }) => portNames)),
    };
    let table = last?.table;
    if (classifier === null || last === null || !isSameSpace || tellsApartOtherwise(last.cluster, used, nowUsed)) {
      classifier = createClassifier(space, nowUsed.portNames, nowUsed.labelKeys);
      table = classifier.classify(cluster);
    } else {
      classifier.use(nowUsed.labelKeys, nowUsed.portNames);
      if (table === undefined || cluster !== last.cluster) table = classifier.classify(cluster);
    }
    used = nowUsed;
    blocks = keys;
    const isOtherLineage = table.lineage !== last?.table.lineage;
    const mayDiffer = selections.follow(cluster, table) || !isSameSpace;
    const positions = new Map(keys.map((key, position) => [key, position]));
    const groupsOf = (peer: AddressBlock) => space.groupsOfBlock(positions.get(blockKey(peer)) ?? -1);
    const known = compiledPolicies;
    const parts = policies.map((policy) => {
      const before = isOtherLineage ? undefined : known.get(policy);
      return before !== undefined && !mayDiffer ? before : compilePolicy(policy, selections, groupsOf, before);
    });
    compiledPolicies = new Map(parts.map((part) => [part.policy, part]));
    const count = table.classes.length;
    const grouped = { ingress: sets.ingress.group(parts, count), egress: sets.egress.group(parts, count) };
    last = {
      cluster,
      policies,
      resolved: parts,
      space,
      table,
      groupsOf,
      isolating: (endpointClass, direction) => grouped[direction][endpointClass.index] ?? null,
      sets: [...sets.ingress.all(), ...sets.egress.all()],
      uses: { endPort: needs.some(({ endPort }) => endPort), ipBlock: keys.length > 0 },
    };
    return last;
  };
  return {
    compile: (cluster, policies) =>
      last !== null && cluster === last.cluster && isSameList(policies, last.policies)
        ? last
        : compile(cluster, policies),
  };
}

/** What one policy comes to; its parts are the same objects as long as they are the same. */
export interface CompiledPolicy {
  readonly policy: NetworkPolicy;
  /** Indices of the classes that it selects. */
  readonly subjects: Int32Array;
  readonly ingress: readonly CompiledRule[];
  readonly egress: readonly CompiledRule[];
}

interface KnownPolicy extends CompiledPolicy {
  /** Of its subjects, and of each peer with selectors. */
  readonly selections: PolicySelections;
}

interface PolicySelections {
  readonly subjects: Selection;
  readonly peers: ReadonlyMap<Peer, Selection>;
}

type GroupsOf = (peer: AddressBlock) => readonly number[];

function compilePolicy(
  policy: NetworkPolicy,
  selections: ClassSelections,
  groupsOf: GroupsOf,
  before: KnownPolicy | undefined,
): KnownPolicy {
  const own = before?.selections ?? selectionsOf(policy, selections);
  const classesOf = (peer: Peer) => {
    const selection = own.peers.get(peer);
    return selection === undefined ? NO_CLASSES : selections.classesOf(selection);
  };
  const subjects = selections.classesOf(own.subjects);
  const ingress = compileRules(policy, "ingress", classesOf, groupsOf, before?.ingress);
  const egress = compileRules(policy, "egress", classesOf, groupsOf, before?.egress);
  const isSame = subjects === before?.subjects && ingress === before.ingress && egress === before.egress;
  return before !== undefined && isSame ? before : { policy, subjects, ingress, egress, selections: own };
}

const NO_CLASSES = new Int32Array(0);

function selectionsOf(policy: NetworkPolicy, selections: ClassSelections): PolicySelections {
  const peers = new Map<Peer, Selection>();
  for (const rule of [...policy.ingress, ...policy.egress]) {
    for (const peer of rule.peers) {
      if (peer.kind === "pods") peers.set(peer, selections.ofPeer(peer, policy.namespace));
    }
  }
  return { subjects: selections.ofSubjects(policy), peers };
}

function compileRules(
  policy: NetworkPolicy,
  direction: Direction,
  classesOf: (peer: Peer) => Int32Array,
  groupsOf: GroupsOf,
  before: readonly CompiledRule[] | undefined,
): readonly CompiledRule[] {
  const compilePeer = (peer: Peer, known: CompiledPeer | undefined): CompiledPeer => {
    if (peer.kind === "pods") {
      const classes = classesOf(peer);
      return known?.kind === "pods" && known.classes === classes ? known : { kind: "pods", peer, classes };
    }
    const groups = groupsOf(peer);
    return known?.kind === "ipBlock" && known.groups === groups ? known : { kind: "ipBlock", peer, groups };
  };
  const rules = policy[direction].map((rule, at): CompiledRule => {
    const known = before?.[at];
    const index = rule.position ?? at;
    const peers = rule.peers.map((peer, i) => compilePeer(peer, known?.peers[i]));
    return known !== undefined && isSameList(peers, known.peers) ? known : { policy, direction, index, rule, peers };
  });
  return before !== undefined && isSameList(rules, before) ? before : rules;
}

/** What pods are told apart by. */
interface Used {
  readonly labelKeys: ReadonlySet<string>;
  readonly portNames: ReadonlySet<string>;
}

/** Whether some pod has a label or a port name that only one of both uses. */
function tellsApartOtherwise(cluster: Cluster, a: Used, b: Used): boolean {
  const labelKeys = inOneOnly(a.labelKeys, b.labelKeys);
  const portNames = inOneOnly(a.portNames, b.portNames);
  if (labelKeys.length === 0 && portNames.length === 0) return false;
  for (const { pod } of cluster.pods.values()) {
    if (labelKeys.some((key) => pod.labels.has(key))) return true;
    if (portNames.length === 0) continue;
    for (const { name, protocol } of pod.ports) {
      if (name !== null && portNames.includes(namedPortKey({ protocol, name }))) return true;
    }
  }
  return false;
}

function inOneOnly(a: ReadonlySet<string>, b: ReadonlySet<string>): readonly string[] {
  return [...[...a].filter((one) => !b.has(one)), ...[...b].filter((one) => !a.has(one))];
}

function isSameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}
