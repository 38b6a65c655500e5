import type { Cluster, ClusterPod } from "../../cluster/cluster";
import type { LabelRequirement, Labels, Service } from "../../kube/objects";
import { containsAddress } from "../../net/cidr";
import { formatIpAddress } from "../../net/ip-address";
import { hasPort } from "../../net/port-set";
import type { ExplanationHints, Hint } from "../../policy/explanation-hints";
import { nearWord } from "../../service/near-word";
import type { ServiceDirectory } from "../../service/service-directory";
import { targetPortOn } from "../../service/service-endpoints";
import { placeOf, type Range } from "../../source/range";

/**
 * What Services and all labels together tell of a part of a rule that fails: the port is the Service's and not the pod's,
 * the block holds the Service's address, a label is nobody's and nearly one that is there.
 */
export function explanationHints(directory: ServiceDirectory): ExplanationHints {
  const { cluster } = directory;
  return {
    label: (missed, labels, of) => labelHint(missed, labels, knownLabels(cluster)[of]),
    port(missed, destination, asked) {
      const at = findServicePort(
        directory,
        destination,
        (port) =>
          port.protocol === missed.protocol &&
          (typeof missed.port === "string" ? port.name : port.port) === missed.port,
      );
      if (at === null || at.target === missed.port || !hasPort(asked, missed.protocol, at.target)) return null;
      if (typeof missed.port !== "string") return portHint(at, destination);
      const before = `; ${missed.port} is the name of port ${at.port.port} of `;
      return serviceHint(before, at.service, at.port.range, ": what policies look up are the names in the containers");
    },
    undeclared(admitted, destination, asked) {
      const { port: number, protocol, endPort } = admitted;
      const isDeclared = destination.pod.ports.some((one) => one.port === number && one.protocol === protocol);
      if (typeof number !== "number" || endPort !== null || isDeclared) return null;
      const at = findServicePort(directory, destination, (port) => port.protocol === protocol && port.port === number);
      return at === null || at.target === number || !hasPort(asked, protocol, at.target)
        ? null
        : portHint(at, destination);
    },
    block(missed, other) {
      const service = directory.services.find(
        (one) =>
          one.clusterIPs.some((address) => containsAddress(missed, address)) &&
          (missed.first === missed.last || directory.endpoints(one).some(({ pod }) => pod?.id === other.id)),
      );
      const address = service?.clusterIPs.find((one) => containsAddress(missed, one));
      if (service === undefined || address === undefined) return null;
      const before = `; ${formatIpAddress(address)} is the cluster IP of `;
      return serviceHint(
        before,
        service,
        service.nameRange,
        ": policies see the addresses of its pods, so select these",
      );
    },
  };
}

interface FoundServicePort {
  readonly service: Service;
  readonly port: Service["ports"][number];
  /** What it is on the pod. */
  readonly target: number;
}

function findServicePort(
  directory: ServiceDirectory,
  pod: ClusterPod,
  isMeant: (port: Service["ports"][number]) => boolean,
): FoundServicePort | null {
  for (const service of directory.services) {
    if (service.namespace !== pod.namespace || !service.ports.some(isMeant)) continue;
    if (!directory.endpoints(service).some((endpoint) => endpoint.pod?.id === pod.id)) continue;
    for (const port of service.ports.filter(isMeant)) {
      const target = targetPortOn(pod, port);
      if (target !== null) return { service, port, target };
    }
  }
  return null;
}

function portHint({ service, port, target }: FoundServicePort, { name }: ClusterPod): Hint {
  const before = `; ${port.port} is the port of `;
  return serviceHint(before, service, port.range, `, which is ${target} on \`${name}\`, and policies see the pod's`);
}

function serviceHint(before: string, { namespace, name, origin }: Service, range: Range, after: string): Hint {
  const place = origin.file === "" ? null : placeOf(origin, range);
  return { before, words: `Service ${namespace}/${name}`, after, place };
}

/** Nothing where somebody has the label: then it is no slip. */
function labelHint({ key, operator, values }: LabelRequirement, labels: Labels, known: KnownLabels): Hint | null {
  if (operator !== "In" && operator !== "Exists") return null;
  const own = labels.get(key);
  const [value] = values;
  if (value !== undefined && values.some((each) => known.pairs.has(`${key}=${each}`))) return null;
  const meant = (words: string): Hint => ({ before: `; did you mean ${words}?`, words: "", after: "", place: null });
  if (own === undefined) {
    const near = known.keys.has(key) ? null : nearWord(key, labels.keys());
    const found = near === null ? undefined : labels.get(near);
    return near === null || found === undefined ? null : meant(`${near}=${found}`);
  }
  return value !== undefined && nearWord(value, [own]) === own ? meant(`${key}=${own}`) : null;
}

interface KnownLabels {
  readonly keys: ReadonlySet<string>;
  /** `key=value`. */
  readonly pairs: ReadonlySet<string>;
}

/** All labels that pods and namespaces have, once for a cluster. */
function knownLabels(cluster: Cluster): { readonly pod: KnownLabels; readonly namespace: KnownLabels } {
  const found = known.get(cluster);
  if (found !== undefined) return found;
  const gather = (all: Iterable<Labels>): KnownLabels => {
    const [keys, pairs] = [new Set<string>(), new Set<string>()];
    for (const labels of all) {
      for (const [key, value] of labels) {
        keys.add(key);
        pairs.add(`${key}=${value}`);
      }
    }
    return { keys, pairs };
  };
  const made = {
    pod: gather([...cluster.pods.values()].map(({ pod }) => pod.labels)),
    namespace: gather([...cluster.namespaces.values()].map(({ labels }) => labels)),
  };
  known.set(cluster, made);
  return made;
}

const known = new WeakMap<Cluster, ReturnType<typeof knownLabels>>();
