import type { DecodedObject, Labels, OwnerReference, Pod, WorkloadKind, WorkloadObject } from "../kube/objects";
import type { ClusterNode, Workload } from "./cluster";
import { groupLoosePods } from "./loose-pods";

/** A pod with the workload that it belongs to. */
export interface GroupedPod {
  readonly pod: Pod;
  readonly workload: string;
  readonly fromTemplate: boolean;
}

/** All pods, stated ones first, and the workloads they make up. */
export interface WorkloadGrouping {
  readonly pods: readonly GroupedPod[];
  /** Without their pods' ids, in the order of the text. */
  readonly workloads: readonly Workload[];
  readonly capped: readonly { readonly object: WorkloadObject; readonly message: string }[];
}

/** A larger number of replicas is not made into pods: they are all alike. */
const MOST_TEMPLATE_PODS = 5_000;

const KINDS: ReadonlySet<string> = new Set([
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "Job",
  "CronJob",
  "ReplicationController",
]);

/**
 * Finds the workload of each pod and makes pods of the templates of workloads that have none.
 *
 * A pod owned by ReplicaSet `X-<hash>` with the label `pod-template-hash: <hash>` belongs to Deployment `X` even where
 * the ReplicaSet is absent. A ReplicaSet owned by a Deployment, or a Job by a CronJob, is no workload of its own.
 */
export function groupWorkloads(
  objects: readonly DecodedObject[],
  nodes: ReadonlyMap<string, ClusterNode>,
): WorkloadGrouping {
  const stated = objects.filter((object): object is Pod => object.kind === "Pod");
  const controllers = objects.filter(isWorkloadObject);
  const owners = new Map(controllers.map((object) => [keyOf(object.namespace, object.kind, object.name), object]));
  const statedNodes = [...nodes.values()]
    .filter(({ node }) => node !== null)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const ids = new WorkloadIds();
  const pods: GroupedPod[] = [];
  const loose: Pod[] = [];
  const populated = new Set<string>();
  for (const pod of stated) {
    const controller = controllerOf(pod, owners);
    if (controller === null) {
      loose.push(pod);
      continue;
    }
    const workload = ids.idOf(pod.namespace, controller.kind, controller.name);
    populated.add(workload);
    pods.push({ pod, workload, fromTemplate: false });
  }
  for (const { pod, name } of groupLoosePods(loose)) {
    pods.push({ pod, workload: ids.idOf(pod.namespace, "Pod", name), fromTemplate: false });
  }
  // without loose pods they stand in the order of the text already
  if (loose.length > 0) {
    const order = new Map(stated.map((pod, i) => [pod, i]));
    pods.sort((a, b) => (order.get(a.pod) ?? 0) - (order.get(b.pod) ?? 0));
  }
  const taken = new Set(stated.map((pod) => `${pod.namespace}/${pod.name}`));
  const capped: { object: WorkloadObject; message: string }[] = [];
  for (const object of controllers) {
    const { kind, name } =
      deploymentBehind(object, object.template.labels) ?? topController(object.namespace, object, owners);
    const workload = ids.idOf(object.namespace, kind, name);
    const byOwner = kind !== object.kind || name !== object.name;
    if (populated.has(workload) || (byOwner && owners.has(keyOf(object.namespace, kind, name)))) continue;
    const places = object.kind === "DaemonSet" ? statedNodes : [];
    const wanted = places.length > 0 ? places.length : object.replicas;
    if (wanted > MOST_TEMPLATE_PODS) {
      capped.push({
        object,
        message: `of ${wanted} replicas ${MOST_TEMPLATE_PODS} are made into pods: they are all alike`,
      });
    }
    if (wanted > 0) populated.add(workload);
    const firstNumber = object.kind === "StatefulSet" ? 0 : 1;
    for (let i = 0, number = firstNumber; i < Math.min(wanted, MOST_TEMPLATE_PODS); i++, number++) {
      while (taken.has(`${object.namespace}/${name}-${number}`)) number++;
      taken.add(`${object.namespace}/${name}-${number}`);
      const pod = podOfTemplate(object, `${name}-${number}`, places[i]?.name ?? object.template.nodeName);
      pods.push({ pod, workload, fromTemplate: true });
    }
  }
  return { pods, workloads: ids.workloads(), capped };
}

