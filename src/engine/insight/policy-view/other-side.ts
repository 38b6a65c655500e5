import type { Family } from "../../net/ip-address";
import { coversPorts, intersectPorts, isEmptyPortSet } from "../../net/port-set";
import type { CompiledPeer, CompiledRule, Direction, IsolatingSet } from "../../policy/compile-policies";
import type { EndpointClass } from "../../policy/endpoint-classes";
import { portsOfRule } from "../../policy/rule-context";
import type { PodPortNames } from "../../policy/rule-ports";
import type { SideRow } from "../../policy/side-rows";
import { podsOfClasses } from "./pods-of-classes";
import type { PolicyReading } from "./policy-reading";
import type { ThroughView } from "./policy-view";

/**
 * What a rule admits of some classes of pods, and these pods' own policies still drop (N12); null: nothing. Ends outside
 * never refuse (N43).
 *
 * @param peer - null: everyone
 * @param matched - indices of the classes that it matches
 * @param subjects - what the policy isolates; where there are none nothing can be dropped
 */
export function droppedByOtherSide(
  reading: PolicyReading,
  rule: CompiledRule,
  peer: CompiledPeer | null,
  matched: readonly number[],
  subjects: readonly EndpointClass[],
): ThroughView | null {
  const { compiled, profile, sides } = reading.evaluation;
  if (!profile.enforced) return null;
  const opposite: Direction = rule.direction === "ingress" ? "egress" : "ingress";
  const alone = peer === null ? rule : { ...rule, peers: [peer] };
  const byClass = podsOfClasses(compiled);
  const countOf = (index: number) => byClass[index]?.length ?? 0;
  const findings = new Map<string, Finding>();
  const numbers = numberObjects();
  let [stopped, partly] = [0, 0];
  const by = new Set<IsolatingSet>();
  for (const index of matched) {
    const other = compiled.table.classes[index];
    const [pod] = byClass[index] ?? [];
    if (other === undefined || pod === undefined) continue;
    if (other.hostNetwork && profile.hostNetworkAsNode !== "no") continue;
    const set = compiled.isolating(other, opposite);
    if (set === null) continue;
    const families = reading.familiesOf(other);
    const isOnlyItself = (subject: EndpointClass) => subject === other && countOf(index) === 1;
    // What is dropped is the same for classes of the same rows; not where it goes by addresses, and not of a pod and itself (N35).
    const rows = families.map((family) => numbers(sides.rowOf(other, opposite, family)));
    const isAlone = peer?.kind === "ipBlock" || subjects.some(isOnlyItself);
    const key = `${families} ${rows} ${numbers(other.portNames)} ${isAlone ? index : ""}`;
    const finding =
      findings.get(key) ??
      judge(
        reading,
        alone,
        other,
        opposite,
        families,
        subjects.filter((each) => !isOnlyItself(each)),
      );
    findings.set(key, finding);
    if (finding === "through") continue;
    by.add(set);
    if (finding === "stopped") stopped += countOf(index);
    else partly += countOf(index);
  }
  if (stopped + partly === 0) return null;
  const policies = [...new Set([...by].flatMap((set) => set.policies))].slice(0, MOST_CITED);
  const cited = policies.map((policy) => ({
    id: `${policy.namespace}/${policy.name}`,
    ...reading.placed(policy, policy.range),
  }));
  const all = matched.reduce((sum, index) => sum + countOf(index), 0);
  const words = throughWords(
    rule.direction,
    { all, stopped, partly },
    cited.map(({ id }) => id),
  );
  return { stopped, partly, words, by: cited };
}

const MOST_CITED = 3;

type Finding = "through" | "partly" | "stopped";

function judge(
  reading: PolicyReading,
  rule: CompiledRule,
  other: EndpointClass,
  opposite: Direction,
  families: readonly Family[],
  subjects: readonly EndpointClass[],
): Finding {
  const { sides } = reading.evaluation;
  const [pod] = podsOfClasses(reading.evaluation.compiled)[other.index] ?? [];
  let [isSome, isDropped] = [false, false];
  if (pod === undefined) return "through";
  for (const subject of subjects) {
    const shared = families.filter((family) => reading.familiesOf(subject).includes(family));
    for (const family of shared) {
      const end = { kind: "class", endpointClass: other, pod } as const;
      const admitted = portsOfRule(reading.contexts, rule, { subject, other: end, family });
      if (isEmptyPortSet(admitted.possible)) continue;
      const theirs = sides.byPolicies(other, opposite, subject.index, family);
      if (!isEmptyPortSet(intersectPorts(theirs.possible, admitted.possible))) isSome = true;
      if (!coversPorts(theirs.possible, admitted.possible)) isDropped = true;
      if (isSome && isDropped) return "partly";
    }
  }
  if (!isDropped) return "through";
  return isSome ? "partly" : "stopped";
}

/** Numbers objects by identity, so that they can be part of a key. */
function numberObjects(): (object: SideRow | PodPortNames | null) => number {
  const numbers = new Map<object | null, number>();
  return (object) => {
    const known = numbers.get(object) ?? numbers.size;
    numbers.set(object, known);
    return known;
  };
}

function throughWords(
  direction: Direction,
  { all, stopped, partly }: { readonly all: number; readonly stopped: number; readonly partly: number },
  by: readonly string[],
): string {
  const verb = direction === "ingress" ? "send" : "accept";
  const names = by.map((id) => `\`${id}\``).join(", ");
  const some = (count: number) => `${verb}${count === 1 ? "s" : ""} only some of it`;
  const rest = partly === 0 || stopped === 0 ? "" : `; ${partly} more ${some(partly)}`;
  if (stopped === 0) return `${all === 1 ? "This pod" : `${partly} of these ${all}`} ${some(partly)}: ${names}`;
  if (all === 1) return `This pod may not ${verb} it: ${names}`;
  if (stopped === all) return `${all === 2 ? "Neither" : "None"} of these ${all} may ${verb} it: ${names}`;
  return `${stopped} of these ${all} may not ${verb} it${rest}: ${names}`;
}
