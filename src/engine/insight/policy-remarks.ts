import type { Cluster } from "../cluster/cluster";
import { formatRequirement, formatSelector, requirementMatches, selectorMatches } from "../kube/label-selector";
import type { DecodedObject, LabelRequirement, LabelSelector, Labels, NetworkPolicy, PodPeer } from "../kube/objects";
import type { CompiledPolicies, CompiledPolicy, CompiledRule } from "../policy/compile-policies";
import type { EndpointClass } from "../policy/endpoint-classes";
import type { Profile } from "../policy/profile";
import { nearWord } from "../service/near-word";
import type { DiagnosticCode } from "../source/diagnostic-code";
import type { Range } from "../source/range";
import { idleRemarks } from "./idle-remarks";
import type { KnownCovers } from "./idle-rules";
import { impliedRemarks } from "./implied-isolation";
import { hasOwnPlaces } from "./own-places";
import { servicePortRemarks } from "./service-port-remarks";

/**
 * A part of a policy that says nothing just now: nothing that is given matches it, or others say all of it; or that says
 * something else than it seems to.
 */
export interface PolicyRemark {
  readonly code: Extract<
    DiagnosticCode,
    | "policy-selects-nothing"
    | "peer-selects-nothing"
    | "rule-adds-nothing"
    | "policy-adds-nothing"
    | "policy-types-absent"
    | "rule-names-service-port"
  >;
  readonly policy: NetworkPolicy;
  /** Of the selector or the peer, relative to the policy. */
  readonly range: Range;
  /** `spec.podSelector`, `spec.ingress[0].from[1]`. */
  readonly field: string;
  /** A sentence without its full stop. */
  readonly message: string;
}

/** What policies may be about, besides the pods that they were compiled with. */
export interface PolicyGiven {
  readonly compiled: CompiledPolicies;
  readonly profile: Pick<Profile, "endPort">;
  /** The cluster with the DNS pods and the controller that the text does not state: a rule may name these. */
  readonly complete: () => Cluster;
  /** Those that take part. */
  readonly objects: readonly DecodedObject[];
}

/** Finds what says nothing; remembers what it found, as long as the cluster is the same object. */
export type PolicyRemarksFinder = (given: PolicyGiven) => readonly PolicyRemark[];

/** So many are explained, which takes time; of the others it is only said that nothing matches. More is hardly read. */
const MOST_EXPLAINED = 100;

/**
 * Finds policies that select no pod, and peers that no pod matches: mostly a slip in a label; and rules that admit nothing
 * of their own; and what is mistaken easily: an absent `policyTypes`, a Service's port. Nothing is said where
 * hardly anything could match: of namespaces of which no pod is given, and of a workload that has none just now.
 */
export function createPolicyRemarks(): PolicyRemarksFinder {
  let memory: Memory | null = null;
  let idle: IdleMemory | null = null;
  return ({ compiled, profile, complete, objects }) => {
    const { cluster, table } = compiled;
    const { endPort } = profile;
    if (idle?.compiled !== compiled || idle.endPort !== endPort || idle.objects !== objects) {
      const covers = idle?.endPort === endPort ? idle.covers : new WeakMap();
      const remarks = [
        ...idleRemarks(compiled, endPort, covers),
        ...impliedRemarks(compiled),
        ...servicePortRemarks(compiled, endPort, objects),
      ];
      idle = { compiled, endPort, objects, covers, remarks };
    }
    const doubtful = compiled.resolved.filter((each) => hasOwnPlaces(each.policy) && hasNobody(each));
    if (cluster.pods.size === 0 || doubtful.length === 0) return idle.remarks;
    // Another policy may tell pods apart that were alike until now.
    if (memory?.cluster !== cluster || memory.table !== table)
      memory = { cluster, table, known: knownPods(compiled, complete(), objects), reasons: new WeakMap() };
    const { known, reasons } = memory;
    const unmatched = doubtful.flatMap((each) => [...unmatchedSubject(each, known), ...unmatchedPeers(each, known)]);
    const nobodys = unmatched.map(({ about, explain, plain, ...remark }, i): PolicyRemark => {
      if (i >= MOST_EXPLAINED) return { ...remark, message: plain };
      const message = reasons.get(about) ?? explain();
      reasons.set(about, message);
      return { ...remark, message };
    });
    return [...nobodys, ...idle.remarks];
  };
}

/** What was found of the policies of one text. */
interface IdleMemory {
  readonly compiled: CompiledPolicies;
  readonly endPort: Profile["endPort"];
  readonly objects: readonly DecodedObject[];
  readonly covers: KnownCovers;
  readonly remarks: readonly PolicyRemark[];
}

