import type { ClusterPod } from "../../cluster/cluster";
import { formatAddressRange, rangeAsCidr } from "../../net/cidr";
import { type Family, formatIpAddress } from "../../net/ip-address";
import { isAllPorts, type PortSet } from "../../net/port-set";
import { PROTOCOLS } from "../../net/protocol";
import type { End } from "../../policy/pair-ends";
import type { AllowPort } from "../allow/allow-end";
import type { EditContext } from "../edit-context";
import type { EditTarget } from "../edit-wish";

/** What does not get through, as whoever looks for changes needs it. */
export interface NearAsked {
  /** Ids of both ends, as a form of allowing takes them. */
  readonly from: string;
  readonly to: string;
  /** One of the pairs behind them that does not connect. */
  readonly source: End;
  readonly destination: End;
  readonly family: Family;
  readonly ports: PortSet;
}

/** The ports of a set one by one; `all`: every port, or more than anybody would list. */
export function portsOneByOne(ports: PortSet): readonly AllowPort[] | "all" {
  if (isAllPorts(ports)) return "all";
  const found: AllowPort[] = [];
  for (const { protocol, from, to } of rangesOf(ports)) {
    if (to - from >= MOST_PORTS) return "all";
    for (let port = from; port <= to; port++) found.push({ protocol, port });
  }
  return found.length > MOST_PORTS ? "all" : found;
}

/** A rule with more would rather be written by hand. */
const MOST_PORTS = 8;

/** The ranges of a set, in its order. */
export function rangesOf(ports: PortSet) {
  return PROTOCOLS.flatMap((protocol) => {
    const ends = ports[protocol];
    return ends.flatMap((from, i) => (i % 2 === 0 ? [{ protocol, from, to: ends[i + 1] ?? from }] : []));
  });
}

/** What an end is called in a sentence, without its namespace. */
export function endName(asked: NearAsked, which: "source" | "destination", { evaluation }: EditContext): string {
  const end = asked[which];
  const { cluster, compiled } = evaluation;
  if (end.kind === "class") return podName(end.pod, cluster, which === "source" ? asked.from : asked.to);
  if (end.address !== undefined) return formatIpAddress(end.address);
  const [range] = compiled.space.groups[end.group]?.ranges ?? [];
  return range === undefined ? "anyone" : (rangeAsCidr(range) ?? formatAddressRange(range));
}

function podName(pod: ClusterPod, { workloads }: EditContext["evaluation"]["cluster"], id: string): string {
  if (id === `pod ${pod.id}`) return pod.name;
  return workloads.get(pod.workload)?.name ?? pod.name;
}

/**
 * What is edited where the labels of a pod change: the workload, which all of its pods follow; a pod without a controller by
 * itself where it alone is asked about.
 */
export function labelTarget({ evaluation }: PodsContext, pod: ClusterPod, id: string): EditTarget {
  const isLoose = evaluation.cluster.workloads.get(pod.workload)?.kind === "Pod";
  return isLoose && id === `pod ${pod.id}` ? { kind: "pod", id: pod.id } : { kind: "workload", id: pod.workload };
}

/** Where a pod's workload is looked up. */
interface PodsContext {
  readonly evaluation: Pick<EditContext["evaluation"], "cluster">;
}
