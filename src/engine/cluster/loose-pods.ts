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
  const names = new Set(pods.map((pod) => `${pod.namespace}/${pod.name}`));
  const used = new Set<string>();
  return [...groups.values()].flatMap((group) => {
    const name = nameOf(group, names, used);
    used.add(`${group[0]?.namespace}/${name}`);
    return group.map((pod) => ({ pod, name }));
  });
}

/** What the names of a group's pods have in common; the first pod's where another group or its pod is called so. */
function nameOf(group: readonly Pod[], names: ReadonlySet<string>, used: ReadonlySet<string>): string {
  const [first, ...rest] = group;
  if (first === undefined) return "";
  if (rest.length === 0) return first.name;
  const common = commonName(group.map((pod) => pod.name));
  const isPod = names.has(`${first.namespace}/${common}`) && !group.some((pod) => pod.name === common);
  return isPod || used.has(`${first.namespace}/${common}`) ? first.name : common;
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
