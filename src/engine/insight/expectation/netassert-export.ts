import type { Cluster, ClusterPod } from "../../cluster/cluster";
import type { DecodedObject } from "../../kube/objects";
import { printText } from "../../manifest/print-yaml";
import { firstPairs, leftOutNote, MOST_PROBES, podsByWorkload } from "./exported-pairs";
import { type ExportedProbe, listProbes } from "./exported-probes";
import type { ExportedText } from "./exported-text";

/**
 * The expectations as tests of NetAssert v2, which dials single TCP and UDP ports from and to Pods, Deployments, StatefulSets
 * and DaemonSets.
 *
 * @see github.com/controlplaneio/netassert internal/data/types.go
 */
export function exportNetAssert(cluster: Cluster, objects: readonly DecodedObject[]): ExportedText {
  const { probes, notes } = listProbes(cluster, objects);
  const told = new Set(notes);
  const kept: NetAssertTest[] = [];
  let count = 0;
  for (const probe of probes) {
    const found = testsOf(cluster, probe, MOST_PROBES - kept.length, told);
    kept.push(...found.tests);
    count += found.count;
  }
  for (const note of leftOutNote(count - kept.length, "tests")) told.add(note);
  if (kept.some(({ source, target }) => [source, target].some((end) => "kind" in end && end.kind !== "pod")))
    told.add("NetAssert dials from and to one pod of each Deployment, StatefulSet or DaemonSet, not every one");
  const taken = new Set<string>();
  const text = kept.map((each) => printTest(each, taken)).join("");
  return { fileName: "tests.netassert.yaml", text: text === "" ? "[]\n" : text, notes: [...told] };
}

/** What NetAssert dials from or to. */
interface Resource {
  readonly kind: "pod" | "deployment" | "statefulset" | "daemonset";
  readonly name: string;
  readonly namespace: string;
}

interface NetAssertTest {
  readonly name: string;
  readonly isOpen: boolean;
  readonly protocol: "tcp" | "udp";
  readonly port: number;
  readonly source: Resource;
  readonly target: Resource | { readonly host: string };
}

/** The tests of a probe, so many as there is room for, and how many there are. */
function testsOf(
  cluster: Cluster,
  { name, expect, sources, target, ports }: ExportedProbe,
  room: number,
  notes: Set<string>,
) {
  const targets: readonly NetAssertTest["target"][] =
    "host" in target ? [target] : resourcesOf(cluster, target.pods, name, notes);
  const from = resourcesOf(cluster, sources, name, notes);
  const own = new Set(from.map(keyOf));
  const same = targets.filter((each) => !("host" in each) && each.kind === "pod" && own.has(keyOf(each))).length;
  const tests: NetAssertTest[] = [];
  let count = 0;
  for (const { protocol, port } of ports) {
    if (protocol === "SCTP") {
      notes.add(`${name}: SCTP ${port} is left out, NetAssert knows TCP and UDP`);
      continue;
    }
    if (protocol === "UDP" && "host" in target) {
      notes.add(`${name}: UDP ${port} is left out, NetAssert tests UDP only towards pods`);
      continue;
    }
    count += from.length * targets.length - same;
    const common = { name, isOpen: expect === "Allowed", protocol: protocol === "TCP" ? "tcp" : "udp", port } as const;
    const pairs = firstPairs(from, targets, room - tests.length, (source, to) => !isSamePod(source, to));
    for (const [source, to] of pairs) tests.push({ ...common, source, target: to });
  }
  return { tests, count };
}

function isSamePod(source: Resource, target: NetAssertTest["target"]): boolean {
  if ("host" in target || source.kind !== "pod") return false;
  return target.kind === "pod" && keyOf(source) === keyOf(target);
}

/** Equal for the same resource. */
function keyOf({ kind, namespace, name }: Resource): string {
  return `${kind} ${namespace}/${name}`;
}

/** Workloads all of whose pods are meant stand for them; else each pod stands for itself. */
function resourcesOf(
  cluster: Cluster,
  pods: readonly ClusterPod[],
  name: string,
  notes: Set<string>,
): readonly Resource[] {
  return [...podsByWorkload(pods)].flatMap(([id, own]): readonly Resource[] => {
    const workload = cluster.workloads.get(id);
    const kind = KINDS.get(workload?.kind ?? "");
    if (workload !== undefined && kind !== undefined && own.length === workload.pods.length)
      return [{ kind, name: workload.name, namespace: workload.namespace }];
    return own.flatMap((pod): readonly Resource[] => {
      if (!pod.fromTemplate || workload?.kind === "StatefulSet")
        return [{ kind: "pod", name: pod.name, namespace: pod.namespace }];
      notes.add(`${name}: pods of ${id} are left out, since nobody knows their names before they run`);
      return [];
    });
  });
}

const KINDS: ReadonlyMap<string, Resource["kind"]> = new Map([
  ["Deployment", "deployment"],
  ["StatefulSet", "statefulset"],
  ["DaemonSet", "daemonset"],
]);

function printTest(test: NetAssertTest, taken: Set<string>): string {
  const { isOpen, protocol, port, source, target } = test;
  const to = "host" in target ? ["host:", `  name: ${printText(target.host)}`] : resourceLines(target);
  return [
    `- name: ${printText(uniqueName(test, taken))}`,
    "  type: k8s",
    `  protocol: ${protocol}`,
    `  targetPort: ${port}`,
    "  timeoutSeconds: 15",
    "  attempts: 3",
    `  exitCode: ${isOpen ? 0 : 1}`,
    "  src:",
    ...resourceLines(source).map((line) => `    ${line}`),
    "  dst:",
    ...to.map((line) => `    ${line}`),
    "",
  ].join("\n");
}

function resourceLines({ kind, name, namespace }: Resource): readonly string[] {
  return ["k8sResource:", `  kind: ${kind}`, `  name: ${printText(name)}`, `  namespace: ${printText(namespace)}`];
}

/** NetAssert refuses two tests of one name. */
function uniqueName({ name, protocol, port, source, target }: NetAssertTest, taken: Set<string>): string {
  const longer = `${name}-${source.name}-to-${"host" in target ? target.host : target.name}-${protocol}-${port}`;
  let found = taken.has(name) ? longer : name;
  for (let number = 2; taken.has(found); number++) found = `${longer}-${number}`;
  taken.add(found);
  return found;
}
