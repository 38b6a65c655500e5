import { withoutDoubledPorts } from "./host-ports";
import type { Json, JsonMap } from "./json";
import type { Random } from "./random";
import { randomDns } from "./random-dns";
import { randomIngresses } from "./random-ingress";
import { optional } from "./random-policy";

/** The names and numbers of worlds with Services: names of Services are names of namespaces too, as in real clusters. */
export const NAMESPACES = ["shop", "data"] as const;
export const SERVICES = ["api", "data", "shop", "db", "old"] as const;
export const NODES = [
  ["n1", "192.168.0.1"],
  ["n2", "192.168.0.2"],
] as const;
const APPS = ["api", "db", "web"] as const;
const PORTS = [80, 8080, 5432] as const;
const PORT_NAMES = ["http", "sql"] as const;
const BLOCKS = ["10.244.0.0/16", "10.244.0.0/31", "0.0.0.0/0", "198.51.100.0/24", "192.168.0.0/24"] as const;

/** A small cluster with Services, as Kubernetes objects. */
export function randomServiceWorld(random: Random): readonly Json[] {
  return [
    ...NAMESPACES.map((name) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name } })),
    ...NODES.map(([name, address]) => ({
      apiVersion: "v1",
      kind: "Node",
      metadata: { name },
      status: { addresses: [{ type: "InternalIP", address }] },
    })),
    ...random.times(3, 5, (index) => randomPod(random, index)),
    ...(random.chance(0.4) ? [randomStatefulSet(random)] : []),
    ...SERVICES.flatMap((name, index) => (random.chance(0.7) ? randomService(random, name, index) : [])),
    ...(random.chance(0.3) ? randomDns(random) : []),
    ...(random.chance(0.3) ? randomIngresses(random, SERVICES) : []),
    ...random.times(0, 3, (index) => randomPolicy(random, index)),
  ];
}

function randomPod(random: Random, index: number): Json {
  const hostname = random.chance(0.3) ? "first" : undefined;
  const node = random.chance(0.5) ? random.pick(NODES) : undefined;
  const onHost = node !== undefined && random.chance(0.15) ? true : undefined;
  const asksNode = random.chance(0.07) ? "Default" : undefined;
  const dnsPolicy = onHost ? random.pick([undefined, "ClusterFirstWithHostNet"]) : asksNode;
  const image = random.pick(["registry.example/app:1", "nginx:1.27", "postgres", "redis:7-alpine"]);
  return {
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name: `p${index}`,
      namespace: random.pick(NAMESPACES),
      labels: { app: random.pick(APPS), ...optional("tier", random.chance(0.5) ? "back" : undefined) },
    },
    spec: {
      ...optional("hostname", hostname),
      ...optional("subdomain", hostname === undefined ? undefined : random.pick(SERVICES)),
      ...optional("nodeName", node?.[0]),
      ...optional("hostNetwork", onHost),
      ...optional("dnsPolicy", dnsPolicy),
      containers: randomContainers(random, image, onHost === true),
    },
    ...optional(
      "status",
      onHost ? { phase: "Running", podIP: node?.[1] ?? "", hostIP: node?.[1] ?? "" } : randomStatus(random, index),
    ),
  };
}

/** Names at most once each, so that no name is two numbers. */
function randomContainers(random: Random, image: string, onHost: boolean): readonly JsonMap[] {
  const containers = [{ name: "c", image, ...optional("ports", randomContainerPorts(random)) }];
  return onHost ? withoutDoubledPorts(containers) : containers;
}

function randomContainerPorts(random: Random): Json | undefined {
  if (random.chance(0.25)) return undefined;
  const protocol = random.chance(0.2) ? "UDP" : undefined;
  return random.some(PORT_NAMES, 0.6).map((name) => ({
    containerPort: random.pick(PORTS),
    ...optional("name", random.chance(0.8) ? name : undefined),
    ...optional("protocol", protocol),
  }));
}

function randomStatus(random: Random, index: number): Json | undefined {
  const podIP = `10.244.0.${index + 1}`;
  const ready = (status: string): JsonMap => ({ conditions: [{ type: "Ready", status }] });
  switch (random.int(8)) {
    case 0:
    case 1:
    case 2:
      return undefined;
    case 3:
      return { phase: "Running", podIP, ...ready("False") };
    case 4:
      return random.pick<Json>([
        { phase: "Pending" },
        { phase: index > 0 ? "Succeeded" : "Running", podIP },
        { phase: "Pending", podIP },
      ]);
    case 5:
      return { phase: "Running", podIP };
    default:
      return { phase: "Running", podIP, ...ready("True") };
  }
}

function randomStatefulSet(random: Random): Json {
  const labels = { app: random.pick(APPS), set: "s" };
  const ports = [{ containerPort: random.pick(PORTS), name: random.pick(PORT_NAMES) }];
  return {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata: { name: "first", namespace: random.pick(NAMESPACES) },
    spec: {
      replicas: 2,
      serviceName: random.pick(SERVICES),
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "registry.example/app:1", ports }] } },
    },
  };
}

