import type { DecodedObject } from "../kube/objects";
import { buildCluster, type ClusterBuild } from "./build-cluster";
import type { Cluster } from "./cluster";
import { completeCluster } from "./complete-cluster";
import { keepSameParts } from "./same-parts";

/** Builds clusters one after the other; what did not change since the one before is the same object. */
export type ClusterBuilder = (objects: readonly DecodedObject[]) => BuiltCluster;

/** A cluster with what is worked out from it when asked for. */
export interface BuiltCluster extends ClusterBuild {
  /** See {@link completeCluster}. */
  complete(): Cluster;
}

/** Makes a builder that has built nothing. The same objects, whatever became of policies, make the same cluster. */
export function createClusterBuilder(): ClusterBuilder {
  let last: { readonly objects: readonly DecodedObject[]; readonly built: BuiltCluster } | null = null;
  return (objects) => {
    if (last !== null && isSameButForPolicies(last.objects, objects, last.built)) {
      last = { objects, built: last.built };
      return last.built;
    }
    const built = buildAnew(objects, last?.built.cluster ?? null);
    last = { objects, built };
    return built;
  };
}

function buildAnew(objects: readonly DecodedObject[], before: Cluster | null): BuiltCluster {
  const fresh = buildCluster(objects);
  const cluster = before === null ? fresh.cluster : keepSameParts(before, fresh.cluster);
  let complete: Cluster | null = null;
  return {
    ...fresh,
    cluster,
    complete() {
      complete ??= completeCluster(objects, cluster);
      return complete;
    },
  };
}

/**
 * Whether two lists of objects make the same cluster: equal but for policies, and those that differ are in namespaces that
 * a Namespace declares, so that their text makes up none. Where no pod states an address policies decide about families.
 */
function isSameButForPolicies(
  before: readonly DecodedObject[],
  now: readonly DecodedObject[],
  { cluster, areFamiliesStated }: BuiltCluster,
): boolean {
  if (!areFamiliesStated) return isEach(before, now, (a, b) => a === b);
  const isDeclared = (object: DecodedObject) =>
    object.kind === "NetworkPolicy" && cluster.namespaces.get(object.namespace)?.implied === false;
  if (before.length === now.length && isEach(before, now, (a, b) => a === b || (isDeclared(a) && isDeclared(b)))) {
    return true;
  }
  const others = (objects: readonly DecodedObject[]) => objects.filter((object) => !isDeclared(object));
  const [rest, restNow] = [others(before), others(now)];
  return isEach(rest, restNow, (a, b) => a === b);
}

function isEach<T>(a: readonly T[], b: readonly T[], isSame: (x: T, y: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (const [i, x] of a.entries()) {
    const y = b[i];
    if (y === undefined || !isSame(x, y)) return false;
  }
  return true;
}
