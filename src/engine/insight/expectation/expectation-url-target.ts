import type { Cluster } from "../../cluster/cluster";
import type { DecodedObject, ExpectationPort } from "../../kube/objects";
import { lookUpName } from "../../service/cluster-names";
import { followName } from "../../service/external-names";
import { createServiceDirectory } from "../../service/service-directory";
import { nearName } from "../trace/trace-near-name";
import { isWebScheme, readTarget } from "../trace/trace-target";
import type { MeantEnd } from "./expectation-directory";
import { type NobodyEnd, nobody } from "./expectation-nobody";
import { type PortProblem, portWords } from "./expectation-ports";

/**
 * Ports that cannot be asked of a URL. It is asked at single port numbers; and where it has a port of its own, or its scheme
 * has one, the expectation can only repeat that one.
 */
export function urlPortProblems(cluster: Cluster, url: string, ports: readonly ExpectationPort[]): PortProblem[] {
  const own = ownPort(cluster, url);
  const { scheme } = readTarget(cluster, { source: "", target: url, port: null, protocol: "TCP" });
  return ports.flatMap((port): PortProblem[] => {
    const { protocol, port: asked, endPort } = port;
    const isNumber = typeof asked === "number" || (asked === null && own !== null);
    if (!isNumber || (endPort !== null && endPort !== asked))
      return [{ port, reason: `a URL is asked at a port number, and ${portWords(port)} is none` }];
    const isOtherProtocol = isWebScheme(scheme) && protocol !== "TCP";
    if (own === null || (!isOtherProtocol && (asked === null || asked === own))) return [];
    const words = isOtherProtocol ? `TCP ${own}` : `port ${own}`;
    return [{ port, reason: `${url} is asked at ${words}, not at ${portWords(port)}` }];
  });
}

/** The port that a URL names or its scheme has; null where a client would take the one it is given beside it. */
function ownPort(cluster: Cluster, target: string): number | null {
  const [one, other] = [1, 2].map((port) => readTarget(cluster, { source: "", target, port, protocol: "TCP" }).port);
  return one === other ? (one ?? null) : null;
}

/**
 * Why the name in a URL is nobody's, from whichever namespace it is asked for: what is denied to a name that does not exist is
 * a slip of the pen. Null where somebody knows it; sources outside the cluster know other names.
 *
 * @param cluster - with what every cluster has
 */
export function findUnknownName(
  cluster: Cluster,
  objects: readonly DecodedObject[],
  from: MeantEnd,
  url: string,
): NobodyEnd | null {
  const { place } = readTarget(cluster, { source: "", target: url, port: null, protocol: "TCP" });
  if (from.kind !== "pods" || place.kind !== "name") return null;
  const { name } = place;
  if (name === "localhost" || from.pods.some(({ pod, name: own }) => name === (pod.hostname ?? own))) return null;
  const directory = createServiceDirectory(cluster, objects);
  const isUnknown = (namespace: string) =>
    followName(directory, lookUpName(directory, name, namespace)).end.kind === "none";
  const home = from.pods[0]?.namespace;
  // That a short name is known in another namespace only may be just what is to be shown.
  if (home === undefined || ![...cluster.namespaces.keys()].every(isUnknown)) return null;
  const near = nearName(directory, name, home);
  return nobody(`nobody has the name ${name}${near === null ? "" : `${near.endsWith("?") ? ":" : ";"} ${near}`}`);
}
