import type { Cluster } from "../../cluster/cluster";
import type { RuleDirection } from "../policy/policy-intent";
import { type AllowEnd, type AllowPort, podsOfAllowEnd } from "./allow-end";

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
  const words = (ends: readonly AllowEnd[]) =>
    severalWords(ends.map((end) => endWords(cluster, end, namespaces.size > 1)));
  return `allow ${words(from)} → ${words(to)} on ${portsInWords(ports)}`;
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
export function portsInWords(ports: readonly AllowPort[]): string {
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
