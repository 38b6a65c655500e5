import type { Cluster } from "../../cluster/cluster";
import { formatSelector, selectorMatches } from "../../kube/label-selector";
import type { ExpectationEnd, LabelSelector, Service } from "../../kube/objects";
import { nearWord } from "../../service/near-word";

/** An end that is somebody's name. */
export type NamedEnd = Extract<ExpectationEnd, { readonly name: string }>;
/** An end that says whom it means by labels. */
export type SelectorEnd = Extract<ExpectationEnd, { readonly kind: "selector" }>;

/** An end that names nobody, and why. */
export interface NobodyEnd {
  readonly kind: "nobody";
  readonly code: "expectation-names-nobody" | "expectation-service-missing";
  /** “no pod has app=frontnd in shop; 3 pods have app=frontend”. */
  readonly reason: string;
}

/** An end that names nobody, for a reason. */
export function nobody(reason: string, code: NobodyEnd["code"] = "expectation-names-nobody"): NobodyEnd {
  return { kind: "nobody", code, reason };
}

/** Why no pod that takes part has that name, and who was perhaps meant. */
export function noPod(cluster: Cluster, { kind, namespace, name }: NamedEnd): NobodyEnd {
  const excluded = cluster.excludedPods.find(({ id }) => id === `${namespace}/${name}`);
  if (excluded !== undefined) return nobody(`${name} in ${namespace} has ${excluded.reason} and takes no part`);
  const isWorkload = kind === "pod" && cluster.workloads.has(`${namespace}/${name}`);
  const what = kind === "pod" ? "pod" : "pod or workload";
  const hint = isWorkload
    ? `; ${name} is a workload: write workload: ${name}`
    : nearHint(name, namesIn(namespace, [...cluster.pods.values(), ...cluster.workloads.values()]));
  return nobody(`there is no ${what} ${name} in ${namespace}${hint || elsewhereHint(cluster, namespace, name)}`);
}

/** Why no workload has that name, and who was perhaps meant. */
export function noWorkload(cluster: Cluster, { namespace, name }: NamedEnd): NobodyEnd {
  const hint = cluster.pods.has(`${namespace}/${name}`)
    ? `; ${name} is a pod: write pod: ${name}`
    : nearHint(name, namesIn(namespace, cluster.workloads.values()));
  return nobody(`there is no workload ${name} in ${namespace}${hint || elsewhereHint(cluster, namespace, name)}`);
}

/** Why no Service has that name, and which was perhaps meant. */
export function noService(services: readonly Service[], { namespace, name }: NamedEnd): NobodyEnd {
  const hint = nearHint(name, namesIn(namespace, services));
  const other = services.find((service) => service.name === name);
  const elsewhere = other === undefined ? "" : `; there is one in ${other.namespace}`;
  return nobody(`there is no Service ${name} in ${namespace}${hint || elsewhere}`, "expectation-service-missing");
}

function namesIn(home: string, all: Iterable<{ readonly namespace: string; readonly name: string }>): Set<string> {
  return new Set(Array.from(all).flatMap(({ namespace, name }) => (namespace === home ? name : [])));
}

function nearHint(name: string, names: Iterable<string>): string {
  const near = nearWord(name, names);
  return near === null ? "" : `; there is ${near}`;
}

/** The same name in another namespace, which is often forgotten. */
function elsewhereHint(cluster: Cluster, home: string, name: string): string {
  const all = [...cluster.pods.values(), ...cluster.workloads.values()];
  const other = all.find((one) => one.name === name && one.namespace !== home);
  return other === undefined ? "" : `; there is one in ${other.namespace}`;
}

/** Names of the namespaces that a selector means; its own one without a namespaceSelector (N26). */
export function selectedNamespaces(
  cluster: Cluster,
  { namespace, namespaceSelector }: SelectorEnd,
): ReadonlySet<string> {
  if (namespaceSelector === null) return new Set([namespace]);
  const all = [...cluster.namespaces.values()];
  return new Set(all.flatMap(({ name, labels }) => (selectorMatches(namespaceSelector, labels) ? name : [])));
}

/** Why a selector selects no pod; who has nearly the label that nobody has. */
export function nothingSelected(cluster: Cluster, end: SelectorEnd): NobodyEnd {
  const { namespace, podSelector, namespaceSelector } = end;
  const namespaces = selectedNamespaces(cluster, end);
  if (namespaceSelector === null && !cluster.namespaces.has(namespace))
    return nobody(`there is no namespace ${namespace}${nearHint(namespace, cluster.namespaces.keys())}`);
  if (namespaceSelector !== null && namespaces.size === 0) {
    const labels = [...cluster.namespaces.values()].map((each) => each.labels);
    return nobody(`no namespace has ${formatSelector(namespaceSelector)}${labelHint(namespaceSelector, labels)}`);
  }
  const where = namespaceSelector === null ? namespace : "the selected namespaces";
  if (podSelector === null || podSelector.requirements.length === 0) return nobody(`there is no pod in ${where}`);
  const pods = [...cluster.pods.values()].filter((member) => namespaces.has(member.namespace));
  const hint = labelHint(
    podSelector,
    pods.map(({ pod }) => pod.labels),
    "pod",
  );
  return nobody(`no pod has ${formatSelector(podSelector)} in ${where}${hint}`);
}

/** The nearest value that is there of a label that nobody has, and who has it. */
function labelHint(
  { requirements }: LabelSelector,
  all: readonly ReadonlyMap<string, string>[],
  what: "namespace" | "pod" = "namespace",
): string {
  for (const { key, operator, values } of requirements) {
    const [value] = values;
    if (operator !== "In" || value === undefined || values.length > 1) continue;
    if (all.some((labels) => labels.get(key) === value)) continue;
    const near = nearWord(
      value,
      all.flatMap((labels) => labels.get(key) ?? []),
    );
    if (near === null) continue;
    const count = all.filter((labels) => labels.get(key) === near).length;
    return `; ${count === 1 ? `1 ${what} has` : `${count} ${what}s have`} ${key}=${near}`;
  }
  return "";
}
