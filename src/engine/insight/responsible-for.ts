import type { Cluster, ClusterPod } from "../cluster/cluster";
import { selectorMatches } from "../kube/label-selector";
import type { DecodedObject, NetworkPolicy, WorkloadObject } from "../kube/objects";
import { intersectPorts, type PortSet } from "../net/port-set";
import type { CompiledRule, Direction, IsolatingSet } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import type { SidePorts } from "../policy/side-ports";
import { placeOf } from "../source/range";
import { membersOfEnd, podsOfEnd } from "./end-members";
import { type Picture, unitsOf } from "./picture";
import type { Responsibility } from "./responsibility";
import { askRules, type JudgedGroup, judgedGroups, type RuleEnds, sidesOf } from "./rule-admission";
import { type RuleStretch, ruleStretches } from "./rule-stretches";
import { shareSides } from "./shared-sides";

/** An analysis to be asked about places of its text. */
export interface ResponsibilityQuestion {
  readonly evaluation: Evaluation;
  readonly picture: Picture;
  /** Those that take part. */
  readonly objects: readonly DecodedObject[];
  readonly file: string;
  /** Text of the file. */
  readonly text: string;
  readonly offset: number;
}

/** What the place is responsible for in the picture; null where nothing that takes part stands there. */
export function responsibleFor(question: ResponsibilityQuestion): Responsibility | null {
  const { text, offset } = question;
  const own = question.objects.filter(({ origin }) => origin.file === question.file);
  const policies = own.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy");
  const exact = own.find((object) => isWithin(offset, placeOf(object.origin, object.range)));
  if (exact === undefined || exact.kind === "NetworkPolicy") {
    for (const policy of policies) {
      const found = isRead(policy) ? ruleAt(policy, text, offset) : undefined;
      if (found !== undefined) return ofRule(question, policy, found);
    }
  }
  const object = exact ?? own.find(({ origin, range }) => isOnLinesOf(text, offset, placeOf(origin, range)));
  return object === undefined ? null : ofObject(question, object);
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

function isWithin(offset: number, { from, to }: Stretch): boolean {
  return offset >= from && offset <= to;
}

/** The dash before an item, and the blanks after the last character, are on the object's lines. */
function isOnLinesOf(text: string, offset: number, { from, to }: Stretch): boolean {
  const end = text.indexOf("\n", to);
  return isWithin(offset, { from: text.lastIndexOf("\n", from - 1) + 1, to: end < 0 ? text.length : end });
}

/** False for the last good text of an object that is broken now: its rules have no places of their own. */
function isRead({ range, ingress, egress }: NetworkPolicy): boolean {
  return [...ingress, ...egress].every((rule) => rule.range.from !== range.from || rule.range.to !== range.to);
}

function ruleAt(policy: NetworkPolicy, text: string, offset: number): RuleStretch | undefined {
  return ruleStretches(policy, text).find(({ stretch }) => isWithin(offset, stretch));
}

function ofRule(question: ResponsibilityQuestion, policy: NetworkPolicy, found: RuleStretch): Responsibility {
  const { direction, index, rule } = found;
  return {
    kind: "rule",
    off: { kind: "rule", policy: `${policy.namespace}/${policy.name}`, direction, index },
    words: `${direction} rule ${index + 1} of ${policy.namespace}/${policy.name}`,
    place: placeOf(policy.origin, rule.range),
    nodes: nodesOf(question.picture, subjectsOf(question.evaluation.cluster, policy)),
    ...edgesOf(question, (compiled) => isSamePolicy(compiled.policy, policy) && isSameRule(compiled, found)),
  };
}

/** Of a policy without some of its rules too. */
function isSamePolicy(a: NetworkPolicy, b: NetworkPolicy): boolean {
  return a === b || (a.name === b.name && a.namespace === b.namespace);
}

function isSameRule({ direction, index }: CompiledRule, found: RuleStretch): boolean {
  return direction === found.direction && index === found.index;
}

function ofObject(question: ResponsibilityQuestion, object: DecodedObject): Responsibility | null {
  const { picture, evaluation } = question;
  const { cluster } = evaluation;
  const place = placeOf(object.origin, object.range);
  const stands = (words: string, pods: readonly ClusterPod[]): Responsibility | null => {
    const nodes = nodesOf(picture, pods);
    return nodes.length === 0 ? null : { kind: "object", words, place, nodes, edges: [], alone: [] };
  };
  const podsWhere = (is: (pod: ClusterPod) => boolean) => [...cluster.pods.values()].filter(is);
  switch (object.kind) {
    case "NetworkPolicy":
      return {
        kind: "policy",
        off: { kind: "policy", policy: `${object.namespace}/${object.name}` },
        words: `${object.namespace}/${object.name}`,
        place,
        nodes: nodesOf(picture, subjectsOf(cluster, object)),
        ...edgesOf(question, ({ policy }) => isSamePolicy(policy, object)),
      };
    case "Namespace":
      return stands(
        `Namespace ${object.name}`,
        podsWhere(({ namespace }) => namespace === object.name),
      );
    case "Pod":
      return stands(
        `Pod ${object.namespace}/${object.name}`,
        podsWhere(({ id, fromTemplate }) => !fromTemplate && id === `${object.namespace}/${object.name}`),
      );
    case "Deployment":
    case "ReplicaSet":
    case "StatefulSet":
    case "DaemonSet":
    case "Job":
    case "CronJob":
    case "ReplicationController":
      return stands(`${object.kind} ${object.namespace}/${object.name}`, podsOfWorkload(cluster, object));
    default:
      return null;
  }
}

/** Pods of its template, pods that it owns, and those of the workload that it is. */
function podsOfWorkload(cluster: Cluster, object: WorkloadObject): readonly ClusterPod[] {
  return [...cluster.pods.values()].filter(({ namespace, pod, workload, fromTemplate }) => {
    if (namespace !== object.namespace) return false;
    if (fromTemplate && pod.origin === object.origin) return true;
    if (pod.owner?.kind === object.kind && pod.owner.name === object.name) return true;
    const home = cluster.workloads.get(workload);
    return home?.kind === object.kind && home.name === object.name;
  });
}

function subjectsOf(cluster: Cluster, { namespace, podSelector }: NetworkPolicy): readonly ClusterPod[] {
  return [...cluster.pods.values()].filter(
    (pod) => pod.namespace === namespace && selectorMatches(podSelector, pod.pod.labels),
  );
}

function nodesOf({ ends }: Picture, pods: readonly ClusterPod[]): readonly string[] {
  const wanted = new Set(pods);
  return ends.filter((end) => podsOfEnd(end).some((pod) => wanted.has(pod))).map(({ id }) => id);
}

/** Connections that get through by a port that one of some rules admits on its side, and those that do by these alone. */
function edgesOf(
  { evaluation, picture }: ResponsibilityQuestion,
  isMeant: (rule: CompiledRule) => boolean,
): Pick<Responsibility, "edges" | "alone"> {
  const rules = askRules(evaluation);
  const portsThrough = askThrough(evaluation);
  const edges: string[] = [];
  const alone: string[] = [];
  for (const direction of ["ingress", "egress"] as const) {
    const meantIn = new Map<IsolatingSet, readonly CompiledRule[]>();
    const meantFor = (end: End): readonly CompiledRule[] => {
      const set = rules.isolating(end, direction);
      if (set === null) return [];
      const known = meantIn.get(set) ?? set.rules.filter(isMeant);
      meantIn.set(set, known);
      return known;
    };
    for (const subject of picture.ends) {
      // of a namespace only its workloads that the rules are about
      const own = unitsOf(subject).filter((unit) =>
        membersOfEnd(unit).some(({ ends: [first] }) => first !== undefined && meantFor(first).length > 0),
      );
      if (own.length === 0) continue;
      for (const other of picture.ends) {
        const [source, target] = direction === "egress" ? [subject, other] : [other, subject];
        const pair = picture.pair(source.id, target.id);
        if (pair === null || pair.state === "denied") continue;
        const parts =
          direction === "egress"
            ? picture.partsBetween(own, unitsOf(other))
            : picture.partsBetween(unitsOf(other), own);
        const through = parts.flatMap(judgedGroups).filter((judged) => {
          const ends = endsOf(judged, direction);
          return meantFor(ends.subject).some(
            (rule) => rules.admitsSome(rule, ends, judged.asked) && rules.admitsSome(rule, ends, portsThrough(judged)),
          );
        });
        if (through.length === 0) continue;
        const id = `${source.id}→${target.id}`;
        edges.push(id);
        const isAlone = through.some((judged) => {
          const ends = endsOf(judged, direction);
          return rules.admitAlone(meantFor(ends.subject), ends, portsThrough(judged));
        });
        if (isAlone) alone.push(id);
      }
    }
  }
  return { edges: [...new Set(edges)], alone: [...new Set(alone)] };
}

function endsOf({ group, family }: JudgedGroup, direction: Direction): RuleEnds {
  return { ...sidesOf(group, direction), family };
}

/** What surely gets through of the ports asked about; equal questions have one answer, so that it can be compared again. */
function askThrough({ sides }: Evaluation): (judged: JudgedGroup) => PortSet {
  const shared = shareSides();
  const known = new Map<PortSet, Map<SidePorts, PortSet>>();
  return ({ group: { source, destination }, family, asked }) => {
    const own = known.get(asked) ?? new Map<SidePorts, PortSet>();
    known.set(asked, own);
    const both = shared.through(sides.egress(source, destination, family), sides.ingress(source, destination, family));
    const ports = own.get(both) ?? intersectPorts(both.sure, asked);
    own.set(both, ports);
    return ports;
  };
}
