import type { Cluster, ClusterPod } from "../../cluster/cluster";
import type { DecodedObject, Labels } from "../../kube/objects";
import { type DraftFile, withDraft } from "../draft-files";
import type { EditContext } from "../edit-context";
import { type Refused, refused } from "../refused";
import { editDraft } from "../text/edit-object";
import { type EditPath, type EditValue, isMap, mapOf, treeValue, valueAt } from "../text/edit-value";
import { rangeOfObject } from "../text/file-objects";
import type { TextDraft } from "../text/text-draft";
import type { TreeEdit } from "../text/tree-edit";
import type { CutEnd, PodsEnd } from "./cut-ends";

/** Pods with one label more, in the text and in the cluster. */
export interface LabelledPods {
  readonly kind: "done";
  readonly files: readonly DraftFile[];
  readonly cluster: Cluster;
  readonly steps: readonly string[];
}

/** Gives pods a label: the objects that state them, and the template of what makes them. */
export function labelPods(
  files: readonly DraftFile[],
  context: EditContext,
  end: PodsEnd,
  label: { readonly key: string; readonly value: string },
): LabelledPods | Refused {
  const obstacle = labelObstacle(context, end);
  if (obstacle !== null) return refused(obstacle);
  const { cluster } = context.evaluation;
  let now = files;
  const steps: string[] = [];
  // From the last object of a file to the first, so that none moves before its turn.
  const objects = objectsToLabel(context, end).toSorted((a, b) => b.origin.offset - a.origin.offset);
  for (const object of objects) {
    const file = now.find(({ name }) => name === object.origin.file);
    const at = object.origin.offset + object.range.from;
    const value = file === undefined ? null : valueOfObject(file.draft, at);
    if (file === undefined || value === null) return refused(`${object.name} is gone from the text`);
    const edit = editDraft(file.draft, at, [settingOf(value, labelPath(object), label)]);
    if (edit.kind === "refused") return refused(`${object.kind} ${object.name}: ${edit.reason}`);
    now = withDraft(now, file.name, file.draft.after(edit.edits));
    steps.push(`${object.kind} ${object.name} gets the label ${label.key}=${label.value}`);
  }
  return { kind: "done", files: now, cluster: relabelled(cluster, end, label), steps };
}

/** Why these pods cannot get a label of their own, as a sentence; null where they can. */
export function labelObstacle({ evaluation: { cluster } }: EditContext, end: CutEnd): string | null {
  if (end.kind === "addresses") return `${end.name} lies outside of the cluster and has no labels`;
  const own = new Set(end.pods.map(({ id }) => id));
  for (const pod of end.pods) {
    if (cluster.workloads.get(pod.workload)?.assumed === true)
      return `${end.name} is only assumed to be there, no text states it`;
    if (!pod.fromTemplate) continue;
    const sibling = [...cluster.pods.values()].find(
      (each) => each.pod.origin === pod.pod.origin && each.fromTemplate && !own.has(each.id),
    );
    if (sibling !== undefined)
      return `${end.name} is made from the same template as ${sibling.name}, so that both always have the same labels`;
  }
  return null;
}

/** A key and value that no pod and no policy uses yet; the value is what the pods are called. */
export function freshLabel(context: EditContext, end: PodsEnd): { readonly key: string; readonly value: string } {
  const { cluster, compiled } = context.evaluation;
  const used = new Set<string>();
  for (const { pod } of cluster.pods.values()) for (const key of pod.labels.keys()) used.add(key);
  for (const { podSelector, ingress, egress } of compiled.policies) {
    const peers = [...ingress, ...egress].flatMap((rule) => rule.peers);
    const selectors = [podSelector, ...peers.flatMap((peer) => (peer.kind === "pods" ? (peer.podSelector ?? []) : []))];
    for (const { key } of selectors.flatMap(({ requirements }) => requirements)) used.add(key);
  }
  const key = KEYS.find((each) => !used.has(each)) ?? numbered(used);
  const value = end.word.replace(/[^A-Za-z0-9._-]+/g, "-").slice(0, LONGEST_VALUE);
  return { key, value: value.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, "") || "apart" };
}

const KEYS = ["role", "app.kubernetes.io/component", "app.kubernetes.io/instance"];
const LONGEST_VALUE = 63;

function numbered(used: ReadonlySet<string>): string {
  for (let number = 2; ; number++) if (!used.has(`role-${number}`)) return `role-${number}`;
}

type Labelled = Extract<DecodedObject, { readonly kind: "Pod" }> | WorkloadObject;
type WorkloadObject = Extract<DecodedObject, { readonly template: unknown }>;

function objectsToLabel({ objects, evaluation: { cluster } }: EditContext, end: PodsEnd): readonly Labelled[] {
  const stated = new Set(end.pods.flatMap(({ fromTemplate, pod }) => (fromTemplate ? [] : [pod.origin])));
  const made = new Set(end.pods.flatMap(({ fromTemplate, pod }) => (fromTemplate ? [pod.origin] : [])));
  const workload = end.workload === null ? undefined : cluster.workloads.get(end.workload);
  return objects.flatMap((object): readonly Labelled[] => {
    if (object.kind === "Pod") return stated.has(object.origin) ? [object] : [];
    if (!("template" in object)) return [];
    const isController =
      object.kind === workload?.kind && object.name === workload.name && object.namespace === workload.namespace;
    return made.has(object.origin) || isController ? [object] : [];
  });
}

function valueOfObject(draft: TextDraft, at: number): EditValue | null {
  const object = draft.objects.findLast((each) => {
    const { from, to } = rangeOfObject(each);
    return from <= at && at <= to;
  });
  return object?.tree == null ? null : treeValue(object.tree);
}

function labelPath(object: Labelled): EditPath {
  if (object.kind === "Pod") return ["metadata", "labels"];
  const template = object.kind === "CronJob" ? ["spec", "jobTemplate", "spec", "template"] : ["spec", "template"];
  return [...template, "metadata", "labels"];
}

/** Maps that are missing on the way are written with it. */
function settingOf(value: EditValue, path: EditPath, { key, value: word }: { readonly key: string; value: string }) {
  const whole = [...path, key];
  let depth = 0;
  while (depth < path.length && isMap(valueAt(value, whole.slice(0, depth + 1)))) depth++;
  const nested = whole.slice(depth + 1).reduceRight<EditValue>((inner, step) => mapOf([String(step), inner]), word);
  const edit: TreeEdit = { kind: "set", path: whole.slice(0, depth + 1), value: nested };
  return edit;
}

function relabelled(cluster: Cluster, end: PodsEnd, { key, value }: { readonly key: string; value: string }): Cluster {
  const ids = new Set(end.pods.map(({ id }) => id));
  const pods = new Map<string, ClusterPod>();
  for (const [id, pod] of cluster.pods) {
    const labels: Labels = new Map([...pod.pod.labels, [key, value]]);
    pods.set(id, ids.has(id) ? { ...pod, pod: { ...pod.pod, labels } } : pod);
  }
  return { ...cluster, pods };
}