/** A Service of any type, and EndpointSlices where it selects nothing. */
function randomService(random: Random, name: string, index: number): readonly Json[] {
  const namespace = random.pick(NAMESPACES);
  const head = { apiVersion: "v1", kind: "Service", metadata: { name, namespace } };
  if (random.chance(0.15)) return [{ ...head, spec: { type: "ExternalName", externalName: randomAlias(random) } }];
  const ports = random
    .some(PORT_NAMES, 0.7)
    .map((portName, position) => randomServicePort(random, portName, [80, 5432][position] ?? 80));
  const first = { name: "http", port: 80, ...optional("targetPort", random.pick([undefined, 8080, "http", "sql"])) };
  const isBare = random.chance(0.15);
  const selector = {
    app: random.pick(APPS),
    ...optional("tier", random.chance(0.2) ? "back" : undefined),
  };
  const clusterIP = random.pick([undefined, undefined, "None", `10.96.0.${index + 1}`]);
  const type = clusterIP === "None" ? undefined : random.pick([undefined, undefined, "NodePort", "LoadBalancer"]);
  const balancer = { loadBalancer: { ingress: [{ ip: `198.51.100.${index + 1}` }] } };
  const service = {
    ...head,
    spec: {
      ...optional("type", type),
      ...optional("clusterIP", clusterIP),
      ...optional("externalTrafficPolicy", type !== undefined && random.chance(0.3) ? "Local" : undefined),
      ...optional("publishNotReadyAddresses", random.chance(0.15) ? true : undefined),
      ...optional("selector", isBare ? undefined : selector),
      ports: (ports.length > 0 ? ports : [first]).map((port, position) => ({
        ...port,
        ...optional("nodePort", type === undefined ? undefined : 30_000 + 10 * index + position),
      })),
    },
    ...optional("status", type === "LoadBalancer" ? balancer : undefined),
  };
  return isBare && random.chance(0.8) ? [service, randomSlice(random, name, namespace)] : [service];
}

function randomServicePort(random: Random, name: string, port: number): JsonMap {
  return {
    name,
    port,
    ...optional("targetPort", random.pick([undefined, random.pick(PORTS), random.pick(PORT_NAMES)])),
    ...optional("protocol", random.chance(0.1) ? "UDP" : undefined),
  };
}

/** Full names of the cluster, so that chains, circles and dead ends come about; or a name outside. */
function randomAlias(random: Random): string {
  if (random.chance(0.2)) return "pay.example.net";
  return `${random.pick(SERVICES)}.${random.pick(NAMESPACES)}.svc.cluster.local`;
}

function randomSlice(random: Random, service: string, namespace: string): Json {
  const addresses = random.some(["10.244.0.1", "10.244.0.2", "203.0.113.9"], 0.5);
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: `${service}-1`, namespace, labels: { "kubernetes.io/service-name": service } },
    addressType: "IPv4",
    endpoints: addresses.map((address) => ({
      addresses: [address],
      ...optional("conditions", random.pick([undefined, { ready: true }, { ready: false }])),
    })),
    ports: random.some(PORT_NAMES, 0.8).map((name) => ({ name, port: random.pick(PORTS), protocol: "TCP" })),
  };
}

/** Policies that matter on the way of a name: DNS allowed or not, pods and ports allowed or not, on either side. */
function randomPolicy(random: Random, index: number): Json {
  const namespace = random.pick([...NAMESPACES, ...NAMESPACES, ...NAMESPACES, "kube-system"]);
  const podSelector =
    namespace === "kube-system" || random.chance(0.3) ? {} : { matchLabels: { app: random.pick(APPS) } };
  const protocol = random.chance(0.85) ? "UDP" : undefined;
  const dns = { ports: [{ port: random.pick([53, 53, 53, 5353]), ...optional("protocol", protocol) }] };
  const peers = () =>
    random.pick<Json>([
      [{ podSelector: {} }],
      [{ namespaceSelector: {} }],
      [{ podSelector: { matchLabels: { app: random.pick(APPS) } } }],
      [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": random.pick(NAMESPACES) } } }],
      [{ ipBlock: { cidr: random.pick(BLOCKS) } }],
      [],
    ]);
  const ports = () => random.pick<Json>([[], [{ port: 80 }], [{ port: 8080 }], [{ port: "http" }], [{ port: 5432 }]]);
  const rules = (side: "from" | "to") => random.times(0, 2, () => ({ [side]: peers(), ports: ports() }));
  const policyTypes = random.pick([["Ingress"], ["Egress"], ["Ingress", "Egress"]]);
  return {
    apiVersion: "networking.k8s.io/v1",
    kind: "NetworkPolicy",
    metadata: { name: `np${index}`, namespace },
    spec: {
      podSelector,
      policyTypes,
      ingress: rules("from"),
      egress: [...(random.chance(0.85) ? [dns] : []), ...rules("to")],
    },
  };
}
