import type { Service } from "../../kube/objects";
import { ALL_PORTS, unionPorts } from "../../net/port-set";
import type { Evaluation } from "../../policy/evaluation";
import { isNodeLike } from "../../policy/side-rows";
import { podsOfEnd } from "../end-members";
import { endNameInCluster } from "../end-names";
import type { Picture } from "../picture";
import { isInner, namespaceEndId, type PictureEnd, type WorkloadEnd } from "../picture-ends";
import { defaultWish, type PictureWish } from "../picture-wish";
import { throughWords } from "../port-words";
import { createJudgeStep } from "./judge-step";
import type { OutgoingNode, Radius, RadiusHop, RadiusQuestion, ReachedNode } from "./radius";
import { listReachUnits, type OutsideUnit, type PodsUnit, type ReachUnits } from "./reach-units";
import { type JudgePorts, spread, type Visit } from "./spread";

/** What a radius is found in. */
export interface RadiusGiven {
  readonly evaluation: Evaluation;
  readonly services: readonly Service[];
  readonly picture: Picture;
  readonly wish?: PictureWish | undefined;
  readonly onProgress?: (() => void) | undefined;
}

/** Finds who is reached in how many steps; null where the node that it is about is not there. */
export function findRadius(given: RadiusGiven, question: RadiusQuestion): Radius | null {
  const { evaluation, services, picture, wish = defaultWish, onProgress = () => {} } = given;
  const units = listReachUnits(evaluation, services, wish.probe);
  const start = startOf(evaluation, picture, units, question);
  if (start === null) return null;
  const direction = question.kind === "to" ? "backwards" : "forwards";
  const judge = createJudgeStep(evaluation);
  let hasOpenQuestions = false;
  const judgeSurely: JudgePorts = (...asked) => {
    const step = judge(...asked);
    if (step?.isOpenQuestion === true) hasOpenQuestions = true;
    return step === null || step.isOpenQuestion ? null : step.ports;
  };
  const request = { units, start: start.visits, direction, onProgress } as const;
  const sure = spread({ ...request, judge: judgeSurely });
  const possible = hasOpenQuestions
    ? spread({ ...request, judge: (...asked) => judge(...asked)?.ports ?? null })
    : sure;
  const own = wholeUnits(start.visits);
  const context = contextOf({ evaluation, picture, direction, own, about: start.about });
  const tell = (visits: readonly Visit[]) => reachedNodes(visits, own, context);
  const plain = tell(sure);
  const known = new Set(plain.map(({ id }) => id));
  const perhaps = tell(possible).filter(({ id }) => !known.has(id));
  const reached = question.kind === "exposed" ? withEntries(plain, units, evaluation, judgeSurely) : plain;
  const others = units.pods.filter(({ end }) => !own.has(end.id));
  const found = new Set([...reached, ...perhaps].map(({ id }) => id));
  return {
    about: start.about,
    start: [...new Set(start.visits.map((visit) => context.nodeOf(visit)))],
    all: others.length,
    reached,
    perhaps,
    unreached: others.flatMap(({ end }) => (found.has(end.id) ? [] : context.nameOf(end))),
    goesOut: question.kind === "exposed" ? outgoing(units, evaluation, judgeSurely) : [],
  };
}

interface Start {
  readonly about: string;
  readonly visits: readonly Visit[];
}

function startOf(evaluation: Evaluation, picture: Picture, units: ReachUnits, question: RadiusQuestion): Start | null {
  if (question.kind === "exposed") return { about: "the outside", visits: units.outside.map(visitOutside) };
  const end = picture.ends.find(({ id }) => id === question.nodeId) ?? foldedOf(units, question.nodeId);
  if (end === null) return null;
  const about = endNameInCluster(evaluation, end);
  if (!isInner(end)) {
    const unit = units.outside.find(({ end: { id } }) => id === end.id);
    return unit === undefined ? null : { about, visits: [visitOutside(unit)] };
  }
  const unitOf = new Map(units.pods.map((unit) => [unit.end.id, unit]));
  const parts = end.kind === "namespace" ? end.parts : [end];
  return {
    about,
    visits: parts.flatMap((part) => {
      const unit = unitOf.get(part.partOf ?? part.id) ?? unitOfAssumed(part, evaluation);
      return part.members.flatMap(({ ends }) =>
        ends.map((pod): Visit => ({ end: pod, unit, step: 0, from: null, ports: null })),
      );
    }),
  };
}

/** Ids of what is wholly at the start: of one pod that is asked about, its siblings may be reached as any other. */
function wholeUnits(start: readonly Visit[]): ReadonlySet<string> {
  const pods = new Map<Visit["unit"], number>();
  for (const { unit } of start) pods.set(unit, (pods.get(unit) ?? 0) + 1);
  return new Set([...pods].flatMap(([unit, count]) => (count < podCount(unit) ? [] : unit.end.id)));
}

function podCount(unit: Visit["unit"]): number {
  return unit.kind === "pods" ? unit.cells.reduce((sum, { pods }) => sum + pods.length, 0) : 0;
}

/**
 * A namespace that is drawn as a frame is no end of the picture, nor is a workload of one that is drawn as a node, or that
 * is drawn pod by pod; they can be asked about all the same.
 */
function foldedOf({ pods }: ReachUnits, id: string): PictureEnd | null {
  const workload = pods.find(({ end }) => end.id === id)?.end;
  if (workload !== undefined) return workload;
  const parts = pods.flatMap(({ end }) => (namespaceEndId(end.namespace) === id ? end : []));
  const [first] = parts;
  return first === undefined ? null : { kind: "namespace", id, namespace: first.namespace, parts };
}

function visitOutside(unit: OutsideUnit): Visit {
  return { end: unit, unit, step: 0, from: null, ports: null };
}

