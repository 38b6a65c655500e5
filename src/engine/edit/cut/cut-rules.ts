import type { ClusterPod } from "../../cluster/cluster";
import type { PolicyPort } from "../../kube/objects";
import type { DraftPolicy } from "../draft-policies";
import { type PolicyIntent, planPolicyIntent, type RuleDirection } from "../policy/policy-intent";
import { type EditValue, isList, isMap, isSameValue, mapOf, valueAt } from "../text/edit-value";
import { editedValue, type TreeEdit } from "../text/tree-edit";
import type { CutEnd } from "./cut-ends";
import { everyonesPeers, type PeerScene, type RemainingPeers, remainingPeers, type WrittenPeer } from "./cut-peers";
import { type CutPort, remainingPorts } from "./remaining-ports";

/** What rules are to admit no more. */
export interface RuleCut {
  readonly side: RuleDirection;
  /** The end that the rules are to admit no more. */
  readonly other: CutEnd;
  /** Empty: every port. */
  readonly ports: readonly CutPort[];
  /** Pods at which port names are looked up: those that the connection goes to. */
  readonly destinations: readonly ClusterPod[];
}

/** A policy's rules without an end on some ports. */
export interface NarrowedRules {
  readonly kind: "narrowed";
  /** Changes of the policy, in their order; empty: no rule admits it. */
  readonly edits: readonly TreeEdit[];
  /** As sentences: “rule 1 of shop/web admits shop/api no more”. */
  readonly steps: readonly string[];
  /** The rules that did admit it, as they were, with just the peers that did. */
  readonly before: readonly EditValue[];
  /** Pods that the rules admit no more either, since no label tells them apart. */
  readonly lost: readonly ClusterPod[];
  /** Whether blocks lost addresses of pods. */
  readonly isExcepted: boolean;
}

/** Takes an end out of every rule of a policy that admits it. What a rule admits on other ports stays, as a rule of its own. */
export function narrowRules(own: DraftPolicy, scene: PeerScene, cut: RuleCut): NarrowedRules | RefusedRules {
  const { policy, value } = own;
  const moved: EditValue[] = [];
  const changes: Change[] = [];
  const steps: string[] = [];
  const before: EditValue[] = [];
  const lost = new Set<ClusterPod>();
  let isExcepted = false;
  for (const [index, rule] of policy[cut.side].entries()) {
    const written = writtenRule(value, cut.side, index);
    const left = portsLeft(rule.ports, written.ports, scene, cut);
    if (left === null) continue;
    const isEveryone = rule.peers.length === 0;
    const peers: readonly WrittenPeer[] = isEveryone
      ? everyonesPeers(scene.cluster)
      : rule.peers.map((peer, i) => ({ peer, value: written.peers[i] ?? null }));
    const remaining = remainingPeers(peers, cut.other, scene);
    if (remaining.changed.size === 0 && !isEveryone) continue;
    const field = peersField(cut.side);
    const matching = isEveryone ? undefined : [...remaining.changed.keys()].flatMap((i) => written.peers[i] ?? []);
    const ports = written.ports.length === 0 ? undefined : written.ports;
    before.push(mapOf([field, matching], ["ports", ports]));
    if (left.length > 0) moved.push(mapOf([field, matching], ["ports", left]));
    changes.push({ rule: index, peers, remaining, isEveryone });
    const everyone = isEveryone ? valuesLeft(peers, remaining) : null;
    steps.push(stepWords(`rule ${index + 1} of ${policy.namespace}/${policy.name}`, cut, remaining, everyone));
    for (const pod of remaining.lost) lost.add(pod);
    isExcepted ||= remaining.isExcepted;
  }
  const edits = editsFor(value, cut.side, moved, changes);
  if (edits.kind === "refused") return edits;
  return { kind: "narrowed", edits: edits.edits, steps, before, lost: [...lost], isExcepted };
}

/** Rules that admit everyone but an end on some ports; empty: they admit nobody. */
export function rulesForEveryoneBut(scene: PeerScene, { side, other, ports }: Omit<RuleCut, "destinations">) {
  const peers = everyonesPeers(scene.cluster);
  const remaining = remainingPeers(peers, other, scene);
  const left = ports.length === 0 ? [] : (remainingPorts([], [], ports, () => []).left ?? []);
  const values = valuesLeft(peers, remaining);
  return {
    rules: [
      ...(values.length === 0 ? [] : [mapOf([peersField(side), values])]),
      ...(left.length === 0 ? [] : [mapOf(["ports", left])]),
    ],
    lost: remaining.lost,
    isExcepted: remaining.isExcepted,
  };
}

type RefusedRules = { readonly kind: "refused"; readonly reason: string };

interface Change {
  readonly rule: number;
  readonly peers: readonly WrittenPeer[];
  readonly remaining: RemainingPeers;
  readonly isEveryone: boolean;
}

function peersField(side: RuleDirection): "from" | "to" {
  return side === "ingress" ? "from" : "to";
}

