import type { Cluster } from "../cluster/cluster";
import { podsSelectedBy, selectorMatchesAll } from "../cluster/selected-pods";
import type { DecodedObject, Ingress, IngressBackend, Service } from "../kube/objects";
import type { DiagnosticCode } from "../source/diagnostic-code";
import type { Range } from "../source/range";
import { followName } from "./external-names";
import { createServiceDirectory, type ServiceDirectory } from "./service-directory";
import { targetPortOn } from "./service-endpoints";
import { portOfBackend } from "./service-ports";
import { emptyReason, missingPortReason } from "./service-words";

/** Something about a Service or an Ingress that cannot work; no server refuses it. */
export interface DoorProblem {
  readonly code: Extract<
    DiagnosticCode,
    | "service-selects-nothing"
    | "service-port-unknown"
    | "service-name-cycle"
    | "ingress-service-missing"
    | "ingress-port-missing"
  >;
  readonly object: Service | Ingress;
  /** Where it stands, relative to the object. */
  readonly range: Range;
  /** Path of the field: `spec.selector`. */
  readonly field: string;
  /** A sentence without its full stop. */
  readonly message: string;
}

/**
 * Finds Services and Ingresses that lead nowhere: a selector that selects no pod (and no workload that has none just now),
 * a target port's name that none of its pods has, ExternalNames in a circle, an Ingress to a Service or port that is not
 * there.
 *
 * @param complete - the cluster with the DNS pods and the controller that the text does not state
 */
export function findDoorProblems(complete: Cluster, objects: readonly DecodedObject[]): readonly DoorProblem[] {
  const directory = createServiceDirectory(complete, objects);
  return objects.flatMap((object): readonly DoorProblem[] => {
    if (object.kind === "Service") return problemsOfService(directory, objects, object);
    return object.kind === "Ingress" ? problemsOfIngress(directory, object) : [];
  });
}

function problemsOfService(
  directory: ServiceDirectory,
  objects: readonly DecodedObject[],
  service: Service,
): readonly DoorProblem[] {
  if (service.type === "ExternalName") return problemsOfAlias(directory, service);
  if (service.selector === null) return [];
  const selected = podsSelectedBy(directory.cluster, service);
  if (selected.length === 0) {
    if (mayHavePodsLater(directory, objects, service)) return [];
    const message = `the Service leads nowhere: ${emptyReason(directory, service, null)}`;
    const at = { range: service.selectorRange, field: "spec.selector" };
    return [{ code: "service-selects-nothing", object: service, ...at, message }];
  }
  return service.ports.flatMap((port, i): readonly DoorProblem[] => {
    if (typeof port.targetPort === "number") return [];
    if (selected.some((pod) => targetPortOn(pod, port) !== null)) return [];
    const message = `port ${port.port} leads nowhere: ${missingPortReason(directory, service, port, port.targetPort)}`;
    const field = `spec.ports[${i}].targetPort`;
    return [{ code: "service-port-unknown", object: service, range: port.range, field, message }];
  });
}

/** A workload without pods just now (`replicas: 0`), or pods that have finished: the selector is no mistake. */
function mayHavePodsLater(
  { cluster }: ServiceDirectory,
  objects: readonly DecodedObject[],
  { namespace, selector }: Service,
): boolean {
  if (selector === null) return false;
  const matches = (labels: ReadonlyMap<string, string>) => selectorMatchesAll(selector, labels);
  return (
    objects.some((one) => "template" in one && one.namespace === namespace && matches(one.template.labels)) ||
    cluster.excludedPods.some(({ pod }) => pod.namespace === namespace && matches(pod.labels))
  );
}

function problemsOfAlias(directory: ServiceDirectory, service: Service): readonly DoorProblem[] {
  const { aliases, end } = followName(directory, { kind: "service", fqdn: service.name, service });
  if (end.kind !== "cycle") return [];
  const circle = [...aliases, aliases[0] ?? service].map(({ namespace, name }) => `${namespace}/${name}`).join(" → ");
  const at = { range: service.externalNameRange, field: "spec.externalName" };
  const message = `the name has no address: ExternalName Services lead in a circle (${circle})`;
  return [{ code: "service-name-cycle", object: service, ...at, message }];
}

function problemsOfIngress(directory: ServiceDirectory, ingress: Ingress): readonly DoorProblem[] {
  const backends = ingress.routes.map(({ backend }) => ({ backend, field: "spec.rules" }));
  if (ingress.defaultBackend !== null) backends.push({ backend: ingress.defaultBackend, field: "spec.defaultBackend" });
  return backends.flatMap(({ backend, field }): readonly DoorProblem[] => {
    const found = problemOfBackend(directory, ingress, backend);
    return found === null ? [] : [{ ...found, object: ingress, range: backend.range, field }];
  });
}

/** Why an Ingress's backend leads nowhere: no such Service, no such port; null where both are there. */
export function problemOfBackend(
  directory: ServiceDirectory,
  { namespace }: Ingress,
  backend: IngressBackend,
): Pick<DoorProblem, "code" | "message"> | null {
  const name = `${namespace}/${backend.service}`;
  const service = directory.service(namespace, backend.service);
  if (service === null) {
    const near = directory.services.find((one) => one.name === backend.service);
    const hint =
      near === undefined
        ? ""
        : `; there is one in namespace ${near.namespace}, where an Ingress of ${namespace} cannot lead`;
    return { code: "ingress-service-missing", message: `there is no Service ${name}${hint}` };
  }
  if (service.type === "ExternalName" || portOfBackend(service, backend) !== null) return null;
  const has = service.ports
    .filter(({ protocol }) => protocol === "TCP")
    .map((port) => (typeof backend.port === "string" ? (port.name ?? port.port) : port.port));
  const known = has.length === 0 ? "it has none" : `it has ${has.join(", ")}`;
  return { code: "ingress-port-missing", message: `the Service ${name} has no TCP port ${backend.port}; ${known}` };
}
