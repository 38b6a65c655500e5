import type { ClusterPod } from "../cluster/cluster";
import {
  type ControllerKind,
  classOfIngress,
  controllerKindOf,
  statedControllers,
} from "../cluster/ingress-controllers";
import { isReadyPod } from "../cluster/pod-readiness";
import type { Ingress, IngressClass } from "../kube/objects";
import type { ServiceDirectory } from "./service-directory";

/** Who carries the traffic of an Ingress. */
export interface IngressCarriers {
  /** The class that counts: the named one, else the default one; null where there is neither. */
  readonly className: string | null;
  /** Ready pods of its controller; empty where nobody carries it. */
  readonly pods: readonly ClusterPod[];
  /** Why nobody does, as a sentence without its full stop; null where somebody does. */
  readonly problem: string | null;
}

/**
 * Finds the controller pods of an Ingress: those of the kind that its IngressClass names as `controller`; where the text
 * has no such object, those of the kind that the class's name means; where that says nothing either, every controller. An
 * assumed controller takes what no stated one takes: every class where none is stated, else its own.
 */
export function carriersOf(directory: ServiceDirectory, ingress: Ingress): IngressCarriers {
  const { ingressClasses } = directory;
  const { name: className, object, kinds } = classOfIngress(ingress, ingressClasses);
  const problem = classProblem(ingress, object, ingressClasses);
  if (problem !== null) return { className, pods: [], problem };
  const controllers = controllerPods(directory);
  const isOpen = kinds.length === 0 && (object?.controller ?? null) === null;
  const stated = controllers.filter(({ kind, assumed }) => !assumed && (isOpen || kinds.includes(kind)));
  const isAlone = controllers.every(({ assumed }) => assumed);
  const isTaken = ({ kind, assumed }: ControllerPod) => assumed && (isAlone || kinds.includes(kind));
  const own = stated.length > 0 ? stated : controllers.filter(isTaken);
  const pods = own.map(({ pod }) => pod).filter(isReadyPod);
  if (pods.length > 0) return { className, pods, problem: null };
  const who = object?.controller ?? kinds[0]?.name ?? "an ingress controller";
  return { className, pods, problem: own.length > 0 ? `no pod of ${who} is ready` : `there is no pod of ${who}` };
}

function classProblem(
  { className, isClassAnnotated }: Ingress,
  chosen: IngressClass | null,
  classes: readonly IngressClass[],
): string | null {
  // a text without any IngressClass says nothing about classes: the cluster it comes from has them
  if (chosen !== null || classes.length === 0 || isClassAnnotated) return null;
  const names = classes.map(({ name }) => name).join(", ");
  return className === null
    ? `it names no class and none is the default one (there are ${names})`
    : `there is no IngressClass ${className} (there are ${names})`;
}

interface ControllerPod {
  readonly pod: ClusterPod;
  readonly kind: ControllerKind;
  readonly assumed: boolean;
}

const known = new WeakMap<ServiceDirectory, readonly ControllerPod[]>();

/** Every pod that carries Ingresses, whichever. */
function controllerPods(directory: ServiceDirectory): readonly ControllerPod[] {
  const found = known.get(directory) ?? findControllerPods(directory);
  known.set(directory, found);
  return found;
}

function findControllerPods({ cluster, ingressClasses }: ServiceDirectory): readonly ControllerPod[] {
  const pods = [...cluster.pods.values()];
  const stated = statedControllers(
    pods.map(({ pod }) => pod),
    ingressClasses,
  );
  return pods.flatMap((pod) => {
    const kind = controllerKindOf(pod.pod, stated);
    const assumed = cluster.workloads.get(pod.workload)?.assumed === true;
    return kind === null ? [] : [{ pod, kind, assumed }];
  });
}