function writtenRule(policy: EditValue, side: RuleDirection, rule: number) {
  const list = (key: string): readonly EditValue[] => {
    const value = valueAt(policy, ["spec", side, rule, key]);
    return isList(value) ? value : [];
  };
  return { peers: list(peersField(side)), ports: list("ports") };
}

/** Entries of what a rule admits besides the ports that are cut; null where it admits none of those. */
function portsLeft(
  ports: readonly PolicyPort[],
  written: readonly EditValue[],
  { profile }: PeerScene,
  cut: RuleCut,
): readonly EditValue[] | null {
  if (cut.ports.length === 0) return [];
  return remainingPorts(ports, written, cut.ports, named(cut), profile.endPort === "yes").left;
}

/** Port names are looked up at the pods that the connection goes to. */
function named({ destinations }: RuleCut) {
  return (name: string, protocol: string) =>
    destinations.flatMap(({ pod }) =>
      pod.ports.filter((port) => port.name === name && port.protocol === protocol).map(({ port }) => port),
    );
}

/** From the last rule to the first, so that none moves before its turn. */
function editsFor(
  policy: EditValue,
  side: RuleDirection,
  moved: readonly EditValue[],
  changes: readonly Change[],
): { readonly kind: "done"; readonly edits: readonly TreeEdit[] } | RefusedRules {
  const edits: TreeEdit[] = [];
  let now = policy;
  const take = (added: readonly TreeEdit[]) => {
    edits.push(...added);
    now = added.reduce((part, each) => editedValue(part, each) ?? part, now);
  };
  const intend = (intent: PolicyIntent): RefusedRules | null => {
    const planned = planPolicyIntent(now, intent);
    if (planned.kind === "refused") return planned;
    take(planned.edits);
    return null;
  };
  const refusals = [
    ...moved.map((value) => intend({ kind: "add-rule", direction: side, value })),
    ...changes.toReversed().flatMap((change) => {
      if (!change.isEveryone) return intentsFor(now, side, change).map(intend);
      const values = valuesLeft(change.peers, change.remaining);
      if (values.length === 0) return [intend({ kind: "remove-rule", direction: side, rule: change.rule })];
      take(peersFirst(now, side, change.rule, values));
      return [];
    }),
  ];
  return refusals.find((refusal) => refusal !== null) ?? { kind: "done", edits };
}

/** A rule that has no peers gets some; where it has nothing yet, it is written as a whole. */
function peersFirst(
  policy: EditValue,
  side: RuleDirection,
  rule: number,
  values: readonly EditValue[],
): readonly TreeEdit[] {
  const own = valueAt(policy, ["spec", side, rule]);
  const path = ["spec", side, rule];
  if (isMap(own) && own.size > 0) return [{ kind: "set", path: [...path, peersField(side)], value: values }];
  return [{ kind: "set", path, value: mapOf([peersField(side), values]) }];
}

function intentsFor(policy: EditValue, direction: RuleDirection, { rule, remaining }: Change): readonly PolicyIntent[] {
  const place = { direction, rule } as const;
  const changed = [...remaining.changed].toReversed();
  const own = writtenRule(policy, direction, rule).peers;
  const more = [...changed.flatMap(([, values]) => values.slice(1)), ...remaining.added];
  const missing = more.filter((value) => !own.some((each) => isSameValue(each, value)));
  return [
    ...changed.flatMap(([index, [value]]): readonly PolicyIntent[] =>
      value === undefined ? [] : [{ kind: "change-peer", ...place, index, value }],
    ),
    ...missing.map((value) => ({ kind: "add-peer", ...place, value }) as const),
    ...changed.flatMap(([index, values]): readonly PolicyIntent[] =>
      values.length > 0 ? [] : [{ kind: "remove-peer", ...place, index }],
    ),
  ];
}

function valuesLeft(peers: readonly WrittenPeer[], { changed, added }: RemainingPeers): readonly EditValue[] {
  const left = [...peers.flatMap(({ value }, i) => changed.get(i) ?? [value]), ...added];
  return left.filter((value, i) => left.findIndex((each) => isSameValue(each, value)) === i);
}

function stepWords(
  where: string,
  { other }: RuleCut,
  remaining: RemainingPeers,
  everyone: readonly EditValue[] | null,
): string {
  if (everyone !== null) return `${where} admits ${everyoneBut(other, everyone)} instead of everyone`;
  const isGone = [...remaining.changed.values()].every((values) => values.length === 0);
  return isGone ? `${where} loses what admits ${other.name}` : `${where} leaves ${other.name} out`;
}

/** Whom a rule for everyone admits without an end. */
function everyoneBut(other: CutEnd, left: readonly EditValue[]): string {
  if (other.kind === "pods" || !other.isAnyone) return `all but ${other.name}`;
  const blocks = left.filter((value) => isMap(value) && value.has("ipBlock")).length;
  return blocks === 0 ? "every pod" : `every pod and ${blocks === 1 ? "a block" : `${blocks} blocks`} of addresses`;
}
