import type { Endpoint } from "../cluster/resolve-endpoint";
import type { Service } from "../kube/objects";
import type { IpAddress } from "../net/ip-address";
import type { Protocol } from "../net/protocol";
import type { Evaluation } from "../policy/evaluation";
import { sharedVerdict, type Verdict } from "../policy/verdict";
import { podsBehind, targetPortOn } from "../service/service-endpoints";
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
    const targetPort = servicePort === undefined ? null : targetPortOn(pod, servicePort);
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
