import type { ClusterPod } from "../../cluster/cluster";
import { podsSelectedBy } from "../../cluster/selected-pods";
import type { PolicyRule } from "../../kube/objects";
import type { Protocol } from "../../net/protocol";
import type { CompiledRule } from "../../policy/compile-policies";
import { createServiceDirectory } from "../../service/service-directory";
import { targetPortOn } from "../../service/service-endpoints";
import type { EditContext } from "../edit-context";
import type { NamedEnd } from "../named-end";
import type { AllowPort } from "./allow-end";

/** A port that may be opened, and why it is thought of. */
export interface OfferedPort extends AllowPort {
  /** “2 of 3 pods”, “Service shop/api”, “a rule names it”, “name of 8080”; each once. */
  readonly reasons: readonly string[];
}

/** Ports of the ends that are reached, and those of them that are most likely meant. */
export interface OfferedPorts {
  /** Numbers first; names only where all pods have them. */
  readonly ports: readonly OfferedPort[];
  /** Those of the Service that was named, else those that Services send to, else the first that a container declares. */
  readonly likely: readonly AllowPort[];
}

/** What an end listens on as far as containers, Services and rules say. */
export function portsOfEnds(context: EditContext, ends: readonly NamedEnd[]): OfferedPorts {
  const pods = ends.flatMap((end) => (end.kind === "pods" ? end.pods : []));
  const declared = portsDeclared(pods);
  const own = ends.flatMap((end) =>
    end.kind === "pods" && end.service !== null ? targetsOf(end.pods, end.service) : [],
  );
  const services = createServiceDirectory(context.evaluation.cluster, context.objects).services;
  const served =
    own.length > 0
      ? own
      : services.flatMap((service) => {
          const behind = new Set(podsSelectedBy(context.evaluation.cluster, service));
          return targetsOf(
            pods.filter((pod) => behind.has(pod)),
            service,
          );
        });
  const named = ends.flatMap((end) => portsNamed(context, end));
  const ports = merged([...declared, ...served, ...named]).slice(0, MOST_PORTS);
  const likely = merged(served.length > 0 ? served : declared.slice(0, 1));
  return {
    ports: [...ports, ...portNames(pods)],
    likely: likely.map(({ protocol, port }) => ({ protocol, port })),
  };
}

/** A form with more would be no help. */
const MOST_PORTS = 40;

function portsDeclared(pods: readonly ClusterPod[]): readonly OfferedPort[] {
  const counts = new Map<
    string,
    { readonly protocol: Protocol; readonly port: number; readonly pods: Set<ClusterPod> }
  >();
  for (const pod of pods) {
    for (const { protocol, port } of pod.pod.ports) {
      const known = counts.get(`${protocol} ${port}`) ?? { protocol, port, pods: new Set<ClusterPod>() };
      known.pods.add(pod);
      counts.set(`${protocol} ${port}`, known);
    }
  }
  return [...counts.values()].map(({ protocol, port, pods: having }) => {
    const isAll = having.size === pods.length;
    return { protocol, port, reasons: [isAll ? "declared" : `declared by ${having.size} of ${pods.length} pods`] };
  });
}

function targetsOf(pods: readonly ClusterPod[], service: Parameters<typeof podsSelectedBy>[1]): readonly OfferedPort[] {
  const reasons = [`Service ${service.namespace}/${service.name}`];
  return service.ports.flatMap((servicePort) => {
    const numbers = new Set(pods.flatMap((pod) => targetPortOn(pod, servicePort) ?? []));
    return [...numbers].map((port) => ({ protocol: servicePort.protocol, port, reasons }));
  });
}

/** Numbers that rules name for an end: of pods those of the policies that isolate them. */
function portsNamed({ evaluation: { compiled } }: EditContext, end: NamedEnd): readonly OfferedPort[] {
  const rules = new Set<CompiledRule>();
  if (end.kind === "pods") {
    for (const { id } of end.pods) {
      const endpointClass = compiled.table.classOf(id);
      const set = endpointClass === undefined ? null : compiled.isolating(endpointClass, "ingress");
      for (const rule of set?.rules ?? []) rules.add(rule);
    }
  } else {
    for (const rule of compiled.sets.flatMap((set) => (set.direction === "egress" ? set.rules : []))) {
      const isAbout =
        end.kind === "anyone"
          ? rule.peers.length === 0
          : end.kind === "range" &&
            rule.peers.some((peer) => peer.kind === "ipBlock" && peer.groups.includes(end.group));
      if (isAbout) rules.add(rule);
    }
  }
  return [...rules].flatMap(({ rule }) => numbersOf(rule));
}

function numbersOf({ ports }: PolicyRule): readonly OfferedPort[] {
  return ports.flatMap(({ protocol, port, endPort }) =>
    typeof port === "number" && endPort === null ? [{ protocol, port, reasons: ["a rule names it"] }] : [],
  );
}

/** Names that all pods give to a port of the same protocol. */
function portNames(pods: readonly ClusterPod[]): readonly OfferedPort[] {
  const [first, ...others] = pods;
  const found = (first?.pod.ports ?? []).flatMap(({ name, protocol, port }): readonly OfferedPort[] => {
    if (name === null) return [];
    const numbers = new Set([port]);
    const isAll = others.every(({ pod }) => {
      const own = pod.ports.find((each) => each.name === name && each.protocol === protocol);
      if (own !== undefined) numbers.add(own.port);
      return own !== undefined;
    });
    const reason = numbers.size === 1 ? `name of ${port}` : `name of ${[...numbers].join(", ")}`;
    return isAll ? [{ protocol, port: name, reasons: [reason] }] : [];
  });
  return merged(found);
}

/** Each port once, with all reasons. */
function merged(ports: readonly OfferedPort[]): readonly OfferedPort[] {
  const byKey = new Map<string, OfferedPort>();
  for (const each of ports) {
    const key = `${each.protocol} ${each.port}`;
    const reasons = [...(byKey.get(key)?.reasons ?? []), ...each.reasons];
    byKey.set(key, { protocol: each.protocol, port: each.port, reasons: [...new Set(reasons)] });
  }
  return [...byKey.values()];
}
