import type { Cluster } from "../cluster/cluster";
import type { NetworkPolicy, PolicyPort } from "../kube/objects";
import { peerWords } from "./policy-view/peer-words";

/** Everything in a scenario that can be asked for by its name, drawn or not. */
export interface ScenarioNames {
  /** Workloads that take part, those of stated pods first; what is only assumed is not among them. */
  readonly workloads: readonly NamedWorkload[];
  /** Namespaces with the labels that they state. */
  readonly namespaces: readonly { readonly name: string; readonly labels: readonly string[] }[];
  /** `key=value` of pods, those of most pods first. */
  readonly labels: readonly string[];
  /** Names that pods give to their ports, sorted. */
  readonly portNames: readonly string[];
  /** Rules of policies, in the order of the text. */
  readonly rules: readonly NamedRule[];
}

/** A workload by its name. */
export interface NamedWorkload {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly podCount: number;
  /** `key=value`, sorted, those that all its pods share. */
  readonly labels: readonly string[];
}

/** A rule by its place. */
export interface NamedRule {
  /** `namespace/name`. */
  readonly policy: string;
  readonly direction: "ingress" | "egress";
  /** Position in the list of that direction, from 0. */
  readonly index: number;
  /** “from pods labelled app=web on TCP 80”. */
  readonly words: string;
}

/** Lists the names of a scenario. */
export function scenarioNames(cluster: Cluster, policies: readonly NetworkPolicy[]): ScenarioNames {
  const counts = new Map<string, number>();
  const portNames = new Set<string>();
  for (const { pod, workload } of cluster.pods.values()) {
    if (cluster.workloads.get(workload)?.assumed === true) continue;
    for (const label of labelsOf(pod.labels)) counts.set(label, (counts.get(label) ?? 0) + 1);
    for (const { name } of pod.ports) if (name !== null) portNames.add(name);
  }
  return {
    workloads: [...cluster.workloads.values()].flatMap(({ id, namespace, name, pods, assumed }): NamedWorkload[] => {
      const own = pods.flatMap((pod) => cluster.pods.get(pod)?.pod ?? []);
      const [first, ...others] = own.map(({ labels }) => labelsOf(labels));
      if (assumed || first === undefined) return [];
      const labels = first.filter((label) => others.every((other) => other.includes(label)));
      return [{ id, namespace, name, podCount: own.length, labels }];
    }),
    namespaces: [...cluster.namespaces.values()].flatMap(({ name, labels, implied }) =>
      implied ? [] : { name, labels: labelsOf(labels).filter((label) => !label.startsWith(NAME_LABEL)) },
    ),
    labels: [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).map(([label]) => label),
    portNames: [...portNames].sort(),
    rules: policies.flatMap((policy) =>
      (["ingress", "egress"] as const).flatMap((direction) =>
        policy[direction].map(({ peers, ports }, index): NamedRule => {
          const whom = peers.map((peer) => peerWords(peer, policy.namespace).replaceAll("`", "")).join(", or ");
          const where = ports.length === 0 ? "" : ` on ${ports.map(portWords).join(", ")}`;
          const words = `${direction === "ingress" ? "from" : "to"} ${whom === "" ? "anyone" : whom}${where}`;
          return { policy: `${policy.namespace}/${policy.name}`, direction, index, words };
        }),
      ),
    ),
  };
}

/** The API server gives it to every namespace. */
const NAME_LABEL = "kubernetes.io/metadata.name=";

function labelsOf(labels: ReadonlyMap<string, string>): readonly string[] {
  return [...labels].map(([key, value]) => `${key}=${value}`).sort();
}

function portWords({ protocol, port, endPort }: PolicyPort): string {
  if (port === null) return protocol;
  return `${protocol} ${port}${endPort === null ? "" : `–${endPort}`}`;
}
