import type { Cluster } from "../cluster/cluster";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { formatIpAddress } from "../net/ip-address";
import { evaluate } from "../policy/evaluate";
import type { Endpoint } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import type { Candidate } from "./comparison";
import { writeFiles } from "./manifest-forms";

/** The engine on the objects that the naive reader decoded. */
export const engineOnObjects: Candidate = (_, { cluster, policies }, profile) =>
  evaluate(cluster, policies, profile).judge;

/** The engine from end to end: the same objects written as text in one form or another, and ends named as a user names them. */
export const engineOnText: Candidate = (objects, _, profile) => {
  const { cluster, policies } = readScenario(writeFiles(objects, JSON.stringify(objects).length));
  const { judge } = evaluate(cluster, policies, profile);
  return (connection) => {
    const [source, destination] = [namedEnd(cluster, connection.source), namedEnd(cluster, connection.destination)];
    return judge({ ...connection, source, destination });
  };
};

/** The same end by what a user writes; a hostNetwork pod has no address of its own to be named by. */
export function namedEnd(cluster: Cluster, end: Endpoint): Endpoint {
  if (end.kind === "pod" && cluster.pods.get(end.pod)?.pod.hostNetwork) return end;
  const text = end.address === null ? (end.kind === "pod" ? end.pod : "") : formatIpAddress(end.address);
  const found = resolveEndpoint(cluster, text);
  if (found === null) throw new Error(`no such end: ${text}`);
  return found;
}
