import type { DoorExplanation, IngressExplanation, ServiceExplanation, ServicePortExplanation } from "../../engine";
import { begun } from "../../ui/begun";
import { counted } from "../../ui/counted";
import { endpointsByPod } from "./endpoints-by-pod";

/** What a door is: “ClusterIP Service in namespace shop”. */
export function kindWords(door: DoorExplanation): string {
  const what = door.kind === "service" ? serviceKind(door) : ingressKind(door);
  return `${what} in namespace ${door.namespace}`;
}

function serviceKind({ type }: ServiceExplanation): string {
  return type === "headless" ? "Headless Service" : `${type} Service`;
}

function ingressKind({ className }: IngressExplanation): string {
  return className === null ? "Ingress without a class" : `Ingress of class ${className}`;
}

/** How many of the ready pods listen behind a port: “3 pods listen”, “1 of 3 ready pods listens”, “nobody listens”. */
export function listeningWords({ listening }: Pick<ServicePortExplanation, "listening">, readyCount: number): string {
  if (listening === 0) return "nobody listens";
  if (listening < readyCount) return `${listening} of ${readyCount} ready pods listen${listening === 1 ? "s" : ""}`;
  return listening === 1 ? "1 pod listens" : `${listening} pods listen`;
}

/** “3 ready”, “2 of 3 ready”, “none”. */
export function endpointCount({ endpoints }: Pick<ServiceExplanation, "endpoints">): string {
  const ready = readyCount({ endpoints });
  const all = endpointsByPod(endpoints).length;
  if (all === 0) return "none";
  return ready === all ? `${ready} ready` : `${ready} of ${all} ready`;
}

/** How many pods are ready; one with two addresses counts once. */
export function readyCount({ endpoints }: Pick<ServiceExplanation, "endpoints">): number {
  return endpointsByPod(endpoints).filter(({ isReady }) => isReady).length;
}

/** What selects the pods, in words; an ExternalName has no pods. */
export function selectorWords({ selector, type }: Pick<ServiceExplanation, "selector" | "type">): string | null {
  if (type === "ExternalName") return null;
  return selector === null || selector === "" ? "no selector: what EndpointSlices say" : selector;
}

/** “Carried by 2 pods”, or that nobody does. */
export function carrierWords({ controllers }: Pick<IngressExplanation, "controllers">): string {
  return controllers.length === 0 ? "Nobody carries it." : `Carried by ${counted(controllers.length, "pod")}`;
}

/** A reason as a sentence of its own: “its selector selects no pod” with a capital and a full stop. */
export function asSentence(reason: string): string {
  return `${begun(reason)}${reason.endsWith(".") ? "" : "."}`;
}

/** The id in the picture of the Service that a route leads to. */
export function serviceOfRoute({ service }: { readonly service: string }): string {
  return `service ${service.replace(/:[^:]*$/, "")}`;
}
