import type { Cluster } from "../cluster/cluster";
import type { Picture } from "../insight/picture";
import { assumptionsOfPair, type PictureEnd, type PicturePair } from "../insight/picture-pair";
import type { Evaluation } from "../policy/evaluation";
import { chooseDrawn } from "./choose-drawn";
import { edgeLabel, edgeSentence } from "./edge-words";
import type { Graph, GraphEdge, GraphNamespace, GraphNode } from "./graph";
import { type Layout, type LayoutMemory, layOut, type NamespaceBoxes } from "./layout";
import { boxOfEnd, boxOfExcluded, type NodeBox, namespaceId, sizeOf } from "./node-boxes";

/** The graph with what is needed to keep its places and to explain its edges. */
export interface BuiltGraph {
  readonly graph: Graph;
  readonly memory: LayoutMemory;
  /** The picture, for pairs that were not drawn. */
  readonly picture: Picture;
  /** The edge of a pair as it would be drawn. */
  edgeOf(pair: PicturePair): GraphEdge;
}

/** The ids of the nodes of an edge; null for what is no edge's id. */
export function nodesOfEdge(edgeId: string): readonly [string, string] | null {
  const [source, target, ...rest] = edgeId.split("→");
  return source === undefined || target === undefined || rest.length > 0 ? null : [source, target];
}

/**
 * Makes the picture of an evaluation.
 *
 * @param memory - where things were drawn last; null for a new scenario
 */
export function buildGraph(
  evaluation: Evaluation,
  picture: Picture,
  memory: LayoutMemory | null,
  onProgress: () => void,
): BuiltGraph {
  const { cluster } = evaluation;
  const boxes = [
    ...picture.ends.map((end) => boxOfEnd(evaluation, end)),
    ...excludedWorkloads(cluster).map((id) => boxOfExcluded(cluster, id)),
  ];
  const { drawn, notDrawn, links } = chooseDrawn(evaluation, watched(picture.pairs(), onProgress));
  const layout = placeBoxes(cluster, boxes, links, memory);
  const nodes = boxes.map((box): GraphNode => {
    const { x = 0, y = 0 } = layout.nodes.get(box.id) ?? {};
    return { ...box, x, y };
  });
  const names = new Map(boxes.map((box) => [box.id, nameInSentences(cluster, box)]));
  const edges = drawn.map((pair, i) => {
    if (i % PROGRESS_STEP === 0) onProgress();
    return edgeOf(evaluation, pair, names);
  });
  return {
    graph: { namespaces: namespacesOf(evaluation, layout), nodes, edges, notDrawn },
    memory: { nodes: layout.nodes, namespaces: layout.namespaces },
    picture,
    edgeOf: (pair) => edgeOf(evaluation, pair, names),
  };
}

function placeBoxes(
  cluster: Cluster,
  boxes: readonly NodeBox[],
  links: readonly PicturePair[],
  memory: LayoutMemory | null,
): Layout {
  const sized = (box: NodeBox) => ({ id: box.id, ...sizeOf(box) });
  const namespaces = [...cluster.namespaces.values()].map(({ name }): NamespaceBoxes => {
    const own = boxes.filter((box) => box.kind === "workload" && box.namespace === name);
    return { id: namespaceId(name), name, boxes: own.map(sized) };
  });
  const outside = boxes.filter((box) => box.kind !== "workload").map(sized);
  return layOut(
    namespaces,
    outside,
    links.map(({ source, target }) => [nodeId(source), nodeId(target)]),
    memory,
  );
}

function edgeOf(evaluation: Evaluation, pair: PicturePair, names: ReadonlyMap<string, string>): GraphEdge {
  const { source, target, state, verdict } = pair;
  const { drops } = verdict;
  // a denial of anyone does not hold for those whom another line lets through
  const nameOf = (end: PictureEnd) =>
    end.kind === "anyone" && state === "denied" ? "anyone else" : (names.get(nodeId(end)) ?? end.id);
  const droppedAt = drops.source && drops.target ? "both" : drops.source ? "source" : "target";
  return {
    id: edgeId(pair),
    source: nodeId(source),
    target: nodeId(target),
    state,
    label: edgeLabel(pair),
    sentence: edgeSentence(pair, nameOf(source), nameOf(target)),
    droppedAt: state === "denied" ? droppedAt : "none",
    assumes: assumptionsOfPair(evaluation, pair),
  };
}

/** Names are enough in one namespace; among several, `shop/web`. */
function nameInSentences(cluster: Cluster, box: NodeBox): string {
  return box.kind === "workload" && cluster.namespaces.size > 1 ? `${box.namespace}/${box.name}` : box.name;
}

/** After how many pairs or edges progress is told. */
const PROGRESS_STEP = 256;

/** The same pairs; progress is told on the way. */
function* watched(pairs: Iterable<PicturePair>, onProgress: () => void): Generator<PicturePair> {
  let count = 0;
  for (const pair of pairs) {
    if (++count % PROGRESS_STEP === 0) onProgress();
    yield pair;
  }
}

/** Ids of nodes are those of workloads, of ranges and `anyone`. */
function nodeId(end: PictureEnd): string {
  return end.id;
}

function edgeId({ source, target }: PicturePair): string {
  return `${nodeId(source)}→${nodeId(target)}`;
}

function namespacesOf({ cluster, compiled }: Evaluation, layout: Layout): GraphNamespace[] {
  const count = (items: Iterable<{ readonly namespace: string }>, name: string) =>
    [...items].filter(({ namespace }) => namespace === name).length;
  return [...cluster.namespaces.values()].map(({ name, implied }) => {
    const { x = 0, y = 0, width = 0, height = 0 } = layout.namespaces.get(namespaceId(name)) ?? {};
    const podCount = count(cluster.pods.values(), name);
    return {
      id: namespaceId(name),
      name,
      x,
      y,
      width,
      height,
      podCount,
      policyCount: count(compiled.policies, name),
      implied,
    };
  });
}

/** Workloads all of whose pods are finished. */
function excludedWorkloads(cluster: Cluster): readonly string[] {
  const ids = new Set(cluster.excludedPods.map(({ workload }) => workload));
  return [...ids].filter((id) => cluster.workloads.get(id)?.pods.length === 0);
}
