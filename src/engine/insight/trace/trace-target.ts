import type { Cluster } from "../../cluster/cluster";
import { type IpAddress, parseIpAddress } from "../../net/ip-address";
import { LAST_PORT } from "../../net/port-set";
import type { TraceRequest } from "./connection-trace";

/** What was typed, taken apart. */
export interface TraceTarget {
  readonly place:
    | { readonly kind: "pod"; readonly pod: string; readonly ofWorkload: string | null }
    | { readonly kind: "address"; readonly address: IpAddress }
    | { readonly kind: "name"; readonly name: string };
  /** The port that is asked for. */
  readonly port: number;
  /** The scheme of a URL (`http`); null where no URL was typed. */
  readonly scheme: string | null;
  /** Begins with `/`, without query; `/` where none is given. */
  readonly path: string;
}

/** Ports of the schemes that people type; one that is not here means port 80. */
const SCHEME_PORTS: ReadonlyMap<string, number> = new Map([
  ["http", 80],
  ["ws", 80],
  ["https", 443],
  ["wss", 443],
  ["ftp", 21],
  ["ldap", 389],
  ["mysql", 3306],
  ["postgres", 5432],
  ["postgresql", 5432],
  ["amqp", 5672],
  ["redis", 6379],
  ["mongodb", 27017],
]);

const DEFAULT_PORT = 80;

/** Whether a scheme is the web's: what an ingress controller understands. */
export function isWebScheme(scheme: string | null): boolean {
  return scheme === "http" || scheme === "https" || scheme === "ws" || scheme === "wss";
}

/**
 * Takes a target apart: a pod's or workload's id (`shop/web-1`), an address, a name, a URL, each with or without a port.
 * The port in it counts first, then a URL's scheme, then the request's, then 80. A slash without a scheme begins a path
 * (`web/cart`), but where a pod, a workload or a namespace is called so.
 */
export function readTarget(cluster: Cluster, { target, port: requested }: TraceRequest): TraceTarget {
  const typed = target.trim();
  const port = requested !== null && isPort(requested) ? requested : null;
  const url = /^([a-z][a-z0-9+.-]*):\/\/(.*)$/i.exec(typed);
  const scheme = url?.[1]?.toLowerCase() ?? null;
  const rest = url?.[2] ?? typed;
  const otherPort = scheme === null ? (port ?? DEFAULT_PORT) : (SCHEME_PORTS.get(scheme) ?? port ?? DEFAULT_PORT);
  const inCluster = scheme === null ? findInCluster(cluster, rest) : null;
  if (inCluster !== null) return { ...inCluster, port: inCluster.port ?? otherPort, scheme, path: "/" };
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 || rest[end] !== "/" ? "/" : rest.slice(end).replace(/[?#].*$/s, "");
  const { host, port: ownPort } = splitPort(authority.slice(authority.lastIndexOf("@") + 1));
  const address = parseIpAddress(host);
  const place = address === null ? { kind: "name" as const, name: host } : { kind: "address" as const, address };
  return { place, port: ownPort ?? otherPort, scheme, path };
}

/** A pod's or workload's id; a namespace of the cluster before the slash means that a pod was meant, there or not. */
function findInCluster(cluster: Cluster, text: string): { place: TraceTarget["place"]; port: number | null } | null {
  const { host, port } = splitPort(text);
  if (!/^[^/]+\/[^/]+$/.test(host)) return null;
  if (cluster.pods.has(host)) return { place: { kind: "pod", pod: host, ofWorkload: null }, port };
  const first = cluster.workloads.get(host)?.pods[0];
  if (first !== undefined) return { place: { kind: "pod", pod: first, ofWorkload: host }, port };
  const namespace = host.slice(0, host.indexOf("/"));
  return cluster.namespaces.has(namespace) ? { place: { kind: "name", name: host }, port } : null;
}

/** `[::1]:443`, `::1`, `web:8080`, `web`; a number that is no port is taken as a part of the name. */
function splitPort(text: string): { readonly host: string; readonly port: number | null } {
  if (parseIpAddress(text) !== null) return { host: text, port: null };
  const [, bracketed, plain, digits] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  const host = bracketed ?? plain;
  if (host === undefined || (digits !== undefined && !isPort(Number(digits)))) return { host: text, port: null };
  return { host, port: digits === undefined ? null : Number(digits) };
}

function isPort(number: number): boolean {
  return number >= 1 && number <= LAST_PORT;
}
