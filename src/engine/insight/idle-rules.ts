import type { NetworkPolicy } from "../kube/objects";
import { coversPorts, LAST_PORT, portsOf } from "../net/port-set";
import type { CompiledPeer, CompiledPolicies, CompiledRule, IsolatingSet } from "../policy/compile-policies";
import type { Answer } from "../policy/profile";
import { compileRulePorts, type RulePorts } from "../policy/rule-ports";

/** A rule without which the same connections get through, since other rules admit all that it admits. */
export interface IdleRule {
  readonly rule: CompiledRule;
  /** The one rule that admits all of it; null: it takes several. */
  readonly by: CompiledRule | null;
}

/**
 * So many couples of rules are compared at most; what is left is not told, since it is advice and nobody waits for it. Those
 * that are remembered count as well: what is told of a text is the same, whatever was read before it.
 */
const MOST_COUPLES = 100_000;

/** Which rules admit what another admits, by the sets that they are in; remembered as long as the sets are the same objects. */
export type KnownCovers = WeakMap<IsolatingSet, Map<CompiledRule, Covers>>;

/** For each peer of a rule the others that admit it on all of the rule's ports; null: there is one that none does. */
type Covers = readonly (readonly CompiledRule[])[] | null;

/**
 * Rules that could go, all of them at once, without any verdict becoming another (policies only add to one another, N11):
 * wherever their policy isolates pods, other rules for these pods admit each of their peers on each of their ports. Of two
 * that say the same it is the later one. Rules of which a peer matches nothing, and policies about no pod, are not looked at.
 *
 * A rule that only several others admit together, a part of a peer or of its ports each, is not found.
 *
 * @param known - those of an earlier call with the same `endPort`, which are added to
 */
export function findIdleRules(
  { resolved, sets }: CompiledPolicies,
  endPort: Answer,
  known: KnownCovers = new WeakMap(),
  mostCouples = MOST_COUPLES,
): readonly IdleRule[] {
  const idle = new Map<CompiledRule, IdleRule>();
  let couples = 0;
  const setsOf = setsOfPolicies(sets);
  const ports = rememberPorts(endPort);
  const coversIn = (set: IsolatingSet, rule: CompiledRule): Covers => {
    couples += set.rules.length;
    // Not compared is not the same as not covered, and is not remembered.
    if (couples > mostCouples) return null;
    const own = known.get(set) ?? new Map<CompiledRule, Covers>();
    known.set(set, own);
    const before = own.get(rule);
    if (before !== undefined) return before;
    const covers = coversOf(rule, set.rules, ports);
    own.set(rule, covers);
    return covers;
  };
  for (const { policy, ingress, egress } of [...resolved].reverse()) {
    for (const rule of [...ingress, ...egress].reverse()) {
      const beside = setsOf[rule.direction].get(policy) ?? [];
      if (beside.length === 0 || rule.peers.some(isVacant)) continue;
      const by = coverBy(beside, (set) => coversIn(set, rule), idle);
      if (by !== null) idle.set(rule, { rule, by: by.size === 1 ? ([...by][0] ?? null) : null });
    }
  }
  return resolved.flatMap(({ ingress, egress }) => [...ingress, ...egress].flatMap((rule) => idle.get(rule) ?? []));
}

/** Rules that stay and admit all that one does, as few as can be easily told; null: there are none. */
function coverBy(
  sets: readonly IsolatingSet[],
  coversIn: (set: IsolatingSet) => Covers,
  idle: ReadonlyMap<CompiledRule, IdleRule>,
): ReadonlySet<CompiledRule> | null {
  const found = new Set<CompiledRule>();
  for (const set of sets) {
    const covers = coversIn(set)?.map((rules) => rules.filter((each) => !idle.has(each)));
    if (covers === undefined || covers.some((rules) => rules.length === 0)) return null;
    const [first = [], ...others] = covers;
    const whole = first.find((each) => others.every((rules) => rules.includes(each)));
    for (const rule of whole === undefined ? covers.flatMap(([each]) => each ?? []) : [whole]) found.add(rule);
  }
  return found;
}

