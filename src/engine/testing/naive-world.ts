import type { Cluster, ClusterPod } from "../cluster/cluster";
import type { NetworkPolicy } from "../kube/objects";
import type { Profile } from "../policy/profile";
import type { Mutant } from "./mutants";

/** All that a verdict depends on. */
export interface NaiveWorld {
  readonly cluster: Cluster;
  readonly policies: readonly NetworkPolicy[];
  readonly profile: Profile;
}

/** A world, and the wrong reading that is to be made of it, if one is. */
export interface Reading extends NaiveWorld {
  readonly mutant: Mutant | null;
}

/** The pod of an endpoint; an endpoint that names none is a defect of the test. */
export function podOf(world: NaiveWorld, id: string): ClusterPod {
  const pod = world.cluster.pods.get(id);
  if (pod === undefined) throw new Error(`no pod ${id}`);
  return pod;
}

/** Whether a hostNetwork pod counts as its node (N37); what the profile leaves open has been decided before. */
export function countsAsNode(world: Reading, pod: ClusterPod): boolean {
  if (world.mutant === "host-network-is-ordinary-pod") return false;
  const asNode = world.profile.hostNetworkAsNode === "yes" || world.mutant === "host-network-is-always-node";
  return pod.pod.hostNetwork && asNode;
}
