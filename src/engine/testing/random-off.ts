import type { Off } from "../insight/what-if/off";
import { NAMESPACE_NAME_LABEL } from "../kube/namespace-name-label";
import type { Scenario } from "../read-scenario";
import { at, isMap, items, type Json, type JsonMap } from "./json";
import { namespaceOf } from "./naive-reader";
import type { Random } from "./random";

/** A few things that can be left out of a scenario, each once; none where there is nothing. */
export function randomOff(random: Random, { cluster, policies }: Scenario, most: number): readonly Off[] {
  const all: Off[] = policies.flatMap((policy): Off[] => {
    const id = `${policy.namespace}/${policy.name}`;
    const rules = (["ingress", "egress"] as const).flatMap((direction) =>
      policy[direction].map((_, index): Off => ({ kind: "rule", policy: id, direction, index })),
    );
    return [{ kind: "policy", policy: id }, ...rules];
  });
  for (const { id, pod, workload } of cluster.pods.values()) {
    for (const key of pod.labels.keys()) {
      all.push({ kind: "label", target: { kind: "workload", id: workload }, key });
      all.push({ kind: "label", target: { kind: "pod", id }, key });
    }
  }
  for (const { name, labels } of cluster.namespaces.values()) {
    for (const key of labels.keys()) {
      if (key !== NAMESPACE_NAME_LABEL) all.push({ kind: "label", target: { kind: "namespace", id: name }, key });
    }
  }
  if (all.length === 0) return [];
  const taken = new Map(random.times(1, most, () => random.pick(all)).map((off) => [JSON.stringify(off), off]));
  return [...taken.values()];
}

/**
 * The objects as somebody would write them who really takes these things away; null where no text says it: one pod of a
 * template cannot lose a label alone.
 */
export function writtenWithout(
  objects: readonly Json[],
  off: readonly Off[],
  { cluster, policies }: Scenario,
): readonly Json[] | null {
  let now = objects;
  // Later rules first, so that the positions of earlier ones hold.
  const inOrder = [...off].sort((a, b) => (a.kind === "rule" && b.kind === "rule" ? b.index - a.index : 0));
  for (const each of inOrder) {
    if (each.kind === "policy") now = now.filter((object) => !isPolicy(object, each.policy));
    if (each.kind === "rule") {
      const types = policies.find(({ namespace, name }) => `${namespace}/${name}` === each.policy)?.policyTypes;
      const policyTypes = [...(types?.ingress ? ["Ingress"] : []), ...(types?.egress ? ["Egress"] : [])];
      now = now.map((object) => {
        if (!isPolicy(object, each.policy)) return object;
        const rules = items(at(object, "spec", each.direction)).filter((_, index) => index !== each.index);
        return changed(object, ["spec"], { policyTypes, [each.direction]: rules });
      });
    }
    if (each.kind !== "label") continue;
    const { target, key } = each;
    if (target.kind === "namespace") {
      now = now.map((object) =>
        at(object, "kind") === "Namespace" && at(object, "metadata", "name") === target.id
          ? withoutKey(object, ["metadata"], key)
          : object,
      );
      continue;
    }
    const ids = target.kind === "pod" ? [target.id] : (cluster.workloads.get(target.id)?.pods ?? []);
    for (const id of ids) {
      const pod = cluster.pods.get(id);
      if (pod?.fromTemplate === true && target.kind === "pod") return null;
      now = now.map((object) => {
        const kind = at(object, "kind");
        const own = `${namespaceOf(object)}/${at(object, "metadata", "name")}`;
        if (pod?.fromTemplate !== true) {
          return kind === "Pod" && own === id ? withoutKey(object, ["metadata"], key) : object;
        }
        const { owner, namespace } = pod.pod;
        if (kind !== owner?.kind || own !== `${namespace}/${owner.name}`) return object;
        const template = kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
        return withoutKey(object, [...template, "metadata"], key);
      });
    }
  }
  return now;
}

function isPolicy(object: Json, id: string): boolean {
  return (
    at(object, "kind") === "NetworkPolicy" &&
    at(object, "apiVersion") === "networking.k8s.io/v1" &&
    `${namespaceOf(object)}/${at(object, "metadata", "name")}` === id
  );
}

function withoutKey(object: Json, path: readonly string[], key: string): Json {
  const labels = at(object, ...path, "labels");
  if (!isMap(labels)) return object;
  const left = Object.fromEntries(Object.entries(labels).filter(([name]) => name !== key));
  return changed(object, path, { labels: left });
}

function changed(object: Json, path: readonly string[], fields: JsonMap): Json {
  const [step, ...rest] = path;
  const map = isMap(object) ? object : {};
  if (step === undefined) return { ...map, ...fields };
  return { ...map, [step]: changed(at(map, step), rest, fields) };
}
