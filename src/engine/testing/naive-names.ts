import { at, text } from "./json";
import { namespaceOf } from "./naive-reader";
import { endsCalled, endsOf, type NaiveService, podsOf, readServices } from "./naive-services";
import type { TraceWorld } from "./naive-trace-world";

/** What a name stands for: a Service's own address, ends behind a headless one, something outside; or why it is none. */
export type NaiveAnswer =
  | { readonly kind: "service"; readonly service: NaiveService }
  | { readonly kind: "ends"; readonly ends: readonly string[]; readonly service: NaiveService }
  | { readonly kind: "outside" }
  | { readonly kind: "undecided" }
  | { readonly kind: "none"; readonly because: "no-such-name" | "no-endpoint" | "cname-cycle" };

const CLUSTER_DOMAIN = ["svc", "cluster", "local"];
const NO_SUCH_NAME: NaiveAnswer = { kind: "none", because: "no-such-name" };

/** What DNS says when a pod of a namespace asks for a name: the search domains in their order, then the name itself. */
export function lookUp(world: TraceWorld, namespace: string, written: string): NaiveAnswer {
  const name = written.toLowerCase();
  const isAbsolute = name.endsWith(".");
  const bare = isAbsolute ? name.slice(0, -1) : name;
  const domains = [[namespace, ...CLUSTER_DOMAIN], CLUSTER_DOMAIN, CLUSTER_DOMAIN.slice(1)];
  const searched = domains.map((domain) => [bare, ...domain].join("."));
  const isSearched = !isAbsolute && world.mutant !== "search-domains-unknown";
  const candidates = isSearched ? (dots(bare) < 5 ? [...searched, bare] : [bare, ...searched]) : [bare];
  for (const candidate of candidates) {
    const found = recordOf(world, candidate, []);
    if (found !== null) return found;
  }
  if (world.mutant === "short-name-in-any-namespace") {
    const service = readServices(world.objects).find((one) => one.name === bare);
    if (service !== undefined) return { kind: "service", service };
  }
  return withoutRecord(world, bare, namespace);
}

function dots(name: string): number {
  return name.split(".").length - 1;
}

/** The record of a full name of the cluster; null where there is none. ExternalNames are followed as full names. */
function recordOf(world: TraceWorld, name: string, seen: readonly string[]): NaiveAnswer | null {
  if (seen.includes(name)) return { kind: "none", because: "cname-cycle" };
  const labels = name.split(".");
  if (labels.slice(-3).join(".") !== CLUSTER_DOMAIN.join(".")) return null;
  const [first = "", second = "", third] = labels.slice(0, -3);
  if (labels.length === 5) return recordOfService(world, serviceNamed(world, second, first), name, seen);
  if (labels.length !== 6 || third === undefined || world.mutant === "subdomain-ignored") return null;
  const service = serviceNamed(world, third, second);
  return service === null || !service.headless ? null : recordOfPod(world, service, first);
}

function serviceNamed(world: TraceWorld, namespace: string, name: string): NaiveService | null {
  return readServices(world.objects).find((one) => one.namespace === namespace && one.name === name) ?? null;
}

function recordOfService(
  world: TraceWorld,
  service: NaiveService | null,
  name: string,
  seen: readonly string[],
): NaiveAnswer | null {
  if (service === null) return null;
  if (service.type === "ExternalName" && world.mutant !== "external-name-is-no-name") {
    const target = service.externalName.toLowerCase().replace(/\.$/, "");
    return recordOf(world, target, [...seen, name]) ?? withoutRecord(world, target, null);
  }
  if (!service.headless) return { kind: "service", service };
  const ends = endsOf(world, service);
  return ends.length === 0 ? { kind: "none", because: "no-endpoint" } : { kind: "ends", ends, service };
}

/** Pods behind a headless Service that call themselves so (`hostname`, `subdomain`), and addresses that slices call so. */
function recordOfPod(world: TraceWorld, service: NaiveService, hostname: string): NaiveAnswer | null {
  const named = podsOf(world, service).filter(({ pod }) => pod.hostname === hostname && pod.subdomain === service.name);
  const ends = [...named.map(({ id }) => id), ...endsCalled(world, service, hostname)];
  return ends.length === 0 ? null : { kind: "ends", ends, service };
}

/**
 * A name without a record: of one label, or below the cluster's domain, or one that ends in a namespace or a Service that
 * the client may mean, it is a mistake; of a domain of the internet it is outside. No rule speaks of others.
 */
function withoutRecord(world: TraceWorld, name: string, namespace: string | null): NaiveAnswer {
  const labels = name.split(".");
  const [last = "", before = ""] = labels.toReversed();
  const namespaces = world.objects.map((object) =>
    at(object, "kind") === "Namespace" ? text(at(object, "metadata", "name")) : namespaceOf(object),
  );
  if (labels.length === 1 || ["local", "svc", "cluster"].includes(last)) return NO_SUCH_NAME;
  if (labels.length === 2 && namespaces.includes(last)) return NO_SUCH_NAME;
  if (labels.length === 2 && namespace !== null && serviceNamed(world, namespace, last) !== null) return NO_SUCH_NAME;
  if (labels.length === 3 && serviceNamed(world, last, before) !== null) return NO_SUCH_NAME;
  return { kind: ["com", "org", "net"].includes(last) ? "outside" : "undecided" };
}
