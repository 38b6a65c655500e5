import type { ClusterPod } from "../../cluster/cluster";
import { runsOnNodeOf } from "../../cluster/nodes";
import { familiesOf } from "../../cluster/pod-address";
import type { Family } from "../../net/ip-address";
import type { PortSet } from "../../net/port-set";
import type { CompiledPolicies } from "../../policy/compile-policies";
import type { Evaluation } from "../../policy/evaluation";
import type { End } from "../../policy/pair-ends";
import type { Profile } from "../../policy/profile";
import type { SidePorts } from "../../policy/side-ports";
import { endOfUnit } from "../judge-unit";
import { familiesTowards, groupPairs, type PodEnd } from "../pair-groups";
import { judgePair } from "../pair-verdict";
import type { OutsideUnit } from "./reach-units";

/** An end of a step: a pod, or addresses outside. */
export type StepEnd = PodEnd | OutsideUnit;

/** What gets through where something of what was asked about does: also on other ports. */
export interface Step {
  readonly ports: PortSet;
  /** The profile leaves open whether it does. */
  readonly isOpenQuestion: boolean;
}

/** Null: nothing gets through. */
export type JudgeStep = (source: StepEnd, target: StepEnd, asked: PortSet) => Step | null;

/** Judges single steps as the picture judges its pairs. Outside to outside, and a pod to itself, is none. */
export function createJudgeStep(evaluation: Evaluation): JudgeStep {
  const { compiled, profile, cluster, sides } = evaluation;
  const known = new Map<SidePorts, Map<SidePorts, Map<PortSet, Step | null>>>();
  const familiesOfPair = createFamilies(compiled, profile);
  const judgeEnds = (source: End, target: End, families: readonly Family[], asked: PortSet): Step | null => {
    if (families.length === 0) return null;
    const { state, through } = judgePair(evaluation, source, target, families, asked);
    if (state === "denied") return null;
    const isOpenQuestion = state === "depends";
    return { ports: isOpenQuestion ? through.possible : through.sure, isOpenQuestion };
  };
  /** Sides are few and shared objects: what meets once in one family is judged once. */
  const judgeOnce = (source: End, target: End, family: Family, asked: PortSet): Step | null => {
    const egress = sides.egress(source, target, family);
    const ingress = sides.ingress(source, target, family);
    const byIngress = known.get(egress) ?? new Map<SidePorts, Map<PortSet, Step | null>>();
    known.set(egress, byIngress);
    const byAsked = byIngress.get(ingress) ?? new Map<PortSet, Step | null>();
    byIngress.set(ingress, byAsked);
    const found = byAsked.get(asked);
    if (found !== undefined) return found;
    const step = judgeEnds(source, target, [family], asked);
    byAsked.set(asked, step);
    return step;
  };
  const judge: JudgeStep = (source, target, asked) => {
    if (source.kind === "class" && target.kind === "class") {
      if (source.pod === target.pod) return null;
      const families = familiesOfPair(source, target);
      const [only] = families;
      return families.length === 1 && only !== undefined
        ? judgeOnce(source, target, only, asked)
        : judgeEnds(source, target, families, asked);
    }
    const group = pairOf(source, target);
    return group === null ? null : judgeEnds(group.source, group.destination, group.families, asked);
  };
  const pairOf = (source: StepEnd, target: StepEnd) => {
    const [pod, outside] = source.kind === "class" ? [source, target] : [target, source];
    if (pod.kind !== "class" || outside.kind !== "outside") return null;
    const end = endOfUnit(compiled, outside.end);
    if (end === undefined) return null;
    const family = outside.end.kind === "range" ? (compiled.space.groups[outside.end.group]?.family ?? null) : null;
    const families = familiesTowards(cluster, pod.pod, family);
    return source.kind === "class"
      ? { source: pod, destination: end, families }
      : { source: end, destination: pod, families };
  };
  return judge;
}

/** Whether of two pods, one of them on the host network, one runs on the node of the other. */
export function areOnOneNode(source: PodEnd, target: PodEnd): boolean {
  return source.pod.pod.hostNetwork ? runsOnNodeOf(source.pod, target.pod) : runsOnNodeOf(target.pod, source.pod);
}

/** The families in which two pods are judged; worked out once for pods that are addressed alike. */
function createFamilies(
  compiled: CompiledPolicies,
  profile: Profile,
): (source: PodEnd, target: PodEnd) => readonly Family[] {
  const numbers = new Map<string, number>();
  const numberOfPod = new Map<ClusterPod, number>();
  const known: (readonly Family[] | undefined)[] = [];
  const numberOf = ({ pod }: PodEnd): number => {
    const own = numberOfPod.get(pod);
    if (own !== undefined) return own;
    const key = `${familiesOf(pod, compiled.cluster).join()} ${pod.address.kind === "none"}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    numberOfPod.set(pod, number);
    return number;
  };
  return (source, target) => {
    const at = numberOf(source) * MOST_KEYS + numberOf(target);
    const families =
      known[at] ?? groupPairs(compiled, profile, [membersOf(source)], [membersOf(target)])[0]?.families ?? [];
    known[at] = families;
    return families;
  };
}

/** More than there are ways to be addressed. */
const MOST_KEYS = 64;

function membersOf(end: PodEnd) {
  return { endpointClass: end.endpointClass, pods: [end.pod], ends: [end] };
}
