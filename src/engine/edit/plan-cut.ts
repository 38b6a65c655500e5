import type { Cluster, ClusterPod } from "../cluster/cluster";
import { formatRequirement, requirementMatches, selectorMatches } from "../kube/label-selector";
import type { LabelRequirement, NetworkPolicy, Peer } from "../kube/objects";
import { containsAddress } from "../net/cidr";
import { formatIpAddress } from "../net/ip-address";
import {
  afterIntents,
  type ChangedFile,
  changedFiles,
  type DraftPolicy,
  draftsOf,
  type EditedFile,
  policiesIn,
  type Refused,
  refused,
} from "./draft-files";
import { type EditValue, isList, isMap, mapOf } from "./edit-value";
import type { PolicyIntent, RuleDirection } from "./policy-intent";
import { type CutPort, remainingPorts } from "./remaining-ports";

/** A connection that is to be closed. */
export interface CutRequest {
  /** Pods of one kind: same namespace, same labels. */
  readonly from: ClusterPod;
  readonly to: ClusterPod;
  /** Empty: on every port. */
  readonly ports: readonly CutPort[];
  /** Where it is closed: at the rules of the pods that it comes from, or of those that it goes to. */
  readonly side: RuleDirection;
  readonly defaultNamespace: string;
}

/** Text edits after which a connection is closed. */
export type CutPlan =
  | {
      readonly kind: "planned";
      readonly files: readonly ChangedFile[];
      /** What is narrowed, as sentences: “rule 1 of shop/web asks for app!=api”. */
      readonly steps: readonly string[];
    }
  /** No policy isolates the pods on this side, so there is nothing to narrow. */
  | { readonly kind: "not-isolated" }
  | Refused;

/**
 * Plans how a connection is closed. NetworkPolicy has no deny, so every rule that admits it on one side is narrowed: a
 * peer that is only about these pods goes, one that is about others too asks for a label that tells them apart, a block
 * excepts their addresses. What such a rule admits on other ports moves to a rule of its own. Nothing opens by it.
 */
export function planCut(files: readonly EditedFile[], cluster: Cluster, request: CutRequest): CutPlan {
  const drafts = draftsOf(files);
  const [subject] = endsOf(request);
  const all = policiesIn(drafts, request.defaultNamespace);
  const policies = all.filter(({ policy }) => isAbout(policy, subject, request));
  if (policies.length === 0) return { kind: "not-isolated" };
  const steps: string[] = [];
  let now = drafts;
  for (const planned of policies) {
    // Edits before it may have moved it.
    const policy = policiesIn(now, request.defaultNamespace).find((each) => isSame(each, planned));
    if (policy === undefined) return refused("a policy is gone");
    const narrowed = narrowPolicy(policy, cluster, request);
    if (narrowed.kind === "refused") return narrowed;
    const edited = afterIntents(now, policy, narrowed.intents);
    if (edited.kind === "refused") return edited;
    now = edited.files;
    steps.push(...narrowed.steps);
  }
  const after = policiesIn(now, request.defaultNamespace);
  const lost = all.find((policy) => !after.some((each) => isSame(each, policy)));
  if (lost !== undefined) return refused(`${lost.policy.namespace}/${lost.policy.name} would not be accepted any more`);
  return { kind: "planned", files: changedFiles(now), steps };
}

function endsOf({ from, to, side }: CutRequest): readonly [subject: ClusterPod, other: ClusterPod] {
  return side === "ingress" ? [to, from] : [from, to];
}

function isAbout(policy: NetworkPolicy, subject: ClusterPod, { side }: CutRequest): boolean {
  const isSelected = policy.namespace === subject.namespace && selectorMatches(policy.podSelector, subject.pod.labels);
  return isSelected && policy.policyTypes[side];
}

function isSame(a: DraftPolicy, b: DraftPolicy): boolean {
  return a.file === b.file && a.index === b.index;
}

type Narrowed =
  | { readonly kind: "narrowed"; readonly intents: readonly PolicyIntent[]; readonly steps: readonly string[] }
  | Refused;

