import type { ClusterPod } from "../../cluster/cluster";
import type { DecodedObject, Labels, Namespace, Pod, WorkloadObject } from "../../kube/objects";

/** Keys of labels that are left out, sorted. */
export type LeftOutKeys = readonly string[];

/** A namespace without some labels; always the same object for the same one. */
export function namespaceWithout(namespace: Namespace, keys: LeftOutKeys): Namespace {
  return once(namespaces, namespace, keys, () => ({ ...namespace, labels: labelsWithout(namespace.labels, keys) }));
}

/** A pod as its object states it, without some labels; always the same object for the same one. */
export function podWithout(pod: Pod, keys: LeftOutKeys): Pod {
  return once(pods, pod, keys, () => ({ ...pod, labels: labelsWithout(pod.labels, keys) }));
}

/** A pod that takes part, without some labels; always the same object for the same one. */
export function clusterPodWithout(pod: ClusterPod, keys: LeftOutKeys): ClusterPod {
  return once(clusterPods, pod, keys, () => ({ ...pod, pod: podWithout(pod.pod, keys) }));
}

/** A controller of which the template lacks some labels; always the same object for the same one. */
export function controllerWithout(object: WorkloadObject, keys: LeftOutKeys): WorkloadObject {
  return once(controllers, object, keys, () => {
    const { template } = object;
    return { ...object, template: { ...template, labels: labelsWithout(template.labels, keys) } };
  });
}

/** Whether an object makes pods of a template. */
export function isController(object: DecodedObject): object is WorkloadObject {
  return "template" in object;
}

/** Pods that share their labels share what is left of them. */
function labelsWithout(labels: Labels, keys: LeftOutKeys): Labels {
  return once(labelSets, labels, keys, () => new Map([...labels].filter(([key]) => !keys.includes(key))));
}

type Made<T extends object> = WeakMap<T, Map<string, T>>;

const namespaces: Made<Namespace> = new WeakMap();
const pods: Made<Pod> = new WeakMap();
const clusterPods: Made<ClusterPod> = new WeakMap();
const controllers: Made<WorkloadObject> = new WeakMap();
const labelSets: Made<Labels> = new WeakMap();

/** What did not change since the last time is to be the same object, however often it is asked for. */
function once<T extends object>(made: Made<T>, whole: T, keys: LeftOutKeys, make: () => T): T {
  const known = made.get(whole) ?? new Map<string, T>();
  made.set(whole, known);
  const key = keys.join(" ");
  const lacking = known.get(key) ?? make();
  known.set(key, lacking);
  return lacking;
}
