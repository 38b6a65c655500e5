import type { DecodedObject } from "../../kube/objects";
import type { Evaluation, LineOf } from "../../policy/evaluation";
import { createServiceDirectory } from "../../service/service-directory";
import { explainIngress } from "./door-ingress";
import { explainService } from "./door-service";
import type { DoorExplanation } from "./service-explanation";

/**
 * What a Service or an Ingress is and leads to; null where no door has this id.
 *
 * @param evaluation - of a cluster that has what every cluster has, where there is a door at all
 * @param objects - what the text states
 * @param doorId - `service namespace/name` or `ingress namespace/name`
 */
export function explainDoor(
  evaluation: Evaluation,
  objects: readonly DecodedObject[],
  doorId: string,
  lineOf: LineOf,
): DoorExplanation | null {
  const match = /^(service|ingress) ([^/]+)\/(.+)$/.exec(doorId);
  if (match === null) return null;
  const [, kind, namespace, name] = match;
  const directory = createServiceDirectory(evaluation.cluster, objects);
  const isMeant = (object: { readonly namespace: string; readonly name: string }) =>
    object.namespace === namespace && object.name === name;
  if (kind === "service") {
    const service = directory.services.find(isMeant);
    return service === undefined ? null : explainService(directory, service, lineOf);
  }
  const ingress = directory.ingresses.find(isMeant);
  return ingress === undefined ? null : explainIngress(directory, ingress, lineOf);
}