/**
 * Policies of which every rule is one of some idle ones and that isolate no pod but those that others isolate: without all of
 * these at once everything would be as it is.
 */
export function findIdlePolicies(
  { resolved, sets }: CompiledPolicies,
  idle: readonly IdleRule[],
): ReadonlySet<NetworkPolicy> {
  const idleRules = new Set(idle.map(({ rule }) => rule));
  const setsOf = setsOfPolicies(sets);
  const found = new Set<NetworkPolicy>();
  for (const { policy, ingress, egress } of [...resolved].reverse()) {
    const counted = [...ingress, ...egress].filter(({ direction }) => policy.policyTypes[direction]);
    if (counted.length === 0 || !counted.every((rule) => idleRules.has(rule))) continue;
    const own = (["ingress", "egress"] as const).flatMap((direction) => setsOf[direction].get(policy) ?? []);
    const areOthers = ({ policies }: IsolatingSet) => policies.some((each) => each !== policy && !found.has(each));
    if (own.every(areOthers)) found.add(policy);
  }
  return found;
}

function setsOfPolicies(sets: readonly IsolatingSet[]) {
  const found = { ingress: new Map<NetworkPolicy, IsolatingSet[]>(), egress: new Map<NetworkPolicy, IsolatingSet[]>() };
  for (const set of sets) {
    for (const policy of set.policies) {
      const known = found[set.direction].get(policy);
      if (known === undefined) found[set.direction].set(policy, [set]);
      else known.push(set);
    }
  }
  return found;
}

function isVacant(peer: CompiledPeer): boolean {
  return peer.kind === "pods" ? peer.classes.length === 0 : peer.groups.length === 0;
}

function coversOf(
  rule: CompiledRule,
  rules: readonly CompiledRule[],
  ports: (rule: CompiledRule) => RulePorts,
): Covers {
  const own = ports(rule);
  const able = rules.filter((each) => each !== rule && admitsPorts(ports(each), own));
  const everyone = able.filter(({ peers }) => peers.length === 0);
  if (rule.peers.length === 0) return everyone.length === 0 ? null : [everyone];
  const covers: (readonly CompiledRule[])[] = [];
  for (const peer of rule.peers) {
    const holders = able.filter(({ peers }) => peers.length === 0 || peers.some((each) => holdsPeer(each, peer)));
    if (holders.length === 0) return null;
    covers.push(holders);
  }
  return covers;
}

/** Only like with like: whether an ipBlock matches pods is left to the profile. */
function holdsPeer(peer: CompiledPeer, other: CompiledPeer): boolean {
  if (peer.kind === "pods") return other.kind === "pods" && holdsAscending(peer.classes, other.classes);
  return other.kind === "ipBlock" && other.groups.every((group) => peer.groups.includes(group));
}

/** Whether one ascending list has all that another has. */
function holdsAscending(list: Int32Array, other: Int32Array): boolean {
  if (other.length > list.length) return false;
  let at = 0;
  for (const each of other) {
    while (at < list.length && (list[at] ?? 0) < each) at++;
    if (list[at] !== each) return false;
  }
  return true;
}

/** Whether a rule surely admits every port that another possibly does. */
function admitsPorts(ports: RulePorts, other: RulePorts): boolean {
  if (!coversPorts(ports.sure, other.possible)) return false;
  return other.named.every(
    ({ protocol, name }) =>
      ports.named.some((each) => each.protocol === protocol && each.name === name) ||
      coversPorts(ports.sure, portsOf(protocol, 1, LAST_PORT)),
  );
}

function rememberPorts(endPort: Answer): (rule: CompiledRule) => RulePorts {
  const known = new Map<CompiledRule, RulePorts>();
  return (rule) => {
    const ports = known.get(rule) ?? compileRulePorts(rule.rule, endPort);
    known.set(rule, ports);
    return ports;
  };
}
