import type { Cluster, Workload } from "../cluster/cluster";
import { type AddressRange, firstAddress } from "../net/cidr";
import type { CompiledPolicies } from "../policy/compile-policies";
import type { ClassTable } from "../policy/endpoint-classes";
import { type ClassMembers, membersByClass } from "./pair-groups";
import type { PictureWish } from "./picture-wish";

/** What is drawn as one thing. Ends in the cluster are workloads (or single pods of one) and namespaces. */
export type PictureEnd = WorkloadEnd | NamespaceEnd | RangeEnd | AnyoneEnd;

/** The pods of a workload, or one pod of a workload that is shown pod by pod. */
export interface WorkloadEnd {
  readonly kind: "workload";
  /** The workload's id; of one pod of it, `pod namespace/name`. */
  readonly id: string;
  readonly namespace: string;
  readonly members: readonly ClassMembers[];
  /** Id of the workload of which this is one pod; null for a whole workload. */
  readonly partOf: string | null;
}

/** All workloads of a namespace. */
export interface NamespaceEnd {
  readonly kind: "namespace";
  readonly id: string;
  readonly namespace: string;
  readonly parts: readonly WorkloadEnd[];
}

/** Addresses that the ipBlocks treat alike. */
export interface RangeEnd {
  readonly kind: "range";
  readonly id: string;
  readonly group: number;
  readonly ranges: readonly AddressRange[];
}

/** Anyone: whoever no policy and no block names. */
export interface AnyoneEnd {
  readonly kind: "anyone";
  readonly id: "anyone";
}

/** An end in the cluster. */
export type InnerEnd = WorkloadEnd | NamespaceEnd;

/** With more workloads than this, namespaces are one node each unless the user wishes otherwise. */
const COLLAPSE_ABOVE = 120;

/** More pods of a workload than this are not shown one by one. */
const EXPAND_UP_TO = 60;

/** Whether an end lies in the cluster. */
export function isInner(end: PictureEnd): end is InnerEnd {
  return end.kind === "workload" || end.kind === "namespace";
}

/** Id of the end that stands for a namespace; no workload, pod or range can have it. */
export function namespaceEndId(namespace: string): string {
  return `namespace ${namespace}`;
}

/** Id of the end that stands for addresses that the ipBlocks treat alike, by the first range of them. */
export function rangeEndId(first: AddressRange): string {
  return `range ${firstAddress(first)}`;
}

/** Names of the namespaces that are drawn as one node; names that are not there are ignored. */
export function collapsedNamespaces(cluster: Cluster, { collapsed }: PictureWish): ReadonlySet<string> {
  if (collapsed !== null) return new Set(collapsed.filter((name) => cluster.namespaces.has(name)));
  let count = 0;
  for (const { pods } of cluster.workloads.values()) if (pods.length > 0) count++;
  return new Set(count > COLLAPSE_ABOVE ? cluster.namespaces.keys() : []);
}

/** Everything that takes part in the picture, in the order of the text; the outside last. */
export function listEnds(compiled: CompiledPolicies, wish: PictureWish): readonly PictureEnd[] {
  const expanded = new Set(wish.expanded);
  return listEndsAs(compiled, {
    folded: collapsedNamespaces(compiled.cluster, wish),
    isPodByPod: ({ id, pods }) => expanded.has(id) && pods.length <= EXPAND_UP_TO,
  });
}

/** What stands for what. */
export interface EndForms {
  /** Names of the namespaces that are one end each. */
  readonly folded: ReadonlySet<string>;
  /** Of a workload of several pods whether each of them is an end. */
  readonly isPodByPod: (workload: Workload) => boolean;
}

/** Everything that takes part, in these forms, in the order of the text; the outside last. */
export function listEndsAs(compiled: CompiledPolicies, forms: EndForms): readonly PictureEnd[] {
  const ends: PictureEnd[] = [...listInnerEnds(compiled, forms)];
  const isEmpty = ends.length === 0;
  for (const [group, { blocks, ranges }] of compiled.space.groups.entries()) {
    const first = ranges[0];
    // no two groups share an address, so the first one names the group whatever other blocks come and go
    if (blocks.length > 0 && first !== undefined) {
      ends.push({ kind: "range", id: rangeEndId(first), group, ranges });
    }
  }
  if (!isEmpty) ends.push({ kind: "anyone", id: "anyone" });
  return ends;
}

function listInnerEnds(compiled: CompiledPolicies, { folded, isPodByPod }: EndForms): readonly InnerEnd[] {
  const ends: InnerEnd[] = [];
  const partsOf = new Map<string, WorkloadEnd[]>();
  for (const workload of compiled.cluster.workloads.values()) {
    const { id, namespace, pods } = workload;
    if (pods.length === 0) continue;
    if (!folded.has(namespace)) {
      if (pods.length > 1 && isPodByPod(workload)) {
        for (const pod of pods) ends.push(workloadEnd(compiled, `pod ${pod}`, namespace, [pod], id));
      } else ends.push(workloadEnd(compiled, id, namespace, pods, null));
      continue;
    }
    const part = workloadEnd(compiled, id, namespace, pods, null);
    const parts = partsOf.get(namespace);
    if (parts !== undefined) {
      parts.push(part);
      continue;
    }
    const first = [part];
    partsOf.set(namespace, first);
    ends.push({ kind: "namespace", id: namespaceEndId(namespace), namespace, parts: first });
  }
  return ends;
}

function workloadEnd(
  compiled: CompiledPolicies,
  id: string,
  namespace: string,
  pods: readonly string[],
  partOf: string | null,
): WorkloadEnd {
  const ofTable = known.get(compiled.table) ?? new WeakMap<Cluster, Map<string, WorkloadEnd>>();
  known.set(compiled.table, ofTable);
  const ends = ofTable.get(compiled.cluster) ?? new Map<string, WorkloadEnd>();
  ofTable.set(compiled.cluster, ends);
  const end = ends.get(id) ?? { kind: "workload", id, namespace, members: membersByClass(compiled, pods), partOf };
  ends.set(id, end);
  return end;
}

/** Ends are the same objects as long as no pod and no class is another. */
const known = new WeakMap<ClassTable, WeakMap<Cluster, Map<string, WorkloadEnd>>>();
