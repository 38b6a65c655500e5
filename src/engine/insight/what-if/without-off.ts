import { presumeFamilies } from "../../cluster/build-cluster";
import type { Cluster } from "../../cluster/cluster";
import { completeCluster } from "../../cluster/complete-cluster";
import { isNamespaced } from "../../cluster/namespaced";
import { NAMESPACE_NAME_LABEL } from "../../kube/namespace-name-label";
import type { DecodedObject, NetworkPolicy } from "../../kube/objects";
import { placeOf } from "../../source/range";
import { type Off, type OffItem, type OffTarget, offWords } from "./off";
import {
  clusterPodWithout,
  controllerWithout,
  isController,
  type LeftOutKeys,
  namespaceWithout,
  podWithout,
} from "./without-labels";
import { policyWithout } from "./without-rules";

/** What a scenario comes to, as far as things can be left out of it. */
export interface GivenWorld {
  readonly objects: readonly DecodedObject[];
  readonly cluster: Cluster;
  /** See `completeCluster`. */
  readonly complete: () => Cluster;
}

/** A scenario without what is off. All that is not off is the same object as in the scenario. */
export interface WorldWithout extends GivenWorld {
  readonly policies: readonly NetworkPolicy[];
  /** What became of each thing that is off, in their order. */
  readonly items: readonly OffItem[];
}

/** Leaves things out of scenarios, one after the other; what did not change since the one before is the same object. */
export type LeaveOut = (given: GivenWorld, off: readonly Off[]) => WorldWithout;

/**
 * Makes what leaves things out. Places in the text stay true, since nothing is read again. Workloads stay what they are:
 * loose pods that lose a label are still drawn together, and an owner is still found.
 */
export function createLeaveOut(): LeaveOut {
  let last: { readonly key: string; readonly of: Cluster; readonly cluster: Cluster } | null = null;
  let completed: { readonly of: Cluster; readonly complete: Cluster } | null = null;
  return (given, off) => {
    const items = off.map((each): OffItem => itemOf(each, given));
    const meant = items.flatMap(({ ignored, off: each }) => (ignored === null ? each : []));
    const keys = leftOutKeys(meant, given.cluster);
    const policiesOff = new Set(meant.flatMap((each) => (each.kind === "policy" ? each.policy : [])));
    const objects = given.objects.flatMap((object): readonly DecodedObject[] | DecodedObject => {
      if (object.kind === "NetworkPolicy") {
        const id = `${object.namespace}/${object.name}`;
        if (policiesOff.has(id)) return [];
        const rules = meant.flatMap((each) => (each.kind === "rule" && each.policy === id ? each : []));
        return rules.length === 0 ? object : policyWithout(object, rules);
      }
      return withoutLabels(object, keys);
    });
    const fresh = clusterWithout(given, objects, keys);
    const key = keyOf(fresh, given.cluster, keys);
    const isSame = last !== null && last.of === given.cluster && last.key === key;
    const cluster = last !== null && isSame ? last.cluster : fresh;
    last = { key, of: given.cluster, cluster };
    return {
      objects,
      cluster,
      complete() {
        if (cluster === given.cluster) return given.complete();
        if (completed?.of !== cluster) completed = { of: cluster, complete: completeCluster(objects, cluster) };
        return completed.complete;
      },
      policies: objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy"),
      items,
    };
  };
}

/** What is to be left out and is not in the text any more. */
export function goneItem(off: Off): OffItem {
  return { off, now: null, words: offWords(off), ignored: "it is not in the text any more", place: null };
}

function itemOf(off: Off, { objects, cluster }: GivenWorld): OffItem {
  const words = offWords(off);
  if (off.kind === "label") {
    if (off.target.kind === "namespace" && off.key === NAMESPACE_NAME_LABEL) {
      return { off, now: off, words, ignored: "every namespace has this label: the API server sets it", place: null };
    }
    return hasLabel(off.target, off.key, cluster)
      ? { off, now: off, words, ignored: null, place: null }
      : goneItem(off);
  }
  const policy = objects.find(
    (object): object is NetworkPolicy =>
      object.kind === "NetworkPolicy" && `${object.namespace}/${object.name}` === off.policy,
  );
  if (policy === undefined) return goneItem(off);
  if (off.kind === "policy")
    return { off, now: off, words, ignored: null, place: placeOf(policy.origin, policy.nameRange) };
  const rule = policy[off.direction][off.index];
  if (rule === undefined) return goneItem(off);
  return { off, now: off, words, ignored: null, place: placeOf(policy.origin, rule.range) };
}

