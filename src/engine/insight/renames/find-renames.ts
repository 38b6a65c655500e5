import type { Cluster, ClusterPod, Workload } from "../../cluster/cluster";
import { namespaceEndId } from "../picture-ends";
import { objectKey, renamedObjects } from "./renamed-objects";
import { type NamedThings, NO_RENAMES, type Renamed, type Renames } from "./renames";

/**
 * Finds what has another name than before. A workload is the same where its pods come from the same objects, whatever all
 * of these are called now. What is not certain is no renaming: it came, and something else went.
 */
export function findRenames(before: NamedThings, now: NamedThings): Renames {
  if (before.cluster === now.cluster) return NO_RENAMES;
  const objects = renamedObjects(before.objects, now.objects);
  const workloads = renamedWorkloads(before.cluster, now.cluster, objects);
  const pods = renamedPods(before.cluster, now.cluster, objects);
  if (objects.size === 0 && workloads.size === 0) return NO_RENAMES;
  const namespaces = renamedNamespaces(before.cluster, now.cluster, objects, workloads);
  const moved = new Set(namespaces.flatMap((each) => each.workloads.map(([from]) => from)));
  const ends = new Map([...workloads].map(([from, to]) => [to, from]));
  for (const { from, to } of namespaces) ends.set(namespaceEndId(to), namespaceEndId(from));
  for (const [to, from] of pods) ends.set(`pod ${to}`, `pod ${from}`);
  const told: readonly Renamed[] = [
    ...namespaces,
    ...toldPods(before.cluster, workloads, objects, moved),
    ...[...workloads].flatMap(([from, to]): readonly Renamed[] =>
      moved.has(from) ? [] : [{ kind: "workload", from, to, workloads: [[from, to]] }],
    ),
  ];
  return { told, ends, pods: new Set(pods.keys()) };
}

type Moves = ReadonlyMap<string, string>;

/** Ids of workloads that are there no longer, with those that came and have the same pods. */
function renamedWorkloads(before: Cluster, now: Cluster, objects: Moves): Moves {
  const found = new Map<string, string>();
  const gone = [...before.workloads.keys()].filter((id) => !now.workloads.has(id));
  const come = [...now.workloads.keys()].filter((id) => !before.workloads.has(id));
  if (gone.length === 0 || come.length === 0) return found;
  const bySources = new Map([...sourcesOfWorkloads(now, come, new Map())].map(([id, key]) => [key, id]));
  for (const [id, key] of sourcesOfWorkloads(before, gone, objects)) {
    const to = bySources.get(key);
    if (to !== undefined) found.set(id, to);
  }
  return found;
}

/** By the ids of some workloads the objects that their pods would come from, under the names that they have now. */
function sourcesOfWorkloads(
  { pods, excludedPods, workloads }: Cluster,
  ids: readonly string[],
  renames: Moves,
): ReadonlyMap<string, string> {
  const sources = new Map(ids.map((id) => [id, new Set<string>()]));
  const note = (workload: string, source: () => string) => {
    const own = sources.get(workload);
    if (own === undefined) return;
    const key = source();
    own.add(renames.get(key) ?? key);
  };
  for (const pod of pods.values()) note(pod.workload, () => sourceOf(pod));
  for (const { pod, workload } of excludedPods) note(workload, () => objectKey(pod));
  for (const [id, own] of sources) {
    const workload = workloads.get(id);
    if (own.size === 0 && workload !== undefined)
      note(id, () => `${workload.kind} ${workload.namespace}/${workload.name}`);
  }
  return new Map(Array.from(sources, ([id, own]) => [id, [...own].sort().join("\n")]));
}

/** Key of the object that a pod is or is made of. */
function sourceOf({ pod, fromTemplate, namespace }: ClusterPod): string {
  return fromTemplate && pod.owner !== null ? `${pod.owner.kind} ${namespace}/${pod.owner.name}` : objectKey(pod);
}

/** Ids of pods that have another one than before, from the new to the old one. */
function renamedPods(before: Cluster, now: Cluster, objects: Moves): Moves {
  const former = new Map([...objects].map(([from, to]) => [to, from]));
  const found = new Map<string, string>();
  if (former.size === 0) return found;
  for (const pod of now.pods.values()) {
    const source = sourceOf(pod);
    const old = former.get(source);
    if (old === undefined) continue;
    // `backend-2` of `Deployment shop/backend` was `api-2` of `Deployment shop/api`.
    const nameOf = (key: string) => key.slice(key.indexOf(" ") + 1);
    const was = `${nameOf(old)}${pod.id.slice(nameOf(source).length)}`;
    if (before.pods.has(was)) found.set(pod.id, was);
  }
  return found;
}

/** Namespaces that are there no longer, and whose name another one has, with everything that ran in them. */
function renamedNamespaces(before: Cluster, now: Cluster, objects: Moves, workloads: Moves): readonly Renamed[] {
  const inside = workloadsByNamespace(before);
  const insideNow = workloadsByNamespace(now);
  const taken = new Set<string>();
  return [...before.namespaces.values()].flatMap((namespace): readonly Renamed[] => {
    if (now.namespaces.has(namespace.name)) return [];
    const own = inside.get(namespace.name) ?? [];
    const pairs = own.flatMap(({ id, name }) => {
      const to = now.workloads.get(workloads.get(id) ?? "");
      return to === undefined || to.name !== name ? [] : [[id, to] as const];
    });
    const declared = objects.get(objectKey(namespace))?.slice("Namespace ".length);
    const to = declared ?? pairs[0]?.[1].namespace;
    if (to === undefined || before.namespaces.has(to) || taken.has(to)) return [];
    const isWhole = pairs.length === own.length && pairs.every(([, workload]) => workload.namespace === to);
    if (!isWhole || (insideNow.get(to) ?? []).length !== pairs.length) return [];
    taken.add(to);
    return [
      { kind: "namespace", from: namespace.name, to, workloads: pairs.map(([from, workload]) => [from, workload.id]) },
    ];
  });
}

function workloadsByNamespace({ workloads }: Cluster): ReadonlyMap<string, readonly Workload[]> {
  const found = new Map<string, Workload[]>();
  for (const workload of workloads.values()) {
    if (workload.assumed) continue;
    const known = found.get(workload.namespace);
    if (known === undefined) found.set(workload.namespace, [workload]);
    else known.push(workload);
  }
  return found;
}

/** Stated pods that have a name of their own: neither their workload's alone, nor one that follows from its. */
function toldPods(before: Cluster, workloads: Moves, objects: Moves, moved: ReadonlySet<string>): readonly Renamed[] {
  return [...before.pods.values()].flatMap(({ id, pod, workload, fromTemplate }): readonly Renamed[] => {
    const to = fromTemplate ? undefined : objects.get(objectKey(pod))?.slice("Pod ".length);
    if (to === undefined || moved.has(workload)) return [];
    const group = before.workloads.get(workload);
    const isOwn = group?.kind === "Pod" ? group.pods.length > 1 : !workloads.has(workload);
    return isOwn ? [{ kind: "pod", from: id, to, workloads: [] }] : [];
  });
}
