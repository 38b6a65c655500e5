import type { Cluster } from "../cluster/cluster";
import { compileFilter, type PassesFilter } from "../insight/edge-filter";
import { endNameInCluster } from "../insight/end-names";
import { type ExpectedLines, NO_EXPECTED_LINES } from "../insight/expectation/expectation-lines";
import type { Picture } from "../insight/picture";
import type { PictureDoor } from "../insight/picture-doors";
import { collapsedNamespaces, type PictureEnd } from "../insight/picture-ends";
import { assumptionsOfPair, type PicturePair } from "../insight/picture-pair";
import type { PictureWish } from "../insight/picture-wish";
import type { VerdictWatch } from "../insight/verdict-record";
import type { Evaluation } from "../policy/evaluation";
import type { Assumption } from "../policy/profile";
import { WHY_NOT_ENFORCED } from "../policy/profile-facts";
import { switchedIn } from "../policy/profiles";
import { assumedParts } from "./assumed-pairs";
import { chooseDrawn } from "./choose-drawn";
import { densityFor } from "./density";
import { boxDoors, placeDoor } from "./door-boxes";
import { edgeLabel, edgeSentence } from "./edge-words";
import type { Graph, GraphEdge, GraphNode } from "./graph";
import type { LayoutMemory } from "./layout";
import { boxOfNamespace, containerOf, summarizeNamespaces } from "./namespace-boxes";
import { boxOfEnd, boxOfExcluded, type NodeBox, namespaceId, type WorkloadBox } from "./node-boxes";
import { placeNodes } from "./place-nodes";
import { searchTexts } from "./search-texts";
import { choosePills } from "./unseen-services";

/** What a graph is made with besides the picture. */
export interface GraphRequest {
  readonly wish: PictureWish;
  /** Sees every pair once; what it says is changed gets a line. Null without an earlier moment. */
  readonly watch: VerdictWatch | null;
  /** What is expected of lines; absent: nothing is. */
  readonly expected?: ExpectedLines;
  /** Services and Ingresses of namespaces that are not folded; absent: none. */
  readonly doors?: readonly PictureDoor[];
  /** Where things were drawn last; null for a new scenario, of no use for another shape. */
  readonly memory: LayoutMemory | null;
  readonly onProgress: () => void;
}

/** The graph with what is needed to keep its places and to explain its edges. */
export interface BuiltGraph {
  readonly graph: Graph;
  readonly memory: LayoutMemory;
  /** The picture, for pairs that were not drawn. */
  readonly picture: Picture;
  /** The edge of a pair as it would be drawn. */
  edgeOf(pair: PicturePair): GraphEdge;
  /** Whether the wished filter lets a pair pass; `isChanged`: whether the last edit changed it. */
  readonly passes: PassesFilter;
}

/** The ids of the nodes of an edge; null for what is no edge's id. */
export function nodesOfEdge(edgeId: string): readonly [string, string] | null {
  const [source, target, ...rest] = edgeId.split("→");
  return source === undefined || target === undefined || rest.length > 0 ? null : [source, target];
}

