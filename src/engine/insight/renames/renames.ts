import type { Cluster } from "../../cluster/cluster";
import type { DecodedObject } from "../../kube/objects";

/** What bears names at one moment. */
export interface NamedThings {
  /** In the order of files and text. */
  readonly objects: readonly DecodedObject[];
  readonly cluster: Cluster;
}

/** Something that an edit gave another name or another namespace, and that is the same but for that. */
export interface Renamed {
  readonly kind: "namespace" | "workload" | "pod";
  /** Name of a namespace; id of a workload or a pod: `shop/api`. */
  readonly from: string;
  readonly to: string;
  /** Workloads that have another id by it, from the old to the new one; of a workload itself. */
  readonly workloads: readonly (readonly [from: string, to: string])[];
}

/** What has another name than before. */
export interface Renames {
  /** Namespaces first. What is called after another thing of the list is told with that. */
  readonly told: readonly Renamed[];
  /** Ids of ends of the picture, from the new to the old one. */
  readonly ends: ReadonlyMap<string, string>;
  /** Ids of pods that have another id than before. */
  readonly pods: ReadonlySet<string>;
}

/** Everything is called as it was. */
export const NO_RENAMES: Renames = { told: [], ends: new Map(), pods: new Set() };
