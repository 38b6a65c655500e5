import type { DecodedObject, Ingress, Service } from "../kube/objects";
import type { Evaluation } from "../policy/evaluation";
import { createServiceDirectory, type ServiceDirectory } from "../service/service-directory";
import { portWords } from "../service/service-ports";
import { explainIngress } from "./door/door-ingress";
import { explainService } from "./door/door-service";
import { linesOfPicture } from "./expectation/expectation-lines";
import type { PictureEnd } from "./picture-ends";

/** A Service or an Ingress as the picture shows it. */
export interface PictureDoor {
  readonly kind: "service" | "ingress";
  /** `service namespace/name`, `ingress namespace/name`. */
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** Of a Service its ports, of an Ingress its hosts: at most 22 characters, longer only for one name. */
  readonly words: string;
  /** Why it leads nowhere; null where it works. */
  readonly broken: string | null;
  /** What it leads to, each once: of a Service ids of ends of the picture, of an Ingress ids of Services that there are. */
  readonly leadsTo: readonly { readonly id: string; readonly broken: boolean }[];
}

/**
 * Services and Ingresses of the text, in its order; what is only assumed has no door.
 *
 * @param evaluation - of a cluster that has what every cluster has
 * @param objects - what the text states
 * @param isShown - whether doors of a namespace are drawn
 */
export function pictureDoors(
  evaluation: Evaluation,
  objects: readonly DecodedObject[],
  ends: readonly PictureEnd[],
  isShown: (namespace: string) => boolean,
): readonly PictureDoor[] {
  const doors = objects.filter(
    (object): object is Service | Ingress =>
      (object.kind === "Service" || object.kind === "Ingress") && isShown(object.namespace),
  );
  if (doors.length === 0) return [];
  const directory = createServiceDirectory(evaluation.cluster, objects);
  const { ofPod } = linesOfPicture(ends);
  return doors.map((door) =>
    door.kind === "Service" ? serviceDoor(directory, door, ofPod) : ingressDoor(directory, door),
  );
}

function serviceDoor(
  directory: ServiceDirectory,
  service: Service,
  ofPod: (podId: string) => string | null,
): PictureDoor {
  const { id, namespace, name, problem } = explainService(directory, service, noLines);
  const isReached = new Map<string, boolean>();
  for (const { pod, isReady } of directory.endpoints(service)) {
    const end = pod === null ? null : ofPod(pod.id);
    if (end !== null) isReached.set(end, isReady || (isReached.get(end) ?? false));
  }
  const leadsTo = [...isReached].map(([end, isReady]) => ({ id: end, broken: problem !== null || !isReady }));
  return { kind: "service", id, namespace, name, words: servicePorts(service), broken: problem, leadsTo };
}

function ingressDoor(directory: ServiceDirectory, ingress: Ingress): PictureDoor {
  const { id, namespace, name, problem, routes } = explainIngress(directory, ingress, noLines);
  const isBroken = new Map<string, boolean>();
  for (const route of routes) {
    const service = `service ${route.service.slice(0, route.service.lastIndexOf(":"))}`;
    isBroken.set(service, (isBroken.get(service) ?? false) || route.problem !== null);
  }
  const leadsTo = [...isBroken].map(([service, broken]) => ({ id: service, broken }));
  const all = [...new Set(ingress.routes.map(({ host }) => host ?? "any host"))];
  const words = all.length === 0 ? "any host" : firstAndMore(all);
  return { kind: "ingress", id, namespace, name, words, broken: problem, leadsTo };
}

/** Nobody asks for the lines of what is drawn. */
const noLines = () => 0;

/** `80`, `80 → 8080`, `80, 443`, `headless`, `→ db.example.com`; empty for none. */
function servicePorts({ type, externalName, headless, ports }: Service): string {
  if (type === "ExternalName") return externalName === null ? "" : `→ ${externalName}`;
  if (headless) return "headless";
  const words = ports.map((port) => {
    const own = portWords({ ...port, name: null });
    return port.targetPort === port.port ? own : `${own} → ${port.targetPort}`;
  });
  const joined = words.join(", ");
  return joined.length <= MOST_LETTERS ? joined : firstAndMore(words);
}

const MOST_LETTERS = 22;

function firstAndMore([first = "", ...rest]: readonly string[]): string {
  return rest.length === 0 ? first : `${first} +${rest.length}`;
}
