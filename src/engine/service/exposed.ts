import type { Cluster, ClusterPod } from "../cluster/cluster";
import type { Endpoint } from "../cluster/resolve-endpoint";
import type { Service, ServicePort } from "../kube/objects";
import type { IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Evaluation } from "../policy/evaluate";
import { sharedVerdict, type Verdict } from "../policy/verdict";
import { anyNodeVerdict } from "./any-node";

/** A question from outside to a Service that is exposed: NodePort, LoadBalancer or an external IP. */
export interface ExposedConnection {
  readonly client: IpAddress;
  readonly service: Service;
  /** The Service's port, not the pod's. */
  readonly port: number;
  readonly protocol: Protocol;
}

/** The verdict for one pod behind the Service. */
export interface ExposedEndpoint {
  readonly pod: string;
  /** The port at the pod, which is what policies see (N46). */
  readonly targetPort: number;
  readonly verdict: Verdict;
}

/** The answer; without endpoints (`endpoints` is empty) there is no verdict. */
export interface ExposedJudgement {
  /** Null where no ready pod is behind the port. */
  readonly verdict: Verdict | null;
  readonly endpoints: readonly ExposedEndpoint[];
}

/**
 * Judges a connection from outside through a Service (N49). With `externalTrafficPolicy: Cluster` the policies may see
 * the client or a node: allowed if both are, denied if neither, else it depends. `Local` keeps the client.
 */
export function judgeExposed(evaluation: Evaluation, connection: ExposedConnection): ExposedJudgement {
  const { service, port, protocol, client } = connection;
  const servicePort = service.ports.find((one) => one.port === port && one.protocol === protocol);
  const pods = servicePort === undefined ? [] : podsBehind(evaluation.cluster, service);
  const endpoints = pods.flatMap((pod): ExposedEndpoint[] => {
    const targetPort = servicePort === undefined ? null : targetOf(pod, servicePort);
    if (targetPort === null) return [];
    const destination: Endpoint = { kind: "pod", pod: pod.id, address: null };
    const asked = { destination, protocol, port: targetPort };
    const ofClient = evaluation.judge({ ...asked, source: { kind: "external", address: client } }).verdict;
    const kept = service.externalTrafficPolicy === "Local";
    const verdict = kept ? ofClient : sharedVerdict([ofClient, anyNodeVerdict(evaluation, pod, asked)]);
    return [{ pod: pod.id, targetPort, verdict }];
  });
  return {
    verdict: endpoints.length === 0 ? null : sharedVerdict(endpoints.map((endpoint) => endpoint.verdict)),
    endpoints,
  };
}

/** Ready pods that the Service's selector selects; a pod without a status is presumed ready (N53). */
function podsBehind(cluster: Cluster, { namespace, selector }: Service): ClusterPod[] {
  if (selector === null) return [];
  return [...cluster.pods.values()].filter(({ namespace: home, pod }) => {
    if (home !== namespace || pod.status?.ready === false || pod.status?.phase === "Pending") return false;
    return [...selector].every(([key, value]) => pod.labels.get(key) === value);
  });
}

/** The number of a Service's target port on a pod; null where the pod has no port of that name. */
function targetOf({ pod }: ClusterPod, { targetPort, protocol }: ServicePort): number | null {
  if (typeof targetPort === "number") return targetPort;
  return pod.ports.find(({ name, protocol: own }) => name === targetPort && own === protocol)?.port ?? null;
}
