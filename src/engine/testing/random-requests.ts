import type { TraceRequest } from "../insight/trace/connection-trace";
import { at, items, type Json, text } from "./json";
import { namespaceOf } from "./naive-reader";
import type { Random } from "./random";
import { randomUrl } from "./random-ingress";
import { NAMESPACES, NODES, SERVICES } from "./random-services";

/** What somebody may ask for in a world of `randomServiceWorld`: every spelling, pods' names, addresses, URLs, doors from outside. */
export function randomRequest(random: Random, objects: readonly Json[]): TraceRequest {
  const ofKind = (kind: string) => objects.filter((object) => at(object, "kind") === kind);
  const services = ofKind("Service").filter((service) => namespaceOf(service) !== "kube-system");
  const kind = random.int(10);
  if (kind < 2 && ofKind("Ingress").length > 0) {
    return { source: CLIENT, target: randomUrl(random), port: null, protocol: "TCP" };
  }
  const exposed = services.filter((service) => ["NodePort", "LoadBalancer"].includes(typeOf(service)));
  if (kind === 2 && exposed.length > 0) return fromOutside(random, random.pick(exposed));
  const isAsking = (one: Json) => nameOf(one) !== "dns" && at(one, "status", "phase") !== "Succeeded";
  const pod = random.pick(ofKind("Pod").filter(isAsking));
  const source = `${namespaceOf(pod)}/${nameOf(pod)}`;
  const isAimed = services.length > 0 && random.chance(0.75);
  return { source, ...(isAimed ? atService(random, random.pick(services), namespaceOf(pod)) : anywhere(random)) };
}

const CLIENT = "198.51.100.77";

function nameOf(object: Json): string {
  return text(at(object, "metadata", "name")) ?? "";
}

function typeOf(service: Json): string {
  return text(at(service, "spec", "type")) ?? "";
}

type Asked = Pick<TraceRequest, "target" | "port" | "protocol">;

/** A Service as it can be called from a namespace, mostly at a port that it has. */
function atService(random: Random, service: Json, from: string): Asked {
  const [name, namespace] = [nameOf(service), namespaceOf(service)];
  const far = [`${name}.${namespace}`, `${name}.${namespace}.svc`, `${name}.${namespace}.svc.cluster.local`];
  const clusterIP = text(at(service, "spec", "clusterIP"));
  const near = from === namespace ? [name, name, name] : [];
  const written = random.pick([...far, ...near, ...(clusterIP?.includes(".") ? [clusterIP] : [])]);
  const port = random.pick(items(at(service, "spec", "ports")).concat([{ port: random.pick([80, 8080]) }]));
  const protocol = at(port, "protocol") === "UDP" ? "UDP" : "TCP";
  return { target: `${written}:${at(port, "port")}`, port: null, protocol };
}

/** Names that may be none, pods' own names and addresses, and what is outside. */
function anywhere(random: Random): Asked {
  const name = random.pick([...SERVICES, "nosuch"]);
  const namespace = random.pick(NAMESPACES);
  const headless = `${random.pick(["first", "first-0", "first-1", "first-2"])}.${name}`;
  const written = random.pick([
    name,
    `${name}.${namespace}.svc.cluster.local.`,
    headless,
    `${headless}.${namespace}`,
    `${headless}.${namespace}.svc.cluster.local`,
    "pay.example.net",
    "203.0.113.9",
    `10.244.0.${1 + random.int(4)}`,
    `${namespace}/p${random.int(4)}`,
  ]);
  const port = random.pick([null, 80, 80, 5432, 8080]);
  const isInTarget = port !== null && random.chance(0.5);
  const target = isInTarget ? `${written}:${port}` : written;
  const isUrl = !written.includes("/") && (isInTarget || port === null) && random.chance(0.3);
  const protocol = random.chance(0.1) ? "UDP" : "TCP";
  return { target: isUrl ? `http://${target}/` : target, port: isInTarget || isUrl ? null : port, protocol };
}

/** The address of its load balancer, or its port of a node. */
function fromOutside(random: Random, service: Json): TraceRequest & Asked {
  const port = random.pick(items(at(service, "spec", "ports")));
  const [balancer] = items(at(service, "status", "loadBalancer", "ingress"));
  const protocol = at(port, "protocol") === "UDP" ? "UDP" : "TCP";
  const target =
    balancer === undefined || random.chance(0.3)
      ? `${random.pick(NODES)[1]}:${at(port, "nodePort")}`
      : `${text(at(balancer, "ip"))}:${at(port, "port")}`;
  return { source: CLIENT, target, port: null, protocol };
}