function hasLabel({ kind, id }: OffTarget, key: string, { namespaces, pods, workloads }: Cluster): boolean {
  if (kind === "namespace") return namespaces.get(id)?.labels.has(key) === true;
  const ids = kind === "pod" ? [id] : (workloads.get(id)?.pods ?? []);
  return ids.some((pod) => pods.get(pod)?.pod.labels.has(key) === true);
}

/** Keys that are left out, by what has them. */
interface LeftOutLabels {
  readonly namespaces: ReadonlyMap<string, LeftOutKeys>;
  /** By the pod's id. */
  readonly pods: ReadonlyMap<string, LeftOutKeys>;
  /** Of pods made of a template, by the place of their controller in the text. */
  readonly templates: ReadonlyMap<object, LeftOutKeys>;
}

function leftOutKeys(off: readonly Off[], { pods, workloads }: Cluster): LeftOutLabels {
  const namespaces = new Map<string, readonly string[]>();
  const ofPods = new Map<string, readonly string[]>();
  const templates = new Map<object, readonly string[]>();
  const add = <Key>(keys: Map<Key, readonly string[]>, of: Key, key: string) =>
    keys.set(of, [...new Set([...(keys.get(of) ?? []), key])].sort());
  for (const each of off) {
    if (each.kind !== "label") continue;
    const { target, key } = each;
    if (target.kind === "namespace") add(namespaces, target.id, key);
    if (target.kind === "pod") add(ofPods, target.id, key);
    if (target.kind !== "workload") continue;
    for (const id of workloads.get(target.id)?.pods ?? []) {
      const pod = pods.get(id);
      add(ofPods, id, key);
      if (pod?.fromTemplate === true) add(templates, pod.pod.origin, key);
    }
  }
  return { namespaces, pods: ofPods, templates };
}

function withoutLabels(object: DecodedObject, { namespaces, pods, templates }: LeftOutLabels): DecodedObject {
  if (object.kind === "Namespace") return without(object, namespaces.get(object.name), namespaceWithout);
  if (object.kind === "Pod") return without(object, pods.get(`${object.namespace}/${object.name}`), podWithout);
  return isController(object) ? without(object, templates.get(object.origin), controllerWithout) : object;
}

function without<T>(whole: T, keys: LeftOutKeys | undefined, make: (whole: T, keys: LeftOutKeys) => T): T {
  return keys === undefined ? whole : make(whole, keys);
}

/** The cluster itself where nothing of it is another. */
function clusterWithout({ cluster }: GivenWorld, objects: readonly DecodedObject[], keys: LeftOutLabels): Cluster {
  const named = new Set(objects.flatMap((object) => (isNamespaced(object) ? object.namespace : [])));
  // A namespace that only a policy names is not there without it.
  const isLeft = (name: string) => cluster.namespaces.get(name)?.implied !== true || named.has(name);
  const areAllLeft = [...cluster.namespaces.keys()].every(isLeft);
  const areFamiliesStated = [...cluster.pods.values()].some(({ address }) => address.kind === "stated");
  const families = areFamiliesStated ? cluster.presumedFamilies : presumeFamilies(objects);
  const areSameFamilies = families.join() === cluster.presumedFamilies.join();
  const hasLabelsOff = keys.namespaces.size + keys.pods.size > 0;
  if (areAllLeft && areSameFamilies && !hasLabelsOff) return cluster;
  return {
    ...cluster,
    namespaces: new Map(
      [...cluster.namespaces].flatMap(([name, namespace]) =>
        isLeft(name) ? [[name, without(namespace, keys.namespaces.get(name), namespaceWithout)]] : [],
      ),
    ),
    pods:
      keys.pods.size === 0
        ? cluster.pods
        : new Map([...cluster.pods].map(([id, pod]) => [id, without(pod, keys.pods.get(id), clusterPodWithout)])),
    presumedFamilies: areSameFamilies ? cluster.presumedFamilies : families,
  };
}

/** Equal for what comes to the same cluster, of the same one. */
function keyOf(fresh: Cluster, { presumedFamilies }: Cluster, { namespaces, pods }: LeftOutLabels): string {
  const families = fresh.presumedFamilies === presumedFamilies ? "" : fresh.presumedFamilies.join();
  return JSON.stringify([[...fresh.namespaces.keys()], families, [...namespaces], [...pods]]);
}
