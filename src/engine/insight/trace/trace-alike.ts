import { familiesOf } from "../../cluster/pod-address";
import type { Endpoint } from "../../cluster/resolve-endpoint";
import type { Service } from "../../kube/objects";
import { formatIpAddress } from "../../net/ip-address";
import type { Protocol } from "../../net/protocol";
import type { Evaluation } from "../../policy/evaluation";
import { listeningOn } from "../../service/listening";
import type { ServiceDirectory } from "../../service/service-directory";
import type { Backend } from "../../service/service-endpoints";
import type { TraceContext } from "./trace-context";

/** How many workloads are each dialled by name, though another stands for them. */
const MOST_WORKLOADS = 20;

/** Backends that stand for all: those that policies and programs tell apart, and one of each workload, so far as told. */
interface Unlike {
  readonly standing: readonly Backend[];
  readonly byPod: ReadonlyMap<string, Backend>;
}

/**
 * Of the backends of a Service those that have to be dialled to know what comes of it: all of them where the ways are
 * told, else one of each kind. A source among them is always dialled, since a pod that is led to itself is no other's like.
 *
 * @param port - which port of the Service leads to them
 */
export function backendsToDial(
  context: TraceContext,
  sources: readonly Endpoint[],
  { service, port, protocol }: { readonly service: Service; readonly port: number; readonly protocol: Protocol },
  backends: readonly Backend[],
): readonly Backend[] {
  if (context.onlyOutcome !== true) return backends;
  const known = knownBackends(context);
  const key = `${service.namespace}/${service.name} ${protocol} ${port}`;
  const unlike = known.get(key) ?? findUnlike(context.evaluation, protocol, backends);
  known.set(key, unlike);
  const own = sources.flatMap((source) => (source.kind === "pod" ? (unlike.byPod.get(source.pod) ?? []) : []));
  const added = own.filter((backend) => !unlike.standing.includes(backend));
  return added.length === 0 ? unlike.standing : [...unlike.standing, ...added];
}

const cache = new WeakMap<Evaluation, WeakMap<ServiceDirectory, Map<string, Unlike>>>();

function knownBackends({ evaluation, directory }: TraceContext): Map<string, Unlike> {
  const ofEvaluation = cache.get(evaluation) ?? new WeakMap<ServiceDirectory, Map<string, Unlike>>();
  cache.set(evaluation, ofEvaluation);
  const found = ofEvaluation.get(directory) ?? new Map<string, Unlike>();
  ofEvaluation.set(directory, found);
  return found;
}

function findUnlike(evaluation: Evaluation, protocol: Protocol, backends: readonly Backend[]): Unlike {
  const standing = new Map<string, Backend>();
  const workloads = new Map<string, Backend>();
  const byPod = new Map<string, Backend>();
  for (const backend of backends) {
    const key = kindOf(evaluation, protocol, backend);
    if (!standing.has(key)) standing.set(key, backend);
    const { pod } = backend.endpoint;
    if (pod === null) continue;
    byPod.set(pod.id, backend);
    if (workloads.size < MOST_WORKLOADS && !workloads.has(pod.workload)) workloads.set(pod.workload, backend);
  }
  return { standing: [...new Set([...standing.values(), ...workloads.values()])], byPod };
}

/** Equal for backends to which every other endpoint has the same way. */
function kindOf({ compiled, cluster }: Evaluation, protocol: Protocol, { endpoint, port }: Backend): string {
  const { pod, address } = endpoint;
  const at = address === null ? "" : formatIpAddress(address);
  if (pod === null) return `${at} ${port}`;
  const stated = pod.address.kind === "none" ? "none" : familiesOf(pod, cluster).join();
  const listens = listeningOn(pod.pod, protocol, port) !== null;
  const index = compiled.table.classOf(pod.id)?.index;
  // An address that only a slice states may be in a family that the pod's others are not.
  return JSON.stringify([index, pod.node, pod.pod.hostNetwork, stated, address?.family, port, listens]);
}