/** A pod as a controller would make it; the same object as long as its workload is the same. */
function podOfTemplate(object: WorkloadObject, name: string, nodeName: string | null): Pod {
  const made = templatePods.get(object) ?? new Map<string, Pod>();
  templatePods.set(object, made);
  const key = `${name} ${nodeName ?? ""}`;
  const pod = made.get(key) ?? makePod(object, name, nodeName);
  made.set(key, pod);
  return pod;
}

const templatePods = new WeakMap<WorkloadObject, Map<string, Pod>>();

/** No status, so Running at a presumed address (N53). */
function makePod(object: WorkloadObject, name: string, nodeName: string | null): Pod {
  const { range: _extent, ...template } = object.template;
  const { namespace, nameRange, origin, range } = object;
  const owner = { kind: object.kind, name: object.name };
  // the controller gives each pod of a StatefulSet its own name behind the governing Service
  const named = object.kind === "StatefulSet" ? { hostname: name, subdomain: object.serviceName } : {};
  return {
    ...template,
    ...named,
    kind: "Pod",
    name,
    nameRange,
    namespace,
    nodeName,
    origin,
    range,
    owner,
    status: null,
  };
}

type Controller = { readonly kind: Workload["kind"]; readonly name: string };

/** Null for a loose pod; a static pod, owned by its Node, is one. */
function controllerOf(pod: Pod, owners: ReadonlyMap<string, WorkloadObject>): Controller | null {
  if (pod.owner === null || pod.owner.kind === "Node") return null;
  return deploymentBehind(pod.owner, pod.labels) ?? topController(pod.namespace, pod.owner, owners);
}

/** The Deployment of a ReplicaSet `X-<hash>` whose pods wear `pod-template-hash: <hash>`; null for any other owner. */
function deploymentBehind({ kind, name }: OwnerReference, labels: Labels): Controller | null {
  const hash = labels.get("pod-template-hash");
  if (kind !== "ReplicaSet" || hash === undefined || !name.endsWith(`-${hash}`)) return null;
  return { kind: "Deployment", name: name.slice(0, -hash.length - 1) };
}

/** Follows owners upward: ReplicaSet → Deployment, Job → CronJob. */
function topController(
  namespace: string,
  reference: OwnerReference,
  owners: ReadonlyMap<string, WorkloadObject>,
): Controller {
  let top = reference;
  for (let depth = 0; depth < 4; depth++) {
    const owner = owners.get(keyOf(namespace, top.kind, top.name))?.owner ?? null;
    if (owner === null || !KINDS.has(owner.kind)) break;
    top = owner;
  }
  return { kind: isWorkloadKind(top.kind) ? top.kind : "Other", name: top.name };
}

function keyOf(namespace: string, kind: string, name: string): string {
  return `${namespace}/${kind}/${name}`;
}

function isWorkloadObject(object: DecodedObject): object is WorkloadObject {
  return isWorkloadKind(object.kind);
}

function isWorkloadKind(kind: string): kind is WorkloadKind {
  return KINDS.has(kind);
}

/** Gives each workload an id: `namespace/name`, and for the second kind of the same name `namespace/name (Kind)`. */
class WorkloadIds {
  private readonly byKey = new Map<string, Workload>();
  private readonly taken = new Set<string>();

  idOf(namespace: string, kind: Workload["kind"], name: string): string {
    const key = keyOf(namespace, kind, name);
    const known = this.byKey.get(key);
    if (known !== undefined) return known.id;
    const plain = `${namespace}/${name}`;
    const id = this.taken.has(plain) ? `${plain} (${kind})` : plain;
    this.taken.add(id);
    this.byKey.set(key, { id, namespace, name, kind, pods: [], assumed: false });
    return id;
  }

  workloads(): readonly Workload[] {
    return [...this.byKey.values()];
  }
}
