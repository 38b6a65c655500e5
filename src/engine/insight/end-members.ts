import type { ClusterPod } from "../cluster/cluster";
import type { ClassMembers } from "./pair-groups";
import type { PictureEnd } from "./picture-ends";

/** The pods behind an end by class; none for what lies outside. */
export function membersOfEnd(end: PictureEnd): readonly ClassMembers[] {
  switch (end.kind) {
    case "workload":
      return end.members;
    case "namespace":
      return end.parts.flatMap(({ members }) => members);
    case "range":
    case "anyone":
      return [];
  }
}

/** The pods behind an end; none for what lies outside. */
export function podsOfEnd(end: PictureEnd): readonly ClusterPod[] {
  return membersOfEnd(end).flatMap(({ pods }) => pods);
}