/** What no text states can be asked about, though it is reached by nobody. */
function unitOfAssumed(end: WorkloadEnd, { profile }: Evaluation): PodsUnit {
  const cells: PodsUnit["cells"][number][] = [];
  const unit: PodsUnit = { kind: "pods", end, asked: ALL_PORTS, cells };
  for (const { endpointClass, ends } of end.members) {
    cells.push({ unit, endpointClass, pods: ends, isNodeLike: isNodeLike(endpointClass, profile) });
  }
  return unit;
}

/** How visits are told. */
interface TellContext {
  readonly isBackwards: boolean;
  nameOf(end: PictureEnd): string;
  /** As {@link nameOf}; pods of which the siblings are not at the start as they were asked about. */
  nameOfVisit(visit: Visit): string;
  /** Id of the node of the picture that stands for what is visited. */
  nodeOf(visit: Visit): string;
}

interface ContextGiven extends Pick<RadiusGiven, "evaluation" | "picture"> {
  readonly direction: "forwards" | "backwards";
  /** Ids of units that are wholly at the start. */
  readonly own: ReadonlySet<string>;
  readonly about: string;
}

function contextOf({ evaluation, picture: { ends }, direction, own, about }: ContextGiven): TellContext {
  const nodes = new Map<string, string>();
  for (const end of ends) for (const pod of podsOfEnd(end)) nodes.set(pod.id, end.id);
  const names = new Map<PictureEnd, string>();
  const nameOf = (end: PictureEnd): string => {
    const name = names.get(end) ?? endNameInCluster(evaluation, end);
    names.set(end, name);
    return name;
  };
  return {
    isBackwards: direction === "backwards",
    nameOf,
    nameOfVisit: ({ unit, from }) => (from === null && !own.has(unit.end.id) ? about : nameOf(unit.end)),
    nodeOf: ({ end }) => (end.kind === "class" ? (nodes.get(end.pod.id) ?? "") : end.end.id),
  };
}

function reachedNodes(
  visits: readonly Visit[],
  own: ReadonlySet<string>,
  context: TellContext,
): readonly ReachedNode[] {
  const ofUnit = new Map<Visit["unit"], Visit[]>();
  for (const visit of visits) {
    if (visit.from === null || own.has(visit.unit.end.id)) continue;
    const known = ofUnit.get(visit.unit);
    if (known === undefined) ofUnit.set(visit.unit, [visit]);
    else known.push(visit);
  }
  return [...ofUnit].map(([unit, all]): ReachedNode => {
    const [first] = all;
    const steps = new Map<string, number>();
    for (const visit of all) {
      const node = context.nodeOf(visit);
      steps.set(node, Math.min(visit.step, steps.get(node) ?? visit.step));
    }
    const atStart = visits.reduce((sum, visit) => sum + (visit.unit === unit && visit.step === 0 ? 1 : 0), 0);
    const count = podCount(unit) - atStart;
    return {
      id: unit.end.id,
      kind: unit.kind === "pods" ? "workload" : "outside",
      name: context.nameOf(unit.end),
      step: first?.step ?? 0,
      nodes: [...steps].map(([id, step]) => ({ id, step })),
      pods: { reached: unit.kind === "pods" ? all.length : 0, all: count },
      way: first === undefined ? [] : wayOf(first, context),
      entries: [],
    };
  });
}

/** The connections of a way in the order in which they are made. */
function wayOf(last: Visit, context: TellContext): readonly RadiusHop[] {
  const hops: RadiusHop[] = [];
  for (let visit = last; visit.from !== null; visit = visit.from) {
    const [from, to] = context.isBackwards ? [visit, visit.from] : [visit.from, visit];
    const [source, target] = [context.nodeOf(from), context.nodeOf(to)];
    hops.push({
      from: context.nameOfVisit(from),
      to: context.nameOfVisit(to),
      ports: visit.ports === null ? "" : throughWords(visit.ports, to.unit.asked),
      edgeId: source === target && from.unit !== to.unit ? "" : `${source}→${target}`,
    });
  }
  return context.isBackwards ? hops : hops.reverse();
}

/** Which addresses reach what is exposed directly, and on which ports. */
function withEntries(
  reached: readonly ReachedNode[],
  units: ReachUnits,
  evaluation: Evaluation,
  judge: JudgePorts,
): readonly ReachedNode[] {
  const unitOf = new Map(units.pods.map((unit) => [unit.end.id, unit]));
  return reached.map((node) => {
    const unit = unitOf.get(node.id);
    if (node.step > 1 || unit === undefined) return node;
    const entries = units.outside.flatMap((outside) => {
      const ports = unit.cells.flatMap(({ pods: [pod] }) =>
        pod === undefined ? [] : (judge(outside, pod, unit.asked) ?? []),
      );
      return ports.length === 0
        ? []
        : {
            name: endNameInCluster(evaluation, outside.end),
            ports: throughWords(ports.reduce(unionPorts), unit.asked),
          };
    });
    return { ...node, entries };
  });
}

function outgoing(units: ReachUnits, evaluation: Evaluation, judge: JudgePorts): readonly OutgoingNode[] {
  const anyone = units.outside.find(({ end }) => end.kind === "anyone");
  if (anyone === undefined) return [];
  return units.pods.flatMap(({ end, cells }) => {
    const ports = cells.flatMap(({ pods: [pod] }) =>
      pod === undefined ? [] : (judge(pod, anyone, anyone.asked) ?? []),
    );
    if (ports.length === 0) return [];
    return {
      id: end.id,
      name: endNameInCluster(evaluation, end),
      ports: throughWords(ports.reduce(unionPorts), anyone.asked),
    };
  });
}
