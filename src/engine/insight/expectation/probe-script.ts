import type { Cluster, ClusterPod } from "../../cluster/cluster";
import type { DecodedObject } from "../../kube/objects";
import { firstPairs, leftOutNote, MOST_PROBES, podsByWorkload } from "./exported-pairs";
import { type ExportedProbe, listProbes } from "./exported-probes";
import type { ExportedText } from "./exported-text";
import { createOnlyLabels } from "./only-labels";
import { SCRIPT_HEAD } from "./probe-script-head";

/**
 * The expectations as a POSIX shell script that dials every pair of pods in a real cluster with `nc`, by `kubectl exec` or
 * an ephemeral container. Every text of the user stands in single quotes.
 */
export function exportScript(cluster: Cluster, objects: readonly DecodedObject[]): ExportedText {
  const { probes, notes } = listProbes(cluster, objects);
  const told = new Set(notes);
  const onlyLabels = createOnlyLabels(cluster);
  const lines: string[] = [];
  let count = 0;
  for (const probe of probes) {
    const found = linesOf({ cluster, onlyLabels }, probe, MOST_PROBES - lines.length, told);
    lines.push(...found.lines);
    count += found.count;
  }
  for (const note of leftOutNote(count - lines.length, "probes")) told.add(note);
  const remarks = [...told].map((note) => `# ${note.replace(/[^\x20-\x7e\p{L}\p{N}\p{P}→]/gu, "?")}\n`).join("");
  const text = [SCRIPT_HEAD, remarks, remarks === "" ? "" : "\n", ...lines, 'exit "$failed"\n'].join("");
  return { fileName: "check-policies.sh", text, notes: [...told] };
}

/** Pods as the script finds them. */
interface Selection {
  readonly namespace: string;
  readonly by: "pod" | "labels" | "address";
  readonly value: string;
}

/** A cluster in which pods are looked for. */
interface Searched {
  readonly cluster: Cluster;
  readonly onlyLabels: ReturnType<typeof createOnlyLabels>;
}

/** The lines of a probe, so many as there is room for, and how many there are. */
function linesOf(
  searched: Searched,
  { name, expect, sources, target, ports }: ExportedProbe,
  room: number,
  notes: Set<string>,
) {
  const from = selectionsOf(searched, sources, name, notes);
  const to: readonly Selection[] =
    "host" in target
      ? [{ namespace: "", by: "address", value: target.host }]
      : selectionsOf(searched, target.pods, name, notes);
  const wanted = expect === "Allowed" ? "open" : "shut";
  const lines: string[] = [];
  let count = 0;
  for (const { protocol, port } of ports) {
    if (protocol !== "TCP") {
      notes.add(`${name}: ${protocol} ${port} is left out, nc can tell only of TCP whether it got through`);
      continue;
    }
    const isPair = (source: Selection, destination: Selection) => !isSamePod(source, destination);
    count += from.length * to.length - countSame(from, to);
    for (const [source, destination] of firstPairs(from, to, room - lines.length, isPair)) {
      const words = [name, wanted, ...wordsOf(source), ...wordsOf(destination), `${port}`];
      lines.push(`verify ${words.map(quoteForShell).join(" ")}\n`);
    }
  }
  return { lines, count };
}

/** A pod alone is not asked about itself; among several the script leaves it out. */
function isSamePod(source: Selection, destination: Selection): boolean {
  return source.by === "pod" && keyOf(source) === keyOf(destination);
}

function countSame(from: readonly Selection[], to: readonly Selection[]): number {
  const own = new Set(from.flatMap((each) => (each.by === "pod" ? keyOf(each) : [])));
  return to.filter((each) => own.has(keyOf(each))).length;
}

function keyOf(selection: Selection): string {
  return wordsOf(selection).join(" ");
}

function wordsOf({ namespace, by, value }: Selection): readonly string[] {
  return [namespace, by, value];
}

/** A text as one word of a POSIX shell: nothing in single quotes means anything but the quote itself. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("\0", "").replaceAll("'", "'\\''")}'`;
}

/** A workload's pods are found by their labels, since those of tomorrow have other names. */
function selectionsOf(
  { cluster, onlyLabels }: Searched,
  pods: readonly ClusterPod[],
  name: string,
  notes: Set<string>,
): readonly Selection[] {
  return [...podsByWorkload(pods)].flatMap(([id, own]): readonly Selection[] => {
    const workload = cluster.workloads.get(id);
    const isMade = workload !== undefined && workload.kind !== "Pod";
    const labels = isMade && own.length === workload.pods.length ? onlyLabels(own) : null;
    if (workload !== undefined && labels !== null)
      return [{ namespace: workload.namespace, by: "labels", value: labels }];
    return own.flatMap((pod): readonly Selection[] => {
      if (!pod.fromTemplate || workload?.kind === "StatefulSet")
        return [{ namespace: pod.namespace, by: "pod", value: pod.name }];
      notes.add(`${name}: pods of ${id} are left out, since no label tells them from others`);
      return [];
    });
  });
}
