import { classifyKind, isClusterScoped } from "../kube/kinds";
import { groupBy } from "./group-by";
import { CLUSTER_HEADING, namespaceHeading } from "./headings";
import type { ObjectIdentity } from "./identify-object";

/** An object with the text that stays of it. */
export interface ArrangedObject {
  readonly identity: ObjectIdentity;
  /** Ends with a line break. */
  readonly text: string;
}

/**
 * The documents of a file: what lives in no namespace first, then namespace by namespace; in each the kinds together,
 * and objects of a kind in the order in which they came. The first document of a group has its heading.
 */
export function arrangeObjects(objects: readonly ArrangedObject[]): readonly string[] {
  const groups = groupBy(objects, ({ identity }) => homeOf(identity));
  const homes = [...groups.keys()].sort((a, b) => (a < b ? -1 : 1));
  return homes.flatMap((home) => {
    const heading = home === NO_NAMESPACE ? CLUSTER_HEADING : namespaceHeading(home);
    const arranged = (groups.get(home) ?? []).toSorted((a, b) => compareKinds(a.identity, b.identity));
    return arranged.map(({ text }, index) => (index === 0 ? `${heading}\n${text}` : text));
  });
}

/** Sorts before every name. */
const NO_NAMESPACE = "";

/**
 * The namespace of an object. Of a kind that is known to have one it is `default` where none is stated; of any other
 * kind that states none, none.
 */
function homeOf({ apiVersion, kind, namespace }: ObjectIdentity): string {
  if (isClusterScoped(kind)) return NO_NAMESPACE;
  const { use } = classifyKind(apiVersion, kind);
  const isKnown = use === "decode" || use === "unknown";
  return namespace ?? (isKnown ? "default" : NO_NAMESPACE);
}

const KIND_ORDER: ReadonlyMap<string, number> = new Map(
  [
    "Namespace",
    "Node",
    "Deployment",
    "StatefulSet",
    "DaemonSet",
    "CronJob",
    "Job",
    "ReplicationController",
    "ReplicaSet",
    "Pod",
    "Service",
    "Ingress",
    "IngressClass",
    "EndpointSlice",
    "NetworkPolicy",
  ].map((kind, index) => [kind, index]),
);

function compareKinds(a: ObjectIdentity, b: ObjectIdentity): number {
  const rank = ({ kind }: ObjectIdentity) => KIND_ORDER.get(kind) ?? KIND_ORDER.size;
  return rank(a) - rank(b) || (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0);
}
