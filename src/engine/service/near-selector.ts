import type { Cluster } from "../cluster/cluster";
import { selectorMatchesAll } from "../cluster/selected-pods";
import type { Labels, Service } from "../kube/objects";
import { editDistance } from "./edit-distance";

/** `app=web, tier=front`. */
export function selectorWords(selector: Labels): string {
  return [...selector].map(([key, value]) => `${key}=${value}`).join(", ");
}

/**
 * What a selector that selects no pod was surely meant to select, in words: `3 pods have app=web`. Near are pods of the
 * Service's namespace that have most of its labels, or one of its keys with a value that is alike; else pods of another
 * namespace that have them all; else the values that its first key has here. Null where no pod has any of its keys.
 */
export function nearSelector(cluster: Cluster, { namespace, selector }: Service): string | null {
  if (selector === null) return null;
  const candidates = new Map<string, Candidate>();
  let elsewhere: { namespace: string; count: number } | null = null;
  for (const pod of cluster.pods.values()) {
    if (pod.namespace !== namespace) {
      if (!selectorMatchesAll(selector, pod.pod.labels)) continue;
      elsewhere ??= { namespace: pod.namespace, count: 0 };
      if (elsewhere.namespace === pod.namespace) elsewhere.count++;
      continue;
    }
    const own = [...selector.keys()].flatMap((key) => {
      const value = pod.pod.labels.get(key);
      return value === undefined ? [] : [[key, value] as const];
    });
    const key = JSON.stringify(own);
    const known = candidates.get(key);
    if (known !== undefined) known.count++;
    else candidates.set(key, { own: new Map(own), count: 1, score: scoreOf(selector, new Map(own)) });
  }
  const best = [...candidates.values()].sort((a, b) => b.score - a.score).find(({ score }) => score >= NEAR);
  if (best !== undefined) return `${countOf(best.count)} ${selectorWords(best.own)}${missingWords(selector, best.own)}`;
  if (elsewhere === null) return valuesHere(namespace, selector, [...candidates.values()]);
  const { namespace: other, count } = elsewhere;
  const have = count === 1 ? "1 pod of namespace" : `${count} pods of namespace`;
  return `${have} ${other} ${count === 1 ? "has" : "have"} it, but a Service selects in its own namespace only`;
}

/** Half of what one value counts that is alike in 4 of 10 letters. */
const NEAR = 0.2;

/** `pods of shop have app=api, app=web`. */
function valuesHere(namespace: string, selector: Labels, candidates: readonly Candidate[]): string | null {
  for (const key of selector.keys()) {
    const values = [...new Set(candidates.flatMap(({ own }) => own.get(key) ?? []))].slice(0, 3);
    if (values.length > 0) return `pods of ${namespace} have ${values.map((value) => `${key}=${value}`).join(", ")}`;
  }
  return null;
}

interface Candidate {
  /** The selector's keys that the pod has, with its values. */
  readonly own: Labels;
  readonly score: number;
  count: number;
}

/** One point for each label that is the same, a part of one for a value that is alike; 0 where nothing is near. */
function scoreOf(selector: Labels, own: Labels): number {
  let score = 0;
  for (const [key, wanted] of selector) {
    const value = own.get(key);
    if (value === wanted) score += 1;
    else if (value !== undefined) score += likeness(wanted, value) / 2;
  }
  return score;
}

function missingWords(selector: Labels, own: Labels): string {
  const missing = [...selector.keys()].filter((key) => !own.has(key));
  return missing.length === 0 ? "" : ` and no ${missing.join(", ")}`;
}

function countOf(count: number): string {
  return count === 1 ? "1 pod has" : `${count} pods have`;
}

/** 1 for equal words, 0 for words that have no letter in common. */
function likeness(a: string, b: string): number {
  return 1 - editDistance(a, b) / Math.max(a.length, b.length, 1);
}
