import { familiesOf } from "../../cluster/pod-address";
import { type AddressRange, containsRange, parseCidr } from "../../net/cidr";
import { ALL_PORTS, coversPorts, NO_PORTS, type PortSet, portsOf, unionPorts } from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import { anyoneEnd, type End, endOf } from "../../policy/pair-ends";
import type { RuleDirection } from "../policy/policy-intent";
import { type AllowEnd, type AllowPort, podsThatLabelsName } from "./allow-end";
import { fittingPolicies, isolationOfPods } from "./allow-isolation";
import { endsWords } from "./allow-words";

/** Whether the pods at one end need a rule. */
export interface AllowSide {
  readonly direction: RuleDirection;
  /**
   * `needed`: they are isolated and it is not admitted yet. `admitted`: it is. `open`: nothing isolates them, a policy would
   * close all else. `mixed`: that is so for some of them. `outside`: the end is no pods that a policy can be about.
   */
  readonly state: "needed" | "admitted" | "open" | "mixed" | "outside";
  /** What that means, as a sentence. */
  readonly words: string;
  /** Policies that the rule fits into, by `namespace/name`, the best first; empty for several subjects. */
  readonly policies: readonly string[];
}

/** Looks at one side of what is to be allowed. */
export function sideOfAllow(
  evaluation: Evaluation,
  direction: RuleDirection,
  {
    from,
    to,
    ports,
  }: { readonly from: readonly AllowEnd[]; readonly to: readonly AllowEnd[]; readonly ports: readonly AllowPort[] },
): AllowSide {
  const { cluster, compiled } = evaluation;
  const [subjects, others] = direction === "egress" ? [from, to] : [to, from];
  const names = endsWords(cluster, subjects, true);
  const name = listWords(names);
  const isSeveral = names.length > 1 || names.some((each) => each.startsWith("all pods "));
  const inside = subjects.flatMap((end) => (end.kind === "pods" ? end : []));
  const pods = [...new Set(inside.flatMap((end) => podsThatLabelsName(evaluation, end)))];
  if (inside.length === 0) {
    return {
      direction,
      state: "outside",
      words: `${name} ${isSeveral ? "are" : "is"} outside of the cluster: no policy is about ${isSeveral ? "them" : "it"}.`,
      policies: [],
    };
  }
  const [only, ...more] = inside;
  const fitting =
    only === undefined || more.length > 0
      ? []
      : fittingPolicies(
          evaluation,
          compiled.policies.map((policy) => ({ policy })),
          only,
          direction,
        );
  const policies = fitting.map(({ policy }) => `${policy.namespace}/${policy.name}`);
  const isolation = isolationOfPods(evaluation, pods, direction);
  if (isolation === "none") return { direction, state: "open", words: openWords(name, isSeveral, direction), policies };
  if (isolation === "nobody") {
    const words = `${name} ${names.length > 1 ? "have" : "has"} no pods now that need a rule; one would be for those to come.`;
    return { direction, state: "open", words, policies };
  }
  const isAdmitted = isAllAdmitted(
    evaluation,
    direction,
    pods.map(({ id }) => podEnd(evaluation, id)),
    others,
    ports,
  );
  if (isAdmitted) return { direction, state: "admitted", words: `The rules of ${name} admit this already.`, policies };
  if (isolation === "some" && inside.length === 1) {
    const words = `Some pods of ${name} are isolated for ${direction}, the others are open: a policy for all of them would close what is open to these.`;
    return { direction, state: "mixed", words, policies };
  }
  const state = "needed" as const;
  return {
    direction,
    state,
    words: `${name} ${isSeveral ? "are" : "is"} isolated for ${direction}, and no rule admits this yet.`,
    policies,
  };
}

