import type { DoorExplanation, IngressExplanation, ServiceExplanation, TraceRequest } from "../../engine";
import { serviceName } from "../trace/target-suggestions";

/** One of the things that can be asked for at a door: a port of a Service, a route of an Ingress. */
export interface WayToAsk {
  /** Tells the ways of a door apart, whoever asks. */
  readonly id: string;
  /** What is asked for, as somebody would type it: `web.shop:80`, `http://shop.example.com/cart`. */
  readonly words: string;
  readonly request: Pick<TraceRequest, "target" | "port" | "protocol">;
}

/** What somebody may ask for at a door; empty where the source cannot ask for it at all. */
export function waysToAsk(door: DoorExplanation, source: string): readonly WayToAsk[] {
  return door.kind === "ingress" ? routesToAsk(door) : portsToAsk(door, source);
}

function portsToAsk(service: ServiceExplanation, source: string): readonly WayToAsk[] {
  if (!source.includes("/")) return addressesToAsk(service);
  const target = serviceName(service, source);
  // The alias of a name outside need not state ports; what is asked for then is what clients of the web ask for.
  if (service.ports.length === 0) {
    return [{ id: "any", words: target, request: { target, port: null, protocol: "TCP" } }];
  }
  return service.ports.map(({ port, protocol }) => ({
    id: `${protocol} ${port}`,
    words: protocol === "TCP" ? `${target}:${port}` : `${target}:${port}/${protocol}`,
    request: { target, port, protocol },
  }));
}

/** Somebody outside asks for addresses, since the names of Services are known inside only. */
function addressesToAsk({ ports }: ServiceExplanation): readonly WayToAsk[] {
  // A text may state one address twice: as an external IP too, or for two Nodes.
  return ports.flatMap(({ protocol, outside }) =>
    [...new Set(outside)].map((target) => ({
      id: `${protocol} ${target}`,
      words: protocol === "TCP" ? target : `${target}/${protocol}`,
      request: { target, port: null, protocol },
    })),
  );
}

/** Why nobody outside can ask for a Service. */
export function notOutsideWords({ type }: Pick<ServiceExplanation, "type">): string {
  if (type === "NodePort") return "No Node in the text states an address, so nobody outside can be led here.";
  if (type === "LoadBalancer")
    return "The text states no address of its load balancer, so nobody outside can be led here.";
  return "Only who is in the cluster can ask for it: it has no address outside.";
}

function routesToAsk({ routes }: IngressExplanation): readonly WayToAsk[] {
  const exact = new Set(routes.filter(({ pathType }) => pathType === "Exact").map(({ url }) => url));
  return routes.map(({ url, pathType }, index) => {
    // An exact path goes first: what the prefix gets is below it.
    const asked = pathType !== "Exact" && exact.has(url) ? `${url.replace(/\/$/, "")}/${ANY_PATH}` : url;
    const target = asked.replace("//*.", "//www.").replace("//*", `//${ANY_HOST}`);
    return { id: `${index} ${url}`, words: target, request: { target, port: null, protocol: "TCP" } };
  });
}

/** A host that no other rule is likely to have. */
const ANY_HOST = "any-host.example";

/** Below a prefix; no other rule is likely to have it. */
const ANY_PATH = "any-path";
