import type { ClusterPod } from "../cluster/cluster";
import { podsSelectedBy } from "../cluster/selected-pods";
import type { DecodedObject, PolicyPort, Service, ServicePort } from "../kube/objects";
import { hasPort } from "../net/port-set";
import type { CompiledPolicies, CompiledPolicy, CompiledRule } from "../policy/compile-policies";
import type { Answer } from "../policy/profile";
import { compileRulePorts, type RulePorts } from "../policy/rule-ports";
import { listeningOn, listeningPorts } from "../service/listening";
import { targetPortOn } from "../service/service-endpoints";
import { hasOwnPlaces } from "./own-places";
import type { PolicyRemark } from "./policy-remarks";
import { podsOfClasses } from "./policy-view/pods-of-classes";

/** So many pods are looked at; what is left is not told, since it is advice and nobody waits for it. */
const MOST_LOOKS = 100_000;
/** With more of them something else is meant than an oversight. */
const MOST_TOLD = 100;

/**
 * Says of ports of rules that they are a Service's and no pod's: what comes to the Service's port arrives at another port of
 * its pods, and policies see that one (N46). It is told only where each pod that the rule leads to is known to listen
 * elsewhere. Nothing is said where the rule admits the pods' port as well, of rules that lead to addresses, and of headless
 * Services, which send nothing on.
 */
export function servicePortRemarks(
  compiled: CompiledPolicies,
  endPort: Answer,
  objects: readonly DecodedObject[],
): readonly PolicyRemark[] {
  const services = objects.filter(
    (object): object is Service => object.kind === "Service" && !object.headless && object.type !== "ExternalName",
  );
  const mapped = mappedPorts(services);
  if (mapped.size === 0) return [];
  const byClass = podsOfClasses(compiled);
  const remarks: PolicyRemark[] = [];
  let looks = 0;
  for (const own of compiled.resolved) {
    const { policy } = own;
    if (!hasOwnPlaces(policy)) continue;
    for (const rule of [...own.ingress, ...own.egress]) {
      if (!policy.policyTypes[rule.direction]) continue;
      for (const [i, port] of rule.rule.ports.entries()) {
        const behind = mapped.get(`${port.protocol} ${port.port}`);
        const classes = behind === undefined || isRange(port) ? null : destinationsOf(own, rule);
        if (behind === undefined || classes === null) continue;
        const pods = classes.flatMap((index) => byClass[index] ?? []);
        looks += pods.length;
        if (looks > MOST_LOOKS || remarks.length >= MOST_TOLD) return remarks;
        const meant = meantPort(compiled, pods, port, behind, compileRulePorts(rule.rule, endPort));
        if (meant === null) continue;
        const { service, target } = meant;
        remarks.push({
          code: "rule-names-service-port",
          policy,
          range: port.parts?.port ?? port.range,
          field: `spec.${rule.direction}[${rule.index}].ports[${i}]`,
          message:
            `no pod that this rule leads to listens on ${port.protocol} ${port.port}: that is the port of Service ` +
            `${service.namespace}/${service.name}, which is ${target} on its pods, and policies see the pods' port`,
        });
      }
    }
  }
  return remarks;
}

/** A port of a Service that pods may have as another. */
interface Mapped {
  readonly service: Service;
  readonly port: ServicePort;
}

/** Ports of Services, by protocol and number, also those that lead to the same number. */
function mappedPorts(services: readonly Service[]): ReadonlyMap<string, readonly Mapped[]> {
  const found = new Map<string, Mapped[]>();
  for (const service of services) {
    for (const port of service.ports) {
      const key = `${port.protocol} ${port.port}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, [{ service, port }]);
      else known.push({ service, port });
    }
  }
  return found;
}

function isRange({ port, endPort }: PolicyPort): boolean {
  return endPort !== null && endPort !== port;
}

/** Classes of the pods at which connections of a rule arrive; null where they arrive at others too, or at nobody. */
function destinationsOf({ subjects }: CompiledPolicy, { direction, peers }: CompiledRule): readonly number[] | null {
  if (direction === "ingress") return subjects.length === 0 ? null : Array.from(subjects);
  const classes = new Set<number>();
  for (const peer of peers) {
    if (peer.kind !== "pods") return null;
    for (const index of peer.classes) classes.add(index);
  }
  return classes.size === 0 ? null : [...classes];
}

/** The Service whose port was written and what it is on its pods; null where the number may be meant as it stands. */
function meantPort(
  { cluster }: CompiledPolicies,
  pods: readonly ClusterPod[],
  { protocol, port: number }: PolicyPort,
  behind: readonly Mapped[],
  admitted: RulePorts,
): { readonly service: Service; readonly target: number } | null {
  if (typeof number !== "number" || pods.some(({ pod }) => listeningOn(pod, protocol, number) !== null)) return null;
  const mapped = behind.map((each) => ({
    ...each,
    ids: new Set(podsSelectedBy(cluster, each.service).map(({ id }) => id)),
  }));
  let meant: { readonly service: Service; readonly target: number } | null = null;
  for (const pod of pods) {
    const own = mapped.filter(({ ids }) => ids.has(pod.id));
    // Who says nothing about its ports may listen on any.
    if (own.length === 0 && listeningPorts(pod.pod).length === 0) return null;
    for (const { service, port } of own) {
      const target = targetPortOn(pod, port);
      if (target === null) continue;
      const isNamed = admitted.named.some(({ name }) =>
        pod.pod.ports.some((one) => one.name === name && one.port === target && one.protocol === protocol),
      );
      if (target === number || isNamed || hasPort(admitted.possible, protocol, target)) return null;
      meant ??= { service, target };
    }
  }
  return meant;
}
