import type { Endpoint } from "../policy/verdict";
import { at, items, type Json, text } from "./json";
import { dial } from "./naive-dial";
import { naiveEndpoint } from "./naive-endpoint";
import { type NaiveOutcome, sharedOutcome, surely } from "./naive-outcome";
import { namespaceOf } from "./naive-reader";
import { readServices, targetsOf } from "./naive-services";
import type { TraceWorld } from "./naive-trace-world";

/**
 * From outside to a URL that Ingresses route: the client dials the controller, which dials the pods of the route's
 * Service; that connection is the one that policies of those pods judge. Null where no rule
 * decides: for a host that no Ingress has, and a route to an ExternalName.
 */
export function ingressOutcome(
  world: TraceWorld,
  source: Endpoint,
  host: string,
  path: string,
  port: number,
): NaiveOutcome | null {
  const controllers = [...world.cluster.pods.values()].filter(
    ({ pod }) => pod.labels.get("app.kubernetes.io/name") === "ingress-nginx",
  );
  const asked = { protocol: "TCP" } as const;
  const ingresses = world.objects.filter((object) => at(object, "kind") === "Ingress");
  const hosts = ingresses.flatMap((ingress) =>
    items(at(ingress, "spec", "rules")).map((rule) => text(at(rule, "host"))),
  );
  const isKnown = hosts.some((one) => one === null || hostMatches(one, host));
  if (!isKnown) return null;
  const ways = controllers.map((controller): NaiveOutcome | null => {
    const end: Endpoint = { kind: "pod", pod: controller.id, address: null };
    const first = dial(world, source, asked, end, port);
    if (first.outcome.kind !== "answered") return first;
    const backend = backendOf(world, ingresses, host, path);
    if (backend === null) return surely({ kind: "answered-with-error", status: 404 });
    return toBackend(world, world.mutant === "controller-is-the-client" ? source : end, backend);
  });
  const known = ways.filter((way) => way !== null);
  return known.length < ways.length ? null : sharedOutcome(known);
}

interface Backend {
  readonly namespace: string;
  readonly service: Json;
}

function toBackend(world: TraceWorld, source: Endpoint, { namespace, service }: Backend): NaiveOutcome | null {
  const found = readServices(world.objects).find(
    (one) => one.namespace === namespace && one.name === text(at(service, "name")),
  );
  const [number, name] = [at(service, "port", "number"), at(service, "port", "name")];
  // where an external name leads a controller no rule says
  if (found?.type === "ExternalName") return null;
  const ofTcp = found?.ports.filter((one) => one.protocol === "TCP") ?? [];
  const port = ofTcp.find((one) => (name === null ? one.port === number : one.name === name));
  if (found === undefined || port === undefined) {
    if (world.mutant === "missing-backend-is-not-found") return surely({ kind: "answered-with-error", status: 404 });
    return surely({ kind: "answered-with-error", status: 503 });
  }
  const targets = targetsOf(world, found, port);
  if (targets.length === 0) return surely({ kind: "answered-with-error", status: 503 });
  return sharedOutcome(
    targets.map((target) => {
      const end = naiveEndpoint(world.cluster, target.end);
      if (end === null) throw new Error(`no end: ${target.end}`);
      return dial(world, source, { protocol: port.protocol }, end, target.port);
    }),
  );
}

/** The route that wins: the host as written before a wildcard, the longest path, Exact before Prefix; else the default. */
function backendOf(world: TraceWorld, ingresses: readonly Json[], host: string, path: string): Backend | null {
  const rules = ingresses.flatMap((ingress) =>
    items(at(ingress, "spec", "rules")).map((rule) => ({ namespace: namespaceOf(ingress), rule })),
  );
  const written = ({ rule }: { readonly rule: Json }) => text(at(rule, "host"));
  const exactly = rules.filter((rule) => written(rule) === host);
  const byWildcard = rules.filter((rule) => wildcardMatches(written(rule) ?? "", host));
  const hostless = rules.filter((rule) => written(rule) === null);
  const hasPath = (rule: Json) => items(at(rule, "http", "paths")).some((route) => pathMatches(world, route, path));
  const catchesRest = world.mutant === "wildcard-catches-the-rest";
  const isTaken = (some: typeof rules) => some.length > 0 && (!catchesRest || some.some(({ rule }) => hasPath(rule)));
  const anyHost = world.mutant === "host-ignored" ? rules : null;
  const chosen = anyHost ?? [exactly, byWildcard, hostless].find(isTaken) ?? [];
  const routes = chosen
    .flatMap(({ namespace, rule }) => items(at(rule, "http", "paths")).map((route) => ({ namespace, route })))
    .filter(({ route }) => pathMatches(world, route, path));
  const best =
    world.mutant === "first-path-wins" ? routes[0] : routes.toSorted((a, b) => rank(b.route) - rank(a.route))[0];
  if (best !== undefined) return { namespace: best.namespace, service: at(best.route, "backend", "service") };
  if (world.mutant === "default-backend-ignored") return null;
  const fallback = ingresses.find((ingress) => at(ingress, "spec", "defaultBackend") !== null);
  if (fallback === undefined) return null;
  return { namespace: namespaceOf(fallback), service: at(fallback, "spec", "defaultBackend", "service") };
}

function hostMatches(written: string, host: string): boolean {
  return written === host || wildcardMatches(written, host);
}

/** `*.example.com` covers exactly one label more. */
function wildcardMatches(written: string, host: string): boolean {
  return written.startsWith("*.") && host.split(".").slice(1).join(".") === written.slice(2);
}

/** Exact: the same text. Prefix: element by element, as if nothing stood behind a last slash. */
function pathMatches(world: TraceWorld, route: Json, path: string): boolean {
  const written = text(at(route, "path")) ?? "/";
  if (at(route, "pathType") === "Exact" && world.mutant !== "exact-is-prefix") return written === path;
  if (world.mutant === "prefix-by-letters") return path.startsWith(written);
  const [wanted, asked] = [elements(written), elements(path)];
  return wanted.every((element, index) => asked[index] === element);
}

function elements(path: string): readonly string[] {
  return path.split("/").filter((element) => element !== "");
}

function rank(route: Json): number {
  const length = elements(text(at(route, "path")) ?? "/").length;
  return 2 * length + (at(route, "pathType") === "Exact" ? 1 : 0);
}
