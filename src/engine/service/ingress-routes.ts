import type { Ingress, IngressBackend, IngressRoute } from "../kube/objects";

/** What a controller does with a request. */
export type RouteMatch =
  | {
      readonly kind: "route";
      readonly ingress: Ingress;
      readonly route: IngressRoute;
      readonly backend: IngressBackend;
    }
  | { readonly kind: "default"; readonly ingress: Ingress; readonly backend: IngressBackend }
  /** No rule matches and there is no default backend: 404. */
  | { readonly kind: "none" };

/**
 * Finds the route of a request. The host is matched before the paths: rules for the very host, else those for `*.domain`,
 * else those for every host, and only their paths count. Of these an Exact path goes before prefixes and a longer prefix
 * before a shorter one; of equals the first in the text. ImplementationSpecific is read as Prefix. What no rule takes goes
 * to the first default backend.
 *
 * @param path - begins with `/`, without query
 * @see kubernetes/website content/en/docs/concepts/services-networking/ingress.md "Path types", "Multiple matches", "Hostname wildcards"
 * @see k8s.io/api/networking/v1 IngressRule ("matched against the host before the IngressRuleValue")
 */
export function matchRoute(ingresses: readonly Ingress[], host: string, path: string): RouteMatch {
  const all = ingresses.flatMap((ingress) => ingress.routes.map((route) => ({ ingress, route })));
  const ofHost = all.filter(({ route }) => hostMatches(route.host, host));
  const closest = Math.max(...ofHost.map(({ route }) => hostRank(route)));
  let best: (typeof all)[number] | null = null;
  for (const each of ofHost) {
    if (hostRank(each.route) < closest || !pathMatches(each.route, path)) continue;
    if (best === null || pathRank(each.route) > pathRank(best.route)) best = each;
  }
  if (best !== null) return { kind: "route", ...best, backend: best.route.backend };
  for (const ingress of ingresses) {
    if (ingress.defaultBackend !== null) return { kind: "default", ingress, backend: ingress.defaultBackend };
  }
  return { kind: "none" };
}

/** Whether a rule's host takes a request's: null takes all, `*.domain` exactly one label more, others themselves. */
export function hostMatches(rule: string | null, host: string): boolean {
  if (rule === null) return true;
  const [wanted, asked] = [rule.toLowerCase(), host.toLowerCase()];
  if (!wanted.startsWith("*.")) return wanted === asked;
  const dot = asked.indexOf(".");
  return dot > 0 && asked.slice(dot) === wanted.slice(1);
}

/** Whether a route's path takes a request's: as it is (Exact), or element by element (Prefix). Case matters. */
export function pathMatches({ path, pathType }: Pick<IngressRoute, "path" | "pathType">, asked: string): boolean {
  if (pathType === "Exact") return path === asked;
  const prefix = elementsOf(path);
  const elements = elementsOf(asked);
  return prefix.every((element, i) => elements[i] === element);
}

/** A trailing slash makes no element. */
function elementsOf(path: string): readonly string[] {
  return path.split("/").filter((element, i, all) => element !== "" || (i > 0 && i < all.length - 1));
}

function hostRank({ host }: IngressRoute): number {
  return host === null ? 0 : host.startsWith("*.") ? 1 : 2;
}

function pathRank({ pathType, path }: IngressRoute): number {
  return pathType === "Exact" ? Number.POSITIVE_INFINITY : elementsOf(path).length;
}
