import type { PortSet } from "../../net/port-set";
import type { PodEnd } from "../pair-groups";
import { areOnOneNode, type StepEnd } from "./judge-step";
import type { OutsideUnit, PodsCell, PodsUnit, ReachUnits } from "./reach-units";

/** How something was reached first. */
export interface Visit {
  readonly end: StepEnd;
  readonly unit: PodsUnit | OutsideUnit;
  /** 0 for the start. */
  readonly step: number;
  /** The visit before, on the way from the start; null for the start. */
  readonly from: Visit | null;
  /** What gets through on the last step, of the ports asked about; null for the start. */
  readonly ports: PortSet | null;
}

/** What of the ports asked about gets through; null: nothing that counts. */
export type JudgePorts = (source: StepEnd, target: StepEnd, asked: PortSet) => PortSet | null;

/** How it spreads. */
export interface SpreadRequest {
  readonly units: ReachUnits;
  readonly start: readonly Visit[];
  /** `forwards`: what the start reaches; `backwards`: what reaches it. */
  readonly direction: "forwards" | "backwards";
  readonly judge: JudgePorts;
  /** Called at least once for a thousand pairs. */
  readonly onProgress: () => void;
}

/**
 * Goes from what was reached to what it reaches, step by step, until nothing is new: a breadth-first search over pods. Pods
 * that no policy tells apart are looked at once; on the host network one by one.
 */
export function spread({ units, start, direction, judge, onProgress }: SpreadRequest): readonly Visit[] {
  const visits = [...start];
  const left = new Map<PodsCell, PodEnd[]>();
  const taken = new Set(start.flatMap(({ end }) => (end.kind === "class" ? end.pod.id : [])));
  for (const { cells } of units.pods) {
    for (const cell of cells) {
      const pods = cell.pods.filter(({ pod }) => !taken.has(pod.id));
      if (pods.length > 0) left.set(cell, pods);
    }
  }
  const outsideLeft = new Set(units.outside.filter((unit) => start.every(({ end }) => end !== unit)));
  const between = (near: Visit, far: StepEnd, asked: PortSet): PortSet | null =>
    direction === "forwards" ? judge(near.end, far, asked) : judge(far, near.end, near.unit.asked);
  /** Groups that have been looked at towards all that is no matter of nodes. */
  const seen = new Set<string>();
  const keyOf = createKeys(direction);
  let frontier: readonly Visit[] = start;
  while (frontier.length > 0) {
    const found: Visit[] = [];
    const reach = (from: Visit, end: StepEnd, unit: PodsUnit | OutsideUnit, ports: PortSet) =>
      found.push({ end, unit, step: from.step + 1, from, ports });
    for (const [key, group] of grouped(frontier, keyOf)) {
      const [first] = group;
      if (first === undefined) continue;
      const isNodeLike = isOfNodes(first);
      const isSeen = seen.has(key);
      seen.add(key);
      for (const [cell, pods] of left) {
        const { asked } = cell.unit;
        const [example] = pods;
        if (example === undefined) continue;
        if (isNodeLike || (cell.isNodeLike && first.end.kind === "class")) {
          const reached = reachByNode(group, pods, (near, far) => between(near, far, asked));
          for (const { from, end, ports } of reached) reach(from, end, cell.unit, ports);
          keepLeft(left, cell, pods, new Set(reached.map(({ end }) => end)));
          continue;
        }
        if (isSeen) continue;
        const ports = between(first, example, asked);
        if (ports === null) continue;
        for (const end of pods) reach(first, end, cell.unit, ports);
        left.delete(cell);
      }
      for (const unit of outsideLeft) {
        const ports = between(first, unit, unit.asked);
        if (ports === null) continue;
        reach(first, unit, unit, ports);
        outsideLeft.delete(unit);
      }
      onProgress();
    }
    visits.push(...found);
    // An address outside passes nothing on.
    frontier = found.filter(({ end }) => end.kind === "class");
  }
  return visits;
}

/** Equal for visits that behave alike as the near end of a step: of one class, and backwards asked about the same ports. */
function createKeys(direction: SpreadRequest["direction"]): (visit: Visit) => string {
  const numbers = new Map<PortSet, number>();
  const numberOf = (ports: PortSet) => {
    const known = numbers.get(ports) ?? numbers.size;
    numbers.set(ports, known);
    return known;
  };
  return ({ end, unit }) => {
    const own = end.kind === "class" ? `class ${end.endpointClass.index}` : `outside ${end.end.id}`;
    return direction === "forwards" ? own : `${own} ${numberOf(unit.asked)}`;
  };
}

function grouped(visits: readonly Visit[], keyOf: (visit: Visit) => string): ReadonlyMap<string, Visit[]> {
  const groups = new Map<string, Visit[]>();
  for (const visit of visits) {
    const key = keyOf(visit);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [visit]);
    else group.push(visit);
  }
  return groups;
}

function isOfNodes({ end, unit }: Visit): boolean {
  if (end.kind !== "class" || unit.kind !== "pods") return false;
  return unit.cells.some(({ endpointClass, isNodeLike }) => isNodeLike && endpointClass === end.endpointClass);
}

function keepLeft(left: Map<PodsCell, PodEnd[]>, cell: PodsCell, pods: PodEnd[], reached: ReadonlySet<PodEnd>) {
  if (reached.size === 0) return;
  const rest = pods.filter((end) => !reached.has(end));
  if (rest.length === 0) left.delete(cell);
  else left.set(cell, rest);
}

/** Which of some pods a group reaches, where it matters whether two run on one node: that is judged once for each answer. */
function reachByNode(
  group: readonly Visit[],
  pods: readonly PodEnd[],
  between: (near: Visit, far: PodEnd) => PortSet | null,
): readonly { readonly from: Visit; readonly end: PodEnd; readonly ports: PortSet }[] {
  const known = new Map<boolean, PortSet | null>();
  return pods.flatMap((end) => {
    for (const from of group) {
      const isOwn = from.end.kind === "class" && areOnOneNode(from.end, end);
      const ports = known.has(isOwn) ? known.get(isOwn) : between(from, end);
      known.set(isOwn, ports ?? null);
      if (ports != null) return { from, end, ports };
    }
    return [];
  });
}