/** From the last rule and peer to the first, so that none moves before its turn. */
function narrowPolicy({ policy, value }: DraftPolicy, cluster: Cluster, request: CutRequest): Narrowed {
  const { side: direction, ports: cut } = request;
  const [, named] = endsOf(request);
  const others = [...cluster.pods.values()].filter((pod) => isAlike(pod, named));
  const intents: PolicyIntent[] = [];
  const steps: string[] = [];
  const moved: EditValue[] = [];
  for (const [rule, { peers, ports }] of [...policy[direction].entries()].reverse()) {
    const where = `rule ${rule + 1} of ${policy.namespace}/${policy.name}`;
    const written = writtenRule(value, direction, rule);
    const left = cut.length === 0 ? [] : remainingPorts(ports, written.ports, cut, numbersNamed(request)).left;
    const matching = peers.flatMap((peer, i) => (others.some((pod) => admits(peer, pod, policy, cluster)) ? [i] : []));
    if (left === null || (peers.length > 0 && matching.length === 0)) continue;
    if (peers.length === 0) return refused(`${where} admits everyone: give it peers first`);
    if (left.length > 0) {
      const same = matching.flatMap((i) => written.peers[i] ?? []);
      moved.push(mapOf([direction === "ingress" ? "from" : "to", same], ["ports", left]));
    }
    for (const index of matching.toReversed()) {
      const place = { direction, rule, index } as const;
      const peer = peers[index];
      const narrowed =
        peer === undefined ? null : narrowPeer(peer, written.peers[index] ?? null, policy, cluster, others);
      if (narrowed === null) {
        return refused(`${where} also admits pods with the same labels: give them a label that tells them apart`);
      }
      intents.push(
        narrowed.value === null
          ? { kind: "remove-peer", ...place }
          : { kind: "change-peer", ...place, value: narrowed.value },
      );
      steps.push(`${where} ${narrowed.words}`);
    }
  }
  return {
    kind: "narrowed",
    intents: [...moved.map((rule) => ({ kind: "add-rule", direction, value: rule }) as const), ...intents],
    steps,
  };
}

function writtenRule(policy: EditValue, direction: RuleDirection, rule: number) {
  const spec = isMap(policy) ? policy.get("spec") : undefined;
  const rules = isMap(spec) ? spec.get(direction) : undefined;
  const own = isList(rules) ? rules[rule] : undefined;
  const list = (key: string): readonly EditValue[] => {
    const value = isMap(own) ? own.get(key) : undefined;
    return isList(value) ? value : [];
  };
  return { peers: list(direction === "ingress" ? "from" : "to"), ports: list("ports") };
}

/** Port names are looked up at the pods that the connection goes to. */
function numbersNamed({ to }: CutRequest) {
  return (name: string, protocol: string) =>
    to.pod.ports.filter((port) => port.name === name && port.protocol === protocol).map(({ port }) => port);
}

function admits(peer: Peer, pod: ClusterPod, policy: NetworkPolicy, cluster: Cluster): boolean {
  if (peer.kind === "ipBlock") return addressesIn(peer, pod).length > 0;
  return selectsPod(peer, pod, policy, cluster);
}

function selectsPod(
  { podSelector, namespaceSelector }: Extract<Peer, { readonly kind: "pods" }>,
  pod: ClusterPod,
  policy: NetworkPolicy,
  cluster: Cluster,
): boolean {
  const labels = cluster.namespaces.get(pod.namespace)?.labels;
  const isNamespace =
    namespaceSelector === null
      ? pod.namespace === policy.namespace
      : labels !== undefined && selectorMatches(namespaceSelector, labels);
  return isNamespace && (podSelector === null || selectorMatches(podSelector, pod.pod.labels));
}

/** A pod's stated addresses that a block admits. */
function addressesIn({ cidr, except }: Extract<Peer, { readonly kind: "ipBlock" }>, pod: ClusterPod) {
  const stated = pod.address.kind === "stated" ? pod.address.addresses : [];
  return stated.filter(
    (address) => containsAddress(cidr, address) && !except.some((each) => containsAddress(each, address)),
  );
}

