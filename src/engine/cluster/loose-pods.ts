import type { Labels, Pod } from "../kube/objects";

/** Loose pods of a namespace with the same labels make one workload; a pod without labels stands for itself. */
export function groupLoosePods(pods: readonly Pod[]): readonly { readonly pod: Pod; readonly name: string }[] {
  const groups = new Map<string, Pod[]>();
  for (const pod of pods) {
    const key = pod.labels.size === 0 ? `${pod.namespace}/${pod.name}` : `${pod.namespace} ${labelKey(pod.labels)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [pod]);
    else group.push(pod);
  }
  const used = new Set<string>();
  return [...groups.values()].flatMap((group) => {
    const common = group.length === 1 ? (group[0]?.name ?? "") : commonName(group.map((pod) => pod.name));
    const first = group[0];
    const plain = `${first?.namespace}/${common}`;
    const name = used.has(plain) ? (first?.name ?? common) : common;
    used.add(plain);
    return group.map((pod) => ({ pod, name }));
  });
}

/** Labels as one string that is equal for equal labels. */
export function labelKey(labels: Labels): string {
  return JSON.stringify([...labels].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The longest common beginning of names without its trailing separators and digits; the first name where there is none. */
function commonName(names: readonly string[]): string {
  let common = names[0] ?? "";
  for (const name of names) while (!name.startsWith(common)) common = common.slice(0, -1);
  return common.replace(/[-.0-9]+$/, "") || (names[0] ?? "");
}