/** Makes the graph of a picture of an evaluation. */
export function buildGraph(evaluation: Evaluation, picture: Picture, request: GraphRequest): BuiltGraph {
  const { cluster } = evaluation;
  const { wish, watch, onProgress, expected = NO_EXPECTED_LINES } = request;
  const memory = request.memory?.density.shape === wish.shape ? request.memory : null;
  const density = memory?.density ?? densityFor(statedWorkloads(cluster), wish.shape);
  const collapsed = collapsedNamespaces(cluster, wish);
  const namespaces = summarizeNamespaces(evaluation);
  const boxes: NodeBox[] = [
    ...picture.ends.flatMap((end) => (end.kind === "namespace" ? [] : boxOfEnd(evaluation, end, density))),
    ...namespaces.filter(({ name }) => collapsed.has(name)).map(boxOfNamespace),
    ...excludedWorkloads(cluster, collapsed).map((id) => boxOfExcluded(cluster, id, density)),
  ];
  const names = new Map(picture.ends.map((end) => [end.id, endNameInCluster(evaluation, end)]));
  const switched = switchedIn(evaluation.profile);
  let drawnEdges = 0;
  const draw = (pair: PicturePair) => {
    if (++drawnEdges % PROGRESS_STEP === 0) onProgress();
    return withExpectation(edgeOf(evaluation, pair, names, switched), expected);
  };
  const passes = compileFilter(evaluation, wish.filter, searchTexts(evaluation, boxes));
  const pairs = watched(picture.pairs(), onProgress);
  const assumedPart = assumedParts(evaluation, request.doors ?? []);
  const chosen = chooseDrawn(
    evaluation,
    pairs,
    { drawAll: wish.drawAll, passes, watch, expected: expected.drawn, assumedPart },
    draw,
  );
  const containers = namespaces.filter(({ name }) => !collapsed.has(name));
  const workloads = boxes.filter(isWorkload);
  const open = new Set(containers.map(({ name }) => name));
  const pills = choosePills(request.doors ?? [], { workloads, open, density }, request.memory?.services ?? null);
  const doors = boxDoors(request.doors ?? [], workloads, pills.unseen, density);
  const areOpenTold = chosen.notDrawn.open > 0;
  const layout = placeNodes(cluster, { boxes, containers, doors, links: chosen.links, areOpenTold, density }, memory);
  return {
    graph: {
      namespaces: containers.map((one) => containerOf(one, layout.namespaces.get(namespaceId(one.name)) ?? NOWHERE)),
      nodes: boxes.map((box): GraphNode => {
        const { x, y } = layout.nodes.get(box.id) ?? NOWHERE;
        return { ...box, x, y };
      }),
      edges: chosen.drawn,
      notDrawn: chosen.notDrawn,
      filteredOut: chosen.filteredOut,
      doors: [
        ...[...doors.services, ...doors.ingresses].map((box) => placeDoor(box, layout.nodes.get(box.id) ?? NOWHERE)),
        ...doors.unseen,
      ],
      links: doors.links,
      drawnForChange: chosen.drawnForChange.map(({ id }) => id),
    },
    memory: pills.memory === null ? layout.memory : { ...layout.memory, services: pills.memory },
    picture,
    edgeOf: (pair) => withExpectation(edgeOf(evaluation, pair, names, switched), expected),
    passes,
  };
}

function isWorkload(box: NodeBox): box is WorkloadBox {
  return box.kind === "workload";
}

/** What is only assumed makes no picture closer. */
function statedWorkloads({ workloads }: Cluster): number {
  let count = 0;
  for (const { assumed } of workloads.values()) if (!assumed) count++;
  return count;
}

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

function edgeOf(
  evaluation: Evaluation,
  pair: PicturePair,
  names: ReadonlyMap<string, string>,
  switched: ReadonlySet<Assumption>,
): GraphEdge {
  const { source, target, state, verdict } = pair;
  const { drops } = verdict;
  // a denial of anyone does not hold for those whom another line lets through
  const nameOf = (end: PictureEnd) =>
    end.kind === "anyone" && state === "denied" ? "anyone else" : (names.get(end.id) ?? end.id);
  const sentence = evaluation.profile.enforced
    ? edgeSentence(pair, nameOf(source), nameOf(target))
    : `${nameOf(source)} to ${nameOf(target)}: open, ${WHY_NOT_ENFORCED}.`;
  const assumes = assumptionsOfPair(evaluation, pair);
  const droppedAt = drops.source && drops.target ? "both" : drops.source ? "source" : "target";
  return {
    id: `${source.id}→${target.id}`,
    source: source.id,
    target: target.id,
    state,
    label: edgeLabel(pair),
    sentence,
    droppedAt: state === "denied" ? droppedAt : "none",
    assumes,
    switched: switched.size === 0 ? [] : assumes.filter((assumption) => switched.has(assumption)),
    expectation: null,
  };
}

function withExpectation(edge: GraphEdge, { badges }: ExpectedLines): GraphEdge {
  const expectation = badges.get(edge.id);
  return expectation === undefined ? edge : { ...edge, expectation };
}

/** After how many pairs or edges progress is told. */
const PROGRESS_STEP = 256;

/** The same pairs; progress is told on the way. */
function* watched(pairs: Iterable<PicturePair>, onProgress: () => void): Generator<PicturePair> {
  let count = 0;
  for (const pair of pairs) {
    count += pair.merged?.parts.length ?? 1;
    if (count >= PROGRESS_STEP) {
      count = 0;
      onProgress();
    }
    yield pair;
  }
}

/** Workloads all of whose pods are finished, where they are drawn one by one. */
function excludedWorkloads(cluster: Cluster, collapsed: ReadonlySet<string>): readonly string[] {
  const ids = new Set(cluster.excludedPods.map(({ workload }) => workload));
  return [...ids].filter((id) => {
    const workload = cluster.workloads.get(id);
    return workload !== undefined && workload.pods.length === 0 && !collapsed.has(workload.namespace);
  });
}