interface Memory {
  readonly cluster: Cluster;
  readonly table: CompiledPolicies["table"];
  readonly known: KnownPods;
  readonly reasons: Reasons;
}

/** What was said of a policy or a peer, which are the same objects as long as they say the same about the same pods. */
type Reasons = WeakMap<object, string>;

/** A remark before it has its words. */
interface Unmatched extends Omit<PolicyRemark, "message"> {
  /** The compiled policy or peer. */
  readonly about: object;
  readonly explain: () => string;
  readonly plain: string;
}

function hasNobody({ subjects, ingress, egress }: CompiledPolicy): boolean {
  const isEmpty = (rule: CompiledRule) => rule.peers.some((peer) => peer.kind === "pods" && peer.classes.length === 0);
  return subjects.length === 0 || ingress.some(isEmpty) || egress.some(isEmpty);
}

/** Labels of pods that are there, may be there later, or are in every cluster. */
interface KnownPods {
  /** By namespace, of pods that policies tell apart; a namespace without any pod is not there. */
  readonly labels: ReadonlyMap<string, readonly Labels[]>;
  /** All labels of the pods of namespaces. */
  allOf(namespaces: readonly string[]): readonly Labels[];
  /** Those of pods that the policies were not compiled with: DNS, finished pods, workloads without any just now. */
  readonly others: ReadonlyMap<string, readonly Labels[]>;
  readonly namespaces: Cluster["namespaces"];
}

function knownPods(
  { cluster, table }: CompiledPolicies,
  complete: Cluster,
  objects: readonly DecodedObject[],
): KnownPods {
  const [labels, others] = [new Map<string, Labels[]>(), new Map<string, Labels[]>()];
  const add = (to: Map<string, Labels[]>, namespace: string, own: Labels) => {
    const list = to.get(namespace);
    if (list === undefined) to.set(namespace, [own]);
    else list.push(own);
  };
  const addBoth = (namespace: string, own: Labels) => {
    add(labels, namespace, own);
    add(others, namespace, own);
  };
  // Of pods that no policy tells apart one is enough.
  const seen = new Set<EndpointClass>();
  for (const { id, namespace, pod } of cluster.pods.values()) {
    const own = table.classOf(id);
    if (own === undefined || seen.has(own)) continue;
    seen.add(own);
    add(labels, namespace, pod.labels);
  }
  const assumed = complete === cluster ? [] : [...complete.workloads.values()].filter((each) => each.assumed);
  for (const { pods } of assumed) {
    for (const { namespace, pod } of pods.flatMap((id) => complete.pods.get(id) ?? [])) addBoth(namespace, pod.labels);
  }
  for (const { pod } of complete.excludedPods) addBoth(pod.namespace, pod.labels);
  for (const object of objects) {
    if (!("template" in object)) continue;
    const hasPods = (complete.workloads.get(`${object.namespace}/${object.name}`)?.pods.length ?? 0) > 0;
    if (!hasPods) addBoth(object.namespace, object.template.labels);
  }
  const all = new Map<string, Labels[]>();
  const allOf = (names: readonly string[]) => {
    if (all.size === 0) for (const { namespace, pod } of complete.pods.values()) add(all, namespace, pod.labels);
    return names.flatMap((name) => [...(all.get(name) ?? []), ...(others.get(name) ?? [])]);
  };
  return { labels, others, allOf, namespaces: complete.namespaces };
}

function unmatchedSubject(part: CompiledPolicy, known: KnownPods): readonly Unmatched[] {
  const { policy, subjects } = part;
  const { namespace, podSelector } = policy;
  const own = known.labels.get(namespace);
  const isOther = known.others.get(namespace)?.some((each) => selectorMatches(podSelector, each)) ?? false;
  if (subjects.length > 0 || own === undefined || isOther) return [];
  const plain = "the policy is about no pod";
  const explain = () =>
    `${plain}: ${elsewhere(podSelector, known, namespace) ?? reasonOf(podSelector, own, () => known.allOf([namespace]), `pod in namespace ${namespace}`)}`;
  const at = { policy, range: podSelector.range, field: "spec.podSelector" };
  return [{ code: "policy-selects-nothing", ...at, about: part, explain, plain }];
}

