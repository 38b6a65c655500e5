import { NAMESPACE_NAME_LABEL } from "../kube/namespace-name-label";
import type {
  ContainerPort,
  DecodedObject,
  Ingress,
  IngressClass,
  Labels,
  Namespace,
  Service,
  WorkloadObject,
} from "../kube/objects";
import { assumedService, NOWHERE } from "./assumed-service";
import type { Cluster } from "./cluster";
import { findDnsPods, findDnsService, hasDnsLabel } from "./dns-pods";
import { type ControllerCandidate, classOfIngress, controllerKindOf, statedControllers } from "./ingress-controllers";

/**
 * What every cluster has and this text does not state: DNS pods behind `kube-system/kube-dns`, and where there is an
 * Ingress whose class no stated controller takes, one behind `ingress-nginx/ingress-nginx-controller`, labelled as their own
 * manifests have it. Where the text has the DNS Service, its pods are in its namespace and have the labels it selects. A
 * workload that is stated with `replicas: 0` is stated. Empty where nothing is missing.
 *
 * @see kubernetes/kubernetes cluster/addons/dns/coredns; kubernetes/ingress-nginx deploy/static/provider/cloud
 */
export function assumeObjects(objects: readonly DecodedObject[], cluster: Cluster): readonly DecodedObject[] {
  const assumed = [...assumeDns(objects, cluster), ...assumeController(objects)];
  const names = [...new Set(assumed.map(({ namespace }) => namespace))].filter((name) => !cluster.namespaces.has(name));
  return [...names.map((name) => namespaceOf(name)), ...assumed];
}

function assumeDns(objects: readonly DecodedObject[], cluster: Cluster): readonly (WorkloadObject | Service)[] {
  const service = findDnsService(objects);
  const isStated =
    findDnsPods(cluster, service).length > 0 ||
    cluster.excludedPods.some(({ pod }) => hasDnsLabel(pod.labels)) ||
    objects.some((object) => "template" in object && hasDnsLabel(object.template.labels));
  if (isStated) return [];
  const image = "registry.k8s.io/coredns/coredns";
  const ports = [portOf("dns", "UDP", 53), portOf("dns-tcp", "TCP", 53), portOf("metrics", "TCP", 9153)];
  if (service === null) {
    const name = freeName(objects, "kube-system", "coredns");
    const pods = deploymentOf("kube-system", name, DNS_LABELS, 2, image, ports);
    return [pods, assumedService("kube-system", "kube-dns", "ClusterIP", DNS_LABELS, ports)];
  }
  const { namespace, selector } = service;
  const name = freeName(objects, namespace, namespace === "openshift-dns" ? "dns-default" : "coredns");
  const own = namespace === "openshift-dns" ? portsBehind(service, 5353) : ports;
  return [deploymentOf(namespace, name, selector ?? DNS_LABELS, 2, image, own)];
}

const DNS_LABELS: Labels = new Map([["k8s-app", "kube-dns"]]);

/** Ports of pods that a DNS Service leads to, called as it calls them. @see openshift/cluster-dns-operator assets/dns */
function portsBehind({ ports }: Service, dnsPort: number): readonly ContainerPort[] {
  return ports.map(({ name, protocol, port, targetPort }) => {
    const usual = port === 53 ? dnsPort : port;
    const number = typeof targetPort === "number" && targetPort !== port ? targetPort : usual;
    return { ...portOf("", protocol, number), name: typeof targetPort === "string" ? targetPort : name };
  });
}

function assumeController(objects: readonly DecodedObject[]): readonly (WorkloadObject | Service)[] {
  const ingresses = objects.filter((object): object is Ingress => object.kind === "Ingress");
  const classes = objects.filter((object): object is IngressClass => object.kind === "IngressClass");
  const candidates = objects.flatMap((object): readonly ControllerCandidate[] => {
    if (object.kind === "Pod") return [object];
    return "template" in object ? [object.template] : [];
  });
  const stated = statedControllers(candidates, classes);
  const kinds = new Set(
    candidates.map((candidate) => controllerKindOf(candidate, stated)).filter((kind) => kind !== null),
  );
  const isTaken = (ingress: Ingress) => {
    const wanted = classOfIngress(ingress, classes).kinds;
    if (kinds.size === 0) return false;
    // another controller that is not there is missed, since it is not known to be labelled as ingress-nginx is
    return !wanted.some(({ name }) => name === "ingress-nginx") || wanted.some((kind) => kinds.has(kind));
  };
  if (ingresses.every(isTaken)) return [];
  const ports = [portOf("http", "TCP", 80), portOf("https", "TCP", 443)];
  const namespace = "ingress-nginx";
  const name = freeName(objects, namespace, "ingress-nginx-controller");
  const image = "registry.k8s.io/ingress-nginx/controller";
  const pods = deploymentOf(namespace, name, CONTROLLER_LABELS, 1, image, ports);
  const hasService = objects.some(
    (object) =>
      object.kind === "Service" && object.namespace === namespace && object.name === "ingress-nginx-controller",
  );
  if (hasService) return [pods];
  return [pods, assumedService(namespace, "ingress-nginx-controller", "LoadBalancer", CONTROLLER_LABELS, ports)];
}

const CONTROLLER_LABELS: Labels = new Map([
  ["app.kubernetes.io/name", "ingress-nginx"],
  ["app.kubernetes.io/instance", "ingress-nginx"],
  ["app.kubernetes.io/component", "controller"],
]);

/** Labels of namespaces beyond the one that every namespace has. */
const NAMESPACE_LABELS: ReadonlyMap<string, Labels> = new Map([
  [
    "ingress-nginx",
    new Map([
      ["app.kubernetes.io/name", "ingress-nginx"],
      ["app.kubernetes.io/instance", "ingress-nginx"],
    ]),
  ],
]);

function namespaceOf(name: string): Namespace {
  const labels = new Map([...(NAMESPACE_LABELS.get(name) ?? []), [NAMESPACE_NAME_LABEL, name] as const]);
  return { ...NOWHERE, kind: "Namespace", name, nameRange: NOWHERE.range, labels, implied: false };
}

function portOf(name: string, protocol: ContainerPort["protocol"], port: number): ContainerPort {
  return { name, protocol, port, range: NOWHERE.range };
}

function deploymentOf(
  namespace: string,
  name: string,
  labels: Labels,
  replicas: number,
  image: string,
  ports: readonly ContainerPort[],
): WorkloadObject {
  const containers = [{ name, image, command: [], args: [], ports }];
  const nowhere = { hostNetwork: false, nodeName: null, hostname: null, subdomain: null };
  // what answers for the cluster asks its node's resolver itself, as the manifest of CoreDNS says
  const dnsPolicy = hasDnsLabel(labels) ? "Default" : null;
  const template = { ...nowhere, dnsPolicy, nameservers: [], containers, ports, labels, range: NOWHERE.range };
  const head = { ...NOWHERE, name, nameRange: NOWHERE.range, namespace, labels };
  return { ...head, kind: "Deployment", replicas, owner: null, template, serviceName: null };
}

/** A name that no workload of the text has there, since what the text states goes first. */
function freeName(objects: readonly DecodedObject[], namespace: string, wanted: string): string {
  const taken = new Set(
    objects.flatMap((object) => ("template" in object && object.namespace === namespace ? object.name : [])),
  );
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted}-${number}`;
  return name;
}
