import type { PictureEnd, WorkloadEnd } from "../insight/picture-ends";
import type { Evaluation } from "../policy/evaluation";
import { labelsOf, type NodeBox } from "./node-boxes";

/** Everything by which a search finds an end: its names, its labels `key=value`, its ranges. */
export function searchTexts(
  { cluster }: Evaluation,
  boxes: readonly NodeBox[],
): (end: PictureEnd) => readonly string[] {
  const byId = new Map(boxes.map((box) => [box.id, box]));
  const ofPart = ({ id, namespace, members }: WorkloadEnd): readonly string[] => {
    const labels = labelsOf(members.flatMap(({ pods }) => pods.map(({ pod }) => pod.labels)));
    return [`${namespace}/${cluster.workloads.get(id)?.name ?? id}`, ...labels];
  };
  return (end) => {
    const box = byId.get(end.id);
    if (end.kind === "namespace") return [end.namespace, ...end.parts.flatMap(ofPart)];
    if (box?.kind === "workload") return [`${box.namespace}/${box.name}`, ...box.labels];
    return box?.kind === "range" ? [box.name, ...box.ranges] : [end.id];
  };
}
