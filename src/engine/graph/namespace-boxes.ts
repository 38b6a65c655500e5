import type { ClusterPod } from "../cluster/cluster";
import { padlockOf } from "../insight/padlocks";
import { namespaceEndId } from "../insight/picture-ends";
import type { Evaluation } from "../policy/evaluation";
import type { Density } from "./density";
import type { GraphNamespace, Padlock } from "./graph";
import { type NamespaceBox, namespaceId, textWidth } from "./node-boxes";

/** A namespace before it has a place, as a container or as one node. */
export interface NamespaceSummary {
  readonly name: string;
  readonly podCount: number;
  readonly workloadCount: number;
  readonly policyCount: number;
  readonly implied: boolean;
  /** True where it is implied because what declares it cannot be read. */
  readonly refused?: true;
  /** True where all that is in it is assumed. */
  readonly assumed: boolean;
  readonly ingress: Padlock;
  readonly egress: Padlock;
}

const FOLDED_HEIGHT = 60;

/**
 * What there is to say of each namespace.
 *
 * @param refused - names of those that are declared by what cannot be read
 */
export function summarizeNamespaces(evaluation: Evaluation, refused: ReadonlySet<string>): readonly NamespaceSummary[] {
  const { cluster, compiled } = evaluation;
  const podsOf = new Map<string, ClusterPod[]>();
  for (const pod of cluster.pods.values()) add(podsOf, pod.namespace, pod);
  const workloadsOf = countBy([...cluster.workloads.values()].filter(({ pods }) => pods.length > 0));
  const policiesOf = countBy(compiled.policies);
  return [...cluster.namespaces.values()].map(({ name, implied }): NamespaceSummary => {
    const pods = podsOf.get(name) ?? [];
    return {
      name,
      podCount: pods.length,
      workloadCount: workloadsOf.get(name) ?? 0,
      policyCount: policiesOf.get(name) ?? 0,
      implied,
      ...(implied && refused.has(name) && { refused: true }),
      assumed: pods.length > 0 && pods.every(({ workload }) => cluster.workloads.get(workload)?.assumed === true),
      ingress: sharedPadlock(evaluation, pods, "ingress"),
      egress: sharedPadlock(evaluation, pods, "egress"),
    };
  });
}

/** The node of a whole namespace. */
export function boxOfNamespace(summary: NamespaceSummary): NamespaceBox {
  const { name } = summary;
  return {
    kind: "namespace",
    id: namespaceEndId(name),
    ...summary,
    width: textWidth(name, 84, 184),
    height: FOLDED_HEIGHT,
  };
}

/** The container of a namespace. */
export function containerOf(
  { name, podCount, policyCount, implied, refused, assumed, ingress, egress }: NamespaceSummary,
  { x, y, width, height }: Pick<GraphNamespace, "x" | "y" | "width" | "height">,
): GraphNamespace {
  const said = { podCount, policyCount, implied, ...(refused && { refused }), assumed, ingress, egress };
  return { id: namespaceId(name), name, x, y, width, height, ...said };
}

/**
 * How wide a container must be for its title: the button, the name, the counts, and the tabs of the sides that stand
 * open. In a tall picture the tabs stand below the name; where cards are small there is no room for them, and from afar,
 * as a tall one of those is seen, none for all of the counts.
 *
 * @param areOpenTold - whether there are tabs
 */
export function titleWidth(summary: NamespaceSummary, areOpenTold: boolean, { name: size, shape }: Density): number {
  const words = (text: string, letter: number) => text.length * letter;
  const name = BUTTON_WIDTH + words(summary.name, 8.6);
  const counts = words(countsOf(summary), summary.assumed ? 7.7 : 6);
  if (size === "dense") return Math.round(name + (shape === "tall" ? 64 : counts) + TITLE_PADDING);
  const isTold = areOpenTold && !summary.assumed;
  const open = (["ingress", "egress"] as const).filter((side) => isTold && summary[side] === "open");
  const tabs = open.reduce((sum, side) => sum + TAB_WIDTHS[side], 0);
  const line = shape === "tall" ? Math.max(name + counts, tabs) : name + counts + tabs;
  return Math.round(line + TITLE_PADDING);
}

const BUTTON_WIDTH = 35;
/** At both ends of a title, and between its parts. */
const TITLE_PADDING = 28;
/** Of “accepts from anyone” and “may go anywhere”, each with what parts it from its neighbour. */
const TAB_WIDTHS = { ingress: 130, egress: 114 } as const;

/** As the title has them; nobody reads these. */
function countsOf({ podCount, policyCount, implied, refused, assumed }: NamespaceSummary): string {
  if (assumed) return "assumed";
  return `${podCount} pods · ${policyCount} policies${implied ? ` · ${refused ? "declaration refused" : "not declared"}` : ""}`;
}

/** What all pods share; nothing is shared where none takes part. */
function sharedPadlock(evaluation: Evaluation, pods: readonly ClusterPod[], direction: "ingress" | "egress"): Padlock {
  return pods.length === 0 ? "mixed" : padlockOf(evaluation, pods, direction);
}

function countBy(items: Iterable<{ readonly namespace: string }>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { namespace } of items) counts.set(namespace, (counts.get(namespace) ?? 0) + 1);
  return counts;
}

function add<T>(lists: Map<string, T[]>, key: string, item: T) {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
