import type { ClusterPod } from "../cluster/cluster";
import type { Service } from "../kube/objects";
import { firstAddress } from "../net/cidr";
import { createServiceDirectory } from "../service/service-directory";
import { podsOfNamespace } from "./allow/allow-end";
import type { EditContext } from "./edit-context";

/** What an id of the picture stands for. */
export type NamedEnd =
  | NamedPods
  | NamedRange
  /** A block that stands nowhere in the text yet: `addresses 10.0.0.0/8`. */
  | { readonly kind: "addresses"; readonly cidr: string }
  | { readonly kind: "anyone" };

/** Pods: of a workload, a single one, of a whole namespace, or behind a Service. */
export interface NamedPods {
  readonly kind: "pods";
  /** Of the pods; those behind a Service without a selector may lie in another than it does. */
  readonly namespace: string;
  /** `shop/web`, `shop`. */
  readonly name: string;
  /** All of one namespace; none only of a namespace without pods. */
  readonly pods: readonly ClusterPod[];
  /** True for a namespace: all pods of it, also those that come later. */
  readonly isWholeNamespace: boolean;
  /** The Service that was named; null for none. */
  readonly service: Service | null;
}

/** Addresses that the ipBlocks treat alike. */
export interface NamedRange {
  readonly kind: "range";
  /** Its index in the address space. */
  readonly group: number;
}

/** What an id of the picture stands for; null where it stands for nothing that a rule can name. */
export function endOfId({ evaluation, objects }: EditContext, id: string): NamedEnd | null {
  const { cluster, compiled } = evaluation;
  if (id === "anyone") return { kind: "anyone" };
  const [, kind = "", rest = ""] = /^(pod|namespace|range|addresses|service) (.*)$/s.exec(id) ?? [];
  switch (kind) {
    case "range": {
      const group = compiled.space.groups.findIndex(({ blocks, ranges: [first] }) => {
        return blocks.length > 0 && first !== undefined && firstAddress(first) === rest;
      });
      return group < 0 ? null : { kind: "range", group };
    }
    case "addresses":
      return { kind: "addresses", cidr: rest };
    case "namespace":
      return cluster.namespaces.has(rest) ? namespaceEnd(rest, podsOfNamespace(cluster, rest)) : null;
    case "pod": {
      const pod = cluster.pods.get(rest);
      return pod === undefined ? null : podsEnd(rest, [pod], null);
    }
    case "service": {
      const [namespace = "", name = ""] = rest.split("/");
      const directory = createServiceDirectory(cluster, objects);
      const service = directory.service(namespace, name);
      if (service === null) return null;
      const pods = directory.endpoints(service).flatMap(({ pod }) => pod ?? []);
      return podsEnd(rest, pods, service);
    }
    default: {
      const pods = cluster.workloads.get(id)?.pods.flatMap((pod) => cluster.pods.get(pod) ?? []) ?? [];
      return podsEnd(id, pods, null);
    }
  }
}

function namespaceEnd(name: string, pods: readonly ClusterPod[]): NamedPods {
  return { kind: "pods", namespace: name, name, pods, isWholeNamespace: true, service: null };
}

function podsEnd(name: string, pods: readonly ClusterPod[], service: Service | null): NamedPods | null {
  const namespace = pods[0]?.namespace;
  if (namespace === undefined) return null;
  const own = pods.filter((pod) => pod.namespace === namespace);
  return { kind: "pods", namespace, name, pods: own, isWholeNamespace: false, service };
}
