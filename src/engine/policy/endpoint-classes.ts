import type { Cluster, ClusterPod, PodAddress } from "../cluster/cluster";
import { isSame } from "../cluster/nodes";
import type { AddressSpace } from "../net/address-space";
import type { Family, IpAddress } from "../net/ip-address";
import { type ClassLineage, startLineage } from "./class-lineage";
import { createPodKinds, type PodKind } from "./pod-kinds";

/**
 * Pods that no policy tells apart: same namespace, labels, numbers behind the port names that policies use, and address
 * behaviour. Verdicts are computed between classes. Where a pod runs is not part of it: traffic with the own node is
 * judged per pair.
 */
export interface EndpointClass extends PodKind {
  readonly index: number;
  /** No pod is of it: a place for one more. No policy isolates it and no peer selects it. */
  readonly isVacant: boolean;
}

/** As {@link PodAddress}, with stated addresses replaced by the group of the address space that holds them. */
export type ClassAddress =
  | { readonly kind: "stated"; readonly groups: readonly { readonly family: Family; readonly group: number }[] }
  | { readonly kind: "presumed" }
  | { readonly kind: "none" }
  | { readonly kind: "node" };

/** All classes, and the class of each pod. */
export interface ClassTable {
  /** Some are vacant, so that an index can stay what it is when classes come and go. */
  readonly classes: readonly EndpointClass[];
  classOf(podId: string): EndpointClass | undefined;
  /** What it has in common with tables before. */
  readonly lineage: ClassLineage;
  readonly version: number;
}

/** Puts pods into classes, and remembers where they were. */
export interface Classifier {
  /**
   * Puts the pods of a cluster into classes. Classes that have pods still are the same objects as at the call before,
   * with the same indices.
   */
  classify(cluster: Cluster): ClassTable;
  /** Goes on with other keys and names; between these and those before no pod of the last cluster may make a difference. */
  use(labelKeys: ReadonlySet<string>, portNames: ReadonlySet<string>): void;
}

/** Where the pods were at the last call. */
interface Placement {
  readonly members: readonly ClusterPod[];
  /** Position of each pod by id. */
  readonly positions: ReadonlyMap<string, number>;
  /** The index of the class of each, by position. */
  readonly indices: Int32Array;
}

/**
 * Makes a classifier.
 *
 * @param portNames - keys of the port names that policies use; others make no difference
 * @param labelKeys - keys that some pod selector reads; others (a pod's own name, a Job's uid) make no difference
 */
export function createClassifier(
  space: AddressSpace,
  portNames: ReadonlySet<string>,
  labelKeys: ReadonlySet<string>,
): Classifier {
  const kinds = createPodKinds(space);
  kinds.use(labelKeys, portNames);
  let lineage = startLineage();
  let classes: readonly EndpointClass[] = [];
  let last: Placement = { members: [], positions: new Map(), indices: new Int32Array(0) };
  let table: ClassTable | null = null;
  const indexOfKind = new Map<number, number>();
  const kindOfIndex: number[] = [];
  return {
    use: kinds.use,
    classify(cluster) {
      const members = [...cluster.pods.values()];
      const next = [...classes];
      const changed: number[] = [];
      const indices = new Int32Array(members.length).fill(-1);
      const counts = new Int32Array(next.length);
      const homeless = new Map<number, number>();
      for (let position = 0; position < members.length; position++) {
        const member = members[position];
        if (member === undefined) continue;
        let index = lastIndexOf(last, member, position);
        if (index === undefined) {
          const kind = kinds.kindOf(member);
          index = indexOfKind.get(kind);
          if (index === undefined) homeless.set(position, kind);
        }
        if (index === undefined) continue;
        indices[position] = index;
        counts[index] = (counts[index] ?? 0) + 1;
      }
      const gaps: number[] = [];
      for (const [index, { isVacant }] of next.entries()) {
        if (counts[index] !== 0) continue;
        gaps.push(index);
        if (isVacant) continue;
        indexOfKind.delete(kindOfIndex[index] ?? -1);
        next[index] = vacantAt(index);
        changed.push(index);
      }
      let taken = 0;
      for (const [position, kind] of homeless) {
        const member = members[position];
        let index = indexOfKind.get(kind);
        if (index === undefined && member !== undefined) {
          index = gaps[taken++] ?? next.length;
          next[index] = { index, isVacant: false, ...kinds.describe(member) };
          kindOfIndex[index] = kind;
          indexOfKind.set(kind, index);
          changed.push(index);
        }
        indices[position] = index ?? -1;
      }
      if (next.length > classes.length) {
        lineage = startLineage();
        const spare = Math.max(SPARE, next.length >> 4);
        for (let i = 0; i < spare; i++) next.push(vacantAt(next.length));
      } else if (changed.length > 0) lineage.change(changed);
      const positions = positionsOf(members, last);
      const isSame = changed.length === 0 && positions === last.positions && isSameNumbers(indices, last.indices);
      last = { members, positions, indices };
      if (table !== null && isSame) return table;
      classes = next;
      table = {
        classes: next,
        classOf: (podId) => next[indices[positions.get(podId) ?? -1] ?? -1],
        lineage,
        version: lineage.version,
      };
      return table;
    },
  };
}

/** How many places for more classes there are at least. */
const SPARE = 16;

function vacantAt(index: number): EndpointClass {
  const address = { kind: "none" } as const;
  return { index, isVacant: true, namespace: "", labels: NOTHING, hostNetwork: false, portNames: NOTHING, address };
}

const NOTHING: ReadonlyMap<string, never> = new Map<string, never>();

/** The index of a pod's class at the last call, if the pod and its address are what they were. */
function lastIndexOf({ members, positions, indices }: Placement, member: ClusterPod, position: number) {
  const same = members[position]?.id === member.id ? position : (positions.get(member.id) ?? -1);
  const before = members[same];
  return before !== undefined && before.pod === member.pod && isSameAddress(before.address, member.address)
    ? indices[same]
    : undefined;
}

function isSameAddress(a: PodAddress, b: PodAddress): boolean {
  if (a === b) return true;
  if (a.kind !== "stated" || b.kind !== "stated") return a.kind === b.kind;
  if (a.addresses === b.addresses) return true;
  return a.addresses.length === b.addresses.length && a.addresses.every((one, i) => isSameAt(one, b.addresses[i]));
}

function isSameAt(a: IpAddress, b: IpAddress | undefined): boolean {
  return b !== undefined && isSame(a, b);
}

function isSameNumbers(a: Int32Array, b: Int32Array): boolean {
  return a.length === b.length && a.every((one, i) => one === b[i]);
}

function positionsOf(members: readonly ClusterPod[], last: Placement): ReadonlyMap<string, number> {
  const isSameOrder =
    members.length === last.members.length && members.every(({ id }, position) => id === last.members[position]?.id);
  return isSameOrder ? last.positions : new Map(members.map(({ id }, position) => [id, position]));
}
