import type { ContainerPort, Labels, Service } from "../kube/objects";

/** Where assumed objects stand: nowhere. */
export const NOWHERE = { origin: { file: "", offset: 0 }, range: { from: 0, to: 0 } };

/**
 * A Service that no text states.
 *
 * @param selector - null: it selects no pods
 * @param ports - those of its pods: each is led to by its name, or by its number where it has none
 */
export function assumedService(
  namespace: string,
  name: string,
  type: Service["type"],
  selector: Labels | null,
  ports: readonly ContainerPort[],
): Service {
  return {
    ...NOWHERE,
    kind: "Service",
    name,
    nameRange: NOWHERE.range,
    namespace,
    labels: selector ?? new Map(),
    type,
    selector,
    selectorRange: NOWHERE.range,
    ports: ports.map((port) => ({ ...port, targetPort: port.name ?? port.port, nodePort: null })),
    headless: false,
    publishNotReadyAddresses: false,
    clusterIPs: [],
    externalIPs: [],
    loadBalancerIPs: [],
    sourceRanges: [],
    externalName: null,
    externalNameRange: NOWHERE.range,
    externalTrafficPolicy: "Cluster",
  };
}
