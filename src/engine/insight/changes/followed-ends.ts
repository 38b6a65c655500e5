import { formatIpAddress } from "../../net/ip-address";
import { isNodeLike } from "../../policy/side-rows";
import { alikeKey } from "../diff/alike-key";
import type { DiffEnd } from "../diff/diff-ports";
import { endsAcross } from "../diff/moved-ends";
import { membersByClass } from "../pair-groups";
import { renamesBetween, type ScenarioMoment } from "./scenario-moment";

type PodsEnd = Extract<DiffEnd, { readonly kind: "pods" }>;

/** The pods of a scenario from its first moment to its last. */
export interface FollowedEnds {
  /** Pods that are there at the first and the last moment; `old` are they at the first, `now` at the last. */
  readonly kept: readonly PodsEnd[];
  /** Pods of the first moment that are not there at the last one; without those that are only assumed. */
  readonly gone: readonly PodsEnd[];
  /** Pods of the last moment that are not there at the first one; without those that are only assumed. */
  readonly arrived: readonly PodsEnd[];
  /** A kept end as it was at a moment between (`old`), and is at the last (`now`); without those that were not there then. */
  at(end: PodsEnd, moment: number): PodsEnd;
  /** The same for ends that were alike at every moment. */
  keyOf(end: PodsEnd): string;
  /** The same for ends that ran on the same nodes as well: what pods that act as their node have with them is alike, too. */
  keyWithNodes(end: PodsEnd): string;
  /** Whether pods of the end acted as their node at some moment. */
  isEverByNode(end: PodsEnd): boolean;
}

/** Follows pods back from the last moment to the first, whatever they were called between. */
export function followEnds(moments: readonly [ScenarioMoment, ...ScenarioMoment[]]): FollowedEnds {
  const [first] = moments;
  const last = moments.at(-1) ?? first;
  const [old, now] = [first.evaluation, last.evaluation];
  const formerOf = formerNames(moments);
  const moved = new Map<string, string>();
  for (const id of formerOf.renamed) {
    const was = formerOf.at(id, 0);
    if (was !== null && was !== id && old.cluster.pods.has(was)) moved.set(was, id);
  }
  const { kept, gone } = endsAcross(old, now, moved);
  const versions = versionsOf(moments);
  const known = new WeakMap<PodsEnd, Map<number, PodsEnd>>();
  const at = (end: PodsEnd, moment: number): PodsEnd => {
    const own = known.get(end) ?? new Map<number, PodsEnd>();
    known.set(end, own);
    const version = versions[moment] ?? 0;
    const found = own.get(version);
    if (found !== undefined) return found;
    const ids = end.now.flatMap(({ pods }) => pods.flatMap(({ id }) => formerOf.at(id, moment) ?? []));
    const made = { ...end, old: membersByClass((moments[moment] ?? last).evaluation.compiled, ids) };
    own.set(version, made);
    return made;
  };
  const distinct = versions.flatMap((version, moment) => (versions.indexOf(version) === moment ? moment : []));
  const stayed = new Set(kept.flatMap(({ now: members }) => members.flatMap(({ pods }) => pods.map(({ id }) => id))));
  const arrived = [...now.cluster.workloads.values()].flatMap((workload): readonly PodsEnd[] => {
    const own = workload.pods.filter((pod) => !stayed.has(pod));
    if (own.length === 0 || workload.assumed) return [];
    const isWhole = own.length === workload.pods.length;
    const id = isWhole ? workload.id : own.length === 1 ? (own[0] ?? "") : `${workload.id} (${own.length} of its pods)`;
    return [{ kind: "pods", id, old: [], now: membersByClass(now.compiled, own) }];
  });
  return {
    kept,
    gone,
    arrived,
    at,
    keyOf: (end) => distinct.map((moment) => alikeKey(at(end, moment))).join(";"),
    keyWithNodes: (end) =>
      distinct.map((moment) => `${alikeKey(at(end, moment))} ${nodesOf(at(end, moment))}`).join(";"),
    isEverByNode: (end) =>
      distinct.some((moment) => {
        const { profile } = (moments[moment] ?? last).evaluation;
        return at(end, moment).old.some(({ endpointClass }) => isNodeLike(endpointClass, profile));
      }),
  };
}

/** The nodes of its pods, by name and address. */
function nodesOf({ old, now }: PodsEnd): string {
  return [old, now]
    .map((members) =>
      members.map(({ pods }) =>
        pods.map((pod) => [pod.node, ...pod.nodeAddresses.map(formatIpAddress)].join()).join("|"),
      ),
    )
    .join("/");
}

/** What pods of the last moment were called at the others. */
interface FormerNames {
  /** Ids of the last moment of pods that had another name once. */
  readonly renamed: ReadonlySet<string>;
  /** Null: then another pod had this name, or none is known to be it. */
  at(id: string, moment: number): string | null;
}

function formerNames(moments: readonly ScenarioMoment[]): FormerNames {
  const steps = moments.flatMap((moment, i) => {
    const before = moments[i - 1];
    const renames = before === undefined ? null : renamesBetween(before, moment);
    if (renames === null || renames.pods.size === 0) return [];
    const names = new Map([...renames.pods].map((id) => [id, renames.ends.get(`pod ${id}`)?.slice("pod ".length)]));
    return [{ to: i - 1, names, taken: new Set(names.values()) }];
  });
  steps.reverse();
  const at = (id: string, moment: number): string | null => {
    let name = id;
    for (const { to, names, taken } of steps) {
      if (to < moment) break;
      const former = names.get(name);
      if (former === undefined && taken.has(name)) return null;
      name = former ?? name;
    }
    return name;
  };
  const ids = moments.at(-1)?.evaluation.cluster.pods.keys() ?? [];
  const renamed = new Set(steps.length === 0 ? [] : [...ids].filter((id) => at(id, 0) !== id));
  return { renamed, at };
}

/** Moments with the same number have the same pods in the same classes. */
function versionsOf(moments: readonly ScenarioMoment[]): readonly number[] {
  const known: ScenarioMoment["evaluation"]["compiled"][] = [];
  return moments.map(({ evaluation: { compiled } }) => {
    const found = known.findIndex(({ table, cluster }) => table === compiled.table && cluster === compiled.cluster);
    return found < 0 ? known.push(compiled) - 1 : found;
  });
}
