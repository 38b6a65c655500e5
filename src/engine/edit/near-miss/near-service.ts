import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { selectorMatchesAll } from "../../cluster/selected-pods";
import type { Labels, Service, ServicePort } from "../../kube/objects";
import type { Protocol } from "../../net/protocol";
import { listeningOn, listeningPorts } from "../../service/listening";
import { placeOf } from "../../source/range";
import { podsOfNamespace } from "../allow/allow-end";
import type { EditContext } from "../edit-context";
import type { ContainerPortWish, EditWish } from "../edit-wish";
import { labelTarget } from "./near-asked";
import { DISTANCE, type NearChange, type NearMissKind } from "./near-change";
import { slipOf } from "./near-requirement";

/** Workloads that nearly have a Service's labels; more are no near miss. */
const MOST_WORKLOADS = 3;

/** A Service that selects no pod: pods of its namespace that miss its selector by one label. */
export function changesOfServiceSelector(
  { evaluation: { cluster } }: Pick<EditContext, "evaluation">,
  service: Service,
): readonly NearChange[] {
  const { selector, namespace, name } = service;
  if (selector === null || podsOfNamespace(cluster, namespace).some((pod) => isSelected(selector, pod))) return [];
  const near = onePerWorkload(podsOfNamespace(cluster, namespace)).flatMap((pod) => {
    const missed = [...selector].filter(([key, value]) => pod.pod.labels.get(key) !== value);
    const [only, ...more] = missed;
    return only === undefined || more.length > 0 ? [] : [{ pod, key: only[0], value: only[1] }];
  });
  // A selector of one label is missed by one by whatever pod; then only what is alike is near.
  const likely = near.filter(({ pod, key, value }) => selector.size > 1 || isAlike(pod, key, value));
  return (likely.length > 0 ? likely : near).slice(0, MOST_WORKLOADS).flatMap(({ pod, key, value }) => {
    const own = pod.pod.labels.get(key);
    const who = cluster.workloads.get(pod.workload)?.name ?? pod.name;
    const found = own === undefined ? `no label \`${key}\`` : `\`${key}=${own}\``;
    const common = {
      distance: isAlike(pod, key, value) ? DISTANCE.typo : DISTANCE.one,
      sentence: `The Service \`${name}\` selects pods with \`${key}=${value}\`; \`${who}\` has ${found}.`,
      place: placeOf(service.origin, service.selectorRange),
      isOfObjects: true,
    };
    const target = { kind: "service", id: `${namespace}/${name}` } as const;
    const bySelector: NearChange = {
      ...common,
      kind: "service-selector",
      action:
        own === undefined
          ? `Take ${key}=${value} out of the selector of ${name}`
          : `Change ${key}=${value} to ${key}=${own} in the selector of ${name}`,
      wish:
        own === undefined
          ? { kind: "set-selector", target, set: new Map(), remove: [key] }
          : { kind: "set-selector", target, set: new Map([[key, own]]), remove: [] },
    };
    const byLabel: NearChange = {
      ...common,
      kind: "pod-label",
      action: `Label ${who} ${key}=${value}`,
      wish: { kind: "set-labels", target: podTarget(cluster, pod), set: new Map([[key, value]]), remove: [] },
    };
    return [bySelector, byLabel];
  });
}

function podTarget(cluster: Cluster, pod: ClusterPod) {
  return labelTarget({ evaluation: { cluster } }, pod, "");
}

function isSelected(selector: Labels, { pod }: ClusterPod): boolean {
  return selectorMatchesAll(selector, pod.labels);
}

function isAlike({ pod }: ClusterPod, key: string, value: string): boolean {
  const own = pod.labels.get(key);
  return own !== undefined && slipOf(own, [value]) !== null;
}

function onePerWorkload(pods: readonly ClusterPod[]): readonly ClusterPod[] {
  const found = new Map<string, ClusterPod>();
  for (const pod of pods) if (!found.has(pod.workload)) found.set(pod.workload, pod);
  return [...found.values()];
}

/** A Service's port that leads to one on which the pod does not listen, or to a name that it does not have. */
export function changesOfTargetPort(service: Service, port: ServicePort, pod: ClusterPod): readonly NearChange[] {
  const all = listeningPorts(pod.pod).filter(({ protocol }) => protocol === port.protocol);
  const others = [...new Set(all.map((one) => one.port))];
  const leadsTo = `${port.protocol} ${port.targetPort}`;
  return others.slice(0, MOST_WORKLOADS).map((target) =>
    portChange(service, port, {
      kind: "service-port",
      sentence: `The Service \`${service.name}\` leads ${port.protocol} ${port.port} to ${leadsTo} of its pods; \`${pod.name}\` listens on ${port.protocol} ${target}.`,
      action: `Let ${port.protocol} ${port.port} of ${service.name} lead to ${target}`,
      ports: service.ports.map((one) => (one === port ? { ...wishOf(one), targetPort: target } : wishOf(one))),
    }),
  );
}

/** A Service that has no such port: one more, that leads where its pods listen. */
export function changesOfMissingPort(
  service: Service,
  asked: { readonly protocol: Protocol; readonly port: number },
  pods: readonly ClusterPod[],
): readonly NearChange[] {
  const { protocol, port } = asked;
  const [first, ...more] = service.ports;
  if (first === undefined) return [];
  const isHeard = pods.length > 0 && pods.every(({ pod }) => listeningOn(pod, protocol, port) !== null);
  const added: ContainerPortWish = {
    name: `${protocol.toLowerCase()}-${port}`,
    protocol,
    port,
    ...(isHeard ? {} : { targetPort: first.targetPort }),
  };
  const has = service.ports.map((one) => `${one.protocol} ${one.port}`).join(", ");
  const sentence = `The Service \`${service.name}\` has no port ${protocol} ${port}; it has ${has}.`;
  const change = (action: string, ports: readonly ContainerPortWish[]) =>
    portChange(service, first, { kind: "service-port", sentence, action, ports });
  const moved = { ...wishOf(first), protocol, port, targetPort: isHeard ? port : first.targetPort };
  const isNamed = service.ports.every(({ name }) => name !== null);
  return [
    // Of several ports each needs a name.
    ...(isNamed ? [change(`Add ${protocol} ${port} to ${service.name}`, [...service.ports.map(wishOf), added])] : []),
    ...(more.length === 0 ? [change(`Change the port of ${service.name} to ${protocol} ${port}`, [moved])] : []),
  ];
}

function wishOf({ name, protocol, port, targetPort }: ServicePort): ContainerPortWish {
  return { name: name ?? "", protocol, port, targetPort };
}

function portChange(
  service: Service,
  { range }: ServicePort,
  {
    kind,
    sentence,
    action,
    ports,
  }: { kind: NearMissKind; sentence: string; action: string; ports: readonly ContainerPortWish[] },
): NearChange {
  const target = { kind: "service", id: `${service.namespace}/${service.name}` } as const;
  const wish: EditWish = { kind: "set-ports", target, ports };
  return {
    kind,
    distance: DISTANCE.one,
    sentence,
    action,
    wish,
    place: placeOf(service.origin, range),
    isOfObjects: true,
  };
}