function openWords(name: string, isSeveral: boolean, direction: RuleDirection): string {
  const [they, them, accept] = isSeveral ? ["they", "them", "accept"] : ["it", "it", "accepts"];
  return direction === "ingress"
    ? `No policy isolates ${name} for ingress: ${they} ${accept} this already. A rule here would close everything else to ${them}.`
    : `No policy isolates ${name} for egress: ${they} may do this already. A rule here would close everything else that ${they} may do.`;
}

/** `a, b and c`. */
function listWords(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

function podEnd({ compiled }: Evaluation, pod: string): End {
  return endOf(compiled, { kind: "pod", pod, address: null });
}

/** Whether one side lets through all that is asked, between all of them. */
function isAllAdmitted(
  evaluation: Evaluation,
  direction: RuleDirection,
  subjects: readonly End[],
  others: readonly AllowEnd[],
  ports: readonly AllowPort[],
): boolean {
  const opposite = onePerClass(others.flatMap((end) => endsOf(evaluation, end)));
  return onePerClass(subjects).every((subject) =>
    opposite.every((other) => {
      const [source, destination] = direction === "egress" ? [subject, other] : [other, subject];
      const asked = portsAt(destination, ports);
      return commonFamilies(evaluation, source, destination).every((family) => {
        const { sure } = evaluation.sides[direction](source, destination, family);
        return coversPorts(sure, asked);
      });
    }),
  );
}

function endsOf(evaluation: Evaluation, end: AllowEnd): readonly End[] {
  const { cluster, compiled } = evaluation;
  switch (end.kind) {
    case "anyone":
      return [anyoneEnd(compiled), ...[...cluster.pods.keys()].map((id) => podEnd(evaluation, id))];
    case "pods":
      return podsThatLabelsName(evaluation, end).map(({ id }) => podEnd(evaluation, id));
    case "addresses": {
      const cidr = parseCidr(end.cidr);
      const excepts = (end.except ?? []).flatMap((text) => parseCidr(text) ?? []);
      if (cidr === null) return [];
      return compiled.space.groupsIn(cidr).flatMap((group): readonly End[] => {
        const ranges = compiled.space.groups[group]?.ranges ?? [];
        const inside = ranges.flatMap((range) => partInside(range, cidr) ?? []);
        const isOut = inside.every((range) => excepts.some((except) => containsRange(except, range)));
        return isOut ? [] : [{ kind: "external", group }];
      });
    }
  }
}

/** The part of a range that lies in another: a group lies on both sides of a block's border where others end there. */
function partInside(range: AddressRange, { first, last }: AddressRange): AddressRange | null {
  const part = {
    family: range.family,
    first: range.first > first ? range.first : first,
    last: range.last < last ? range.last : last,
  };
  return part.first <= part.last ? part : null;
}

function onePerClass(ends: readonly End[]): readonly End[] {
  const known = new Map<unknown, End>();
  for (const end of ends) known.set(end.kind === "class" ? end.endpointClass : end.group, end);
  return [...known.values()];
}

function commonFamilies({ cluster, compiled }: Evaluation, source: End, destination: End) {
  const of = (end: End): readonly (4 | 6)[] => {
    if (end.kind === "class") return familiesOf(end.pod, cluster);
    const family = compiled.space.groups[end.group]?.family;
    return family === undefined ? cluster.presumedFamilies : [family];
  };
  const theirs = of(destination);
  return of(source).filter((family) => theirs.includes(family));
}

/** The numbers of what is asked at a destination; a name that it does not have is no port there. */
function portsAt(destination: End, ports: readonly AllowPort[]): PortSet {
  if (ports.length === 0) return ALL_PORTS;
  const numbers = ports.flatMap(({ protocol, port }) => {
    if (typeof port === "number") return [portsOf(protocol, port, port)];
    const own = destination.kind === "class" ? destination.pod.pod.ports : [];
    const named = own.filter((each) => each.name === port && each.protocol === protocol);
    return named.map((each) => portsOf(protocol, each.port, each.port));
  });
  return numbers.reduce(unionPorts, NO_PORTS);
}
