import type { Cluster } from "../../cluster/cluster";
import type { RuleDirection } from "../policy/policy-intent";
import { type AllowEnd, type AllowPort, isSamePodsEnd, type PodsEnd, podsOfAllowEnd } from "./allow-end";

/** “allow frontend → backend on TCP 8080”: the name of an edit in the history. */
export function allowLabel(
  cluster: Cluster,
  {
    from,
    to,
    ports,
  }: { readonly from: readonly AllowEnd[]; readonly to: readonly AllowEnd[]; readonly ports: readonly AllowPort[] },
): string {
  const namespaces = new Set([...from, ...to].flatMap((end) => (end.kind === "pods" ? end.namespace : [])));
  const words = (ends: readonly AllowEnd[]) => severalWords(endsWords(cluster, ends, namespaces.size > 1));
  return `allow ${words(from)} → ${words(to)} on ${portsInWords(ports)}`;
}

/** The same of several ends. Where things are picked that wear the same labels, each by its own name. */
export function endsWords(cluster: Cluster, ends: readonly AllowEnd[], isNamespaceSaid: boolean): readonly string[] {
  const words = ends.flatMap((end) => {
    const same = ends.filter((each) => each.kind === "pods" && end.kind === "pods" && isSamePodsEnd(each, end));
    const names = end.kind !== "pods" || end.labels.size === 0 ? [] : workloadsOf(cluster, end);
    return same.length > 1 && names.length === same.length
      ? names.map((name) => (isNamespaceSaid && end.kind === "pods" ? `${end.namespace}/${name}` : name))
      : endWords(cluster, end, isNamespaceSaid);
  });
  return [...new Set(words)];
}

/** Names of the workloads that the named pods are, all of their pods and no others; else empty. */
function workloadsOf(cluster: Cluster, end: PodsEnd): readonly string[] {
  const pods = podsOfAllowEnd(cluster, end);
  const workloads = [...new Set(pods.flatMap(({ workload }) => cluster.workloads.get(workload) ?? []))];
  const all = workloads.reduce((sum, workload) => sum + workload.pods.length, 0);
  return all === pods.length ? workloads.map(({ name }) => name) : [];
}

/** `frontend`, `shop/frontend`, `all pods of shop`, `10.0.0.0/8`, `anyone`. */
export function endWords(cluster: Cluster, end: AllowEnd, isNamespaceSaid: boolean): string {
  switch (end.kind) {
    case "anyone":
      return "anyone";
    case "addresses":
      return end.except === undefined || end.except.length === 0
        ? end.cidr
        : `${end.cidr} except ${severalWords(end.except)}`;
    case "pods": {
      if (end.labels.size === 0) return `all pods of ${end.namespace}`;
      const name = nameOfPods(cluster, end) ?? [...end.labels].map(([key, value]) => `${key}=${value}`).join(",");
      return isNamespaceSaid ? `${end.namespace}/${name}` : name;
    }
  }
}

/** `TCP 8080, 9090, UDP 53`; of none `all ports`. */
function portsInWords(ports: readonly AllowPort[]): string {
  if (ports.length === 0) return "all ports";
  return ports
    .map(({ protocol, port }, i) => (i > 0 && ports[i - 1]?.protocol === protocol ? `${port}` : `${protocol} ${port}`))
    .join(", ");
}

/** Name of a new policy: `backend-from-frontend`, `web-to-10-0-0-0-8`, `all-pods-from-ops-and-more`. */
export function newPolicyName(
  cluster: Cluster,
  direction: RuleDirection,
  subject: AllowEnd,
  others: readonly AllowEnd[],
): string {
  const [first, second, ...more] = others.map((other) => wordFor(cluster, other, "peer"));
  const rest = second === undefined ? "" : more.length > 0 ? "-and-more" : `-and-${second}`;
  const words = `${wordFor(cluster, subject, "subject")}-${direction === "ingress" ? "from" : "to"}-${first}`;
  const name = asName(`${words}${rest}`);
  return name.length <= LONGEST_NAME ? name : asName(asName(words).slice(0, LONGEST_NAME));
}

/** Room for a number behind it, in the 63 characters of a DNS label. */
const LONGEST_NAME = 58;

function asName(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
}

function wordFor(cluster: Cluster, end: AllowEnd, place: "subject" | "peer"): string {
  if (end.kind === "anyone") return "anyone";
  if (end.kind === "addresses") return end.cidr;
  if (end.labels.size === 0) return place === "subject" ? "all-pods" : end.namespace;
  return nameOfPods(cluster, end) ?? ([...end.labels.values()].find((value) => value !== "") || end.namespace);
}

/** The name of the workload whose pods an end names, all of them and no others; of a single pod its own. Null for none. */
function nameOfPods(cluster: Cluster, end: AllowEnd): string | null {
  const pods = podsOfAllowEnd(cluster, end);
  const [first] = pods;
  if (first === undefined) return null;
  const workload = cluster.workloads.get(first.workload);
  const isWhole = workload?.pods.length === pods.length && pods.every((pod) => pod.workload === first.workload);
  if (isWhole) return pods.length === 1 && !first.fromTemplate ? first.name : workload.name;
  return pods.length === 1 ? first.name : null;
}

function severalWords(words: readonly string[]): string {
  const [last = "", ...before] = words.toReversed();
  if (words.length > MOST_NAMED)
    return `${words.slice(0, MOST_NAMED - 1).join(", ")} and ${words.length - MOST_NAMED + 1} more`;
  return before.length === 0 ? last : `${before.toReversed().join(", ")} and ${last}`;
}

const MOST_NAMED = 3;