/** What is left of a peer without some pods: `value` null where nothing is; null where no label tells them apart. */
function narrowPeer(
  peer: Peer,
  written: EditValue,
  policy: NetworkPolicy,
  cluster: Cluster,
  pods: readonly ClusterPod[],
): { readonly value: EditValue | null; readonly words: string } | null {
  const [pod] = pods;
  if (!isMap(written) || pod === undefined) return null;
  if (peer.kind === "ipBlock") return narrowBlock(peer, written, pods);
  const others = [...cluster.pods.values()].filter(
    (each) => !isAlike(each, pod) && selectsPod(peer, each, policy, cluster),
  );
  if (others.length === 0) return { value: null, words: "loses a peer" };
  const requirement = tellingRequirement(pod, others);
  if (requirement === null) return null;
  const selector = written.get("podSelector");
  const narrowed = requiring(isMap(selector) ? selector : mapOf(), requirement);
  return {
    value: new Map([...written, ["podSelector", narrowed]]),
    words: `asks for ${formatRequirement(requirement)}`,
  };
}

function isAlike(a: ClusterPod, b: ClusterPod): boolean {
  const isSize = a.namespace === b.namespace && a.pod.labels.size === b.pod.labels.size;
  return isSize && [...a.pod.labels].every(([key, value]) => b.pod.labels.get(key) === value);
}

/** A requirement that is not written yet. */
type Telling = Pick<LabelRequirement, "key" | "operator" | "values">;

/** What a pod does not meet, and most of the others do; null where none of them does. */
function tellingRequirement(pod: ClusterPod, others: readonly ClusterPod[]): Telling | null {
  const { labels } = pod.pod;
  const keys = new Set(others.flatMap((each) => [...each.pod.labels.keys()]));
  const candidates: readonly Telling[] = [
    ...[...labels].map(([key, value]) => ({ key, operator: "NotIn", values: [value] }) as const),
    ...[...keys].flatMap((key) => (labels.has(key) ? [] : [{ key, operator: "Exists", values: [] } as const])),
  ];
  const counted = candidates.map((requirement) => {
    const left = others.filter((each) => requirementMatches(requirement, each.pod.labels)).length;
    return { requirement, left };
  });
  const best = counted.toSorted((a, b) => b.left - a.left)[0];
  return best === undefined || best.left === 0 ? null : best.requirement;
}

/** A selector with one more requirement; of values to be left out one more is added to those of the same key. */
function requiring(selector: ReadonlyMap<string, EditValue>, { key, operator, values }: Telling): EditValue {
  const before = selector.get("matchExpressions");
  const expressions = isList(before) ? before : [];
  const isOwn = (each: EditValue) => isMap(each) && each.get("key") === key && each.get("operator") === "NotIn";
  const at = operator === "NotIn" ? expressions.findIndex(isOwn) : -1;
  const old = expressions[at];
  const left = isMap(old) ? old.get("values") : undefined;
  const wanted = [...(isList(left) ? left : []), ...values];
  const expression = mapOf(["key", key], ["operator", operator], ["values", wanted.length === 0 ? undefined : wanted]);
  const next = at < 0 ? [...expressions, expression] : expressions.with(at, expression);
  return new Map([...selector, ["matchExpressions", next]]);
}

function narrowBlock(
  peer: Extract<Peer, { readonly kind: "ipBlock" }>,
  written: ReadonlyMap<string, EditValue>,
  pods: readonly ClusterPod[],
): { readonly value: EditValue | null; readonly words: string } | null {
  const block = written.get("ipBlock");
  const addresses = pods.flatMap((pod) => addressesIn(peer, pod));
  if (!isMap(block)) return null;
  if (peer.cidr.first === peer.cidr.last) return { value: null, words: "loses a block" };
  const except = block.get("except");
  const own = addresses.map((address) => `${formatIpAddress(address)}/${address.family === 4 ? 32 : 128}`);
  const narrowed = new Map([...block, ["except", [...(isList(except) ? except : []), ...own]] as const]);
  return { value: new Map([...written, ["ipBlock", narrowed]]), words: `excepts ${own.join(" and ")}` };
}