function unmatchedPeers({ policy, ingress, egress }: CompiledPolicy, known: KnownPods): readonly Unmatched[] {
  return [...ingress, ...egress].flatMap((rule) => {
    // What policyTypes switches off says nothing anyway.
    if (!policy.policyTypes[rule.direction]) return [];
    return rule.peers.flatMap((peer, i): readonly Unmatched[] => {
      if (peer.kind !== "pods" || peer.classes.length > 0) return [];
      const meant = namespacesOf(policy, peer.peer, known);
      if (!canBeMissed(peer.peer, meant, known)) return [];
      const plain = "nothing that is given matches this";
      const explain = () => `${plain}: ${emptyPeerReason(policy, peer.peer, meant, known)}`;
      const at = { policy, range: peer.peer.range, field: fieldOf(rule, i) };
      return [{ code: "peer-selects-nothing", ...at, about: peer, explain, plain }];
    });
  });
}

function fieldOf({ direction, index }: CompiledRule, peer: number): string {
  return `spec.${direction}[${index}].${direction === "ingress" ? "from" : "to"}[${peer}]`;
}

/** Names of the namespaces that a peer means. */
function namespacesOf(
  { namespace }: NetworkPolicy,
  { namespaceSelector }: PodPeer,
  { namespaces }: KnownPods,
): readonly string[] {
  if (namespaceSelector === null) return [namespace];
  return [...namespaces.values()].flatMap(({ name, labels }) =>
    selectorMatches(namespaceSelector, labels) ? name : [],
  );
}

/** False where it is no wonder that no pod matches. */
function canBeMissed(
  { namespaceSelector, podSelector }: PodPeer,
  meant: readonly string[],
  { labels, others }: KnownPods,
): boolean {
  if (namespaceSelector !== null && meant.length === 0) return true;
  if (podSelector === null || !meant.some((name) => labels.has(name))) return false;
  return !meant.some((name) => others.get(name)?.some((each) => selectorMatches(podSelector, each)) ?? false);
}

function emptyPeerReason(
  { namespace }: NetworkPolicy,
  { namespaceSelector, podSelector }: PodPeer,
  meant: readonly string[],
  known: KnownPods,
): string {
  if (namespaceSelector !== null && (meant.length === 0 || podSelector === null)) {
    const all = [...known.namespaces.values()].map((each) => each.labels);
    return reasonOf(namespaceSelector, all, () => all, "namespace");
  }
  // Safe to take as empty: a peer has at least one of both selectors.
  const selector = podSelector ?? { requirements: [], range: { from: 0, to: 0 } };
  const other = namespaceSelector === null ? elsewhere(selector, known, namespace) : null;
  if (other !== null) return `${other}, and a peer without namespaceSelector means the policy's own`;
  const [first = ""] = meant;
  const pods = meant.flatMap((name) => known.labels.get(name) ?? []);
  const all = () => known.allOf(meant);
  return reasonOf(selector, pods, all, meant.length === 1 ? `pod in namespace ${first}` : "pod in these namespaces");
}

/** Null where no pod of another namespace is so. “pods with app=api are in namespace shop” */
function elsewhere(selector: LabelSelector, { labels }: KnownPods, home: string): string | null {
  const others = [...labels].filter(
    ([namespace, pods]) => namespace !== home && pods.some((own) => selectorMatches(selector, own)),
  );
  const [first, ...more] = others.map(([namespace]) => namespace).sort();
  if (first === undefined) return null;
  const where = more.length === 0 ? `namespace ${first}` : `namespaces ${[first, ...more].slice(0, 3).join(", ")}`;
  return `pods with ${formatSelector(selector)} are in ${where}${more.length > 2 ? " and others" : ""}, none in ${home}`;
}

/** “no pod in namespace shop has app=fronted; is app=frontend meant?” */
function reasonOf(
  selector: LabelSelector,
  read: readonly Labels[],
  all: () => readonly Labels[],
  what: string,
): string {
  const missed = selector.requirements.find((each) => !read.some((own) => requirementMatches(each, own)));
  if (missed === undefined) return `no ${what} has all of ${formatSelector(selector)}`;
  const near = nearRequirement(missed, all());
  return `no ${what} has ${formatRequirement(missed)}${near === null ? "" : `; is ${near} meant?`}`;
}

/** What is there and was surely meant by a label that is not. */
function nearRequirement({ key, operator, values }: LabelRequirement, all: readonly Labels[]): string | null {
  if (operator !== "In" && operator !== "Exists") return null;
  const keys = new Set(all.flatMap((own) => [...own.keys()]));
  if (!keys.has(key)) {
    const nearKey = nearWord(key, keys);
    const [only] = values;
    if (nearKey === null) return null;
    return only === undefined || values.length > 1 ? nearKey : `${nearKey}=${only}`;
  }
  const [value] = values;
  if (value === undefined || values.length > 1) return null;
  const near = nearWord(value, new Set(all.flatMap((own) => own.get(key) ?? [])));
  return near === null ? null : `${key}=${near}`;
}
