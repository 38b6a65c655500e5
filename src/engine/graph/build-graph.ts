import type { Cluster } from "../cluster/cluster";
import { compileFilter, type PassesFilter } from "../insight/edge-filter";
import { endNameInCluster } from "../insight/end-names";
import { type ExpectedLines, NO_EXPECTED_LINES } from "../insight/expectation/expectation-lines";
import type { JudgedPair } from "../insight/judged-pair";
import type { Picture } from "../insight/picture";
import type { PictureDoor } from "../insight/picture-doors";
import { collapsedNamespaces } from "../insight/picture-ends";
import type { PictureWish } from "../insight/picture-wish";
import type { VerdictWatch } from "../insight/verdict-record";
import type { Evaluation } from "../policy/evaluation";
import type { Steps } from "../steps";
import { assumedParts } from "./assumed-pairs";
import { chooseDrawn } from "./choose-drawn";
import { type Density, densityFor } from "./density";
import { boxDoors, type DoorBoxes, placeDoor } from "./door-boxes";
import { createEdgeDrawer, type EdgeMemory } from "./edge-drawer";
import type { Graph, GraphEdge, GraphNode } from "./graph";
import { isolate } from "./isolate";
import type { LayoutMemory } from "./layout";
import { boxOfNamespace, containerOf, summarizeNamespaces } from "./namespace-boxes";
import { boxOfEnd, boxOfExcluded, type NodeBox, namespaceId, type WorkloadBox } from "./node-boxes";
import { placeNodes } from "./place-nodes";
import { keepSameObjects } from "./same-objects";
import { searchTexts } from "./search-texts";
import { choosePills } from "./unseen-services";

/** What a graph is made with besides the picture. */
export interface GraphRequest {
  readonly wish: PictureWish;
  /** Sees every pair once; what it says is changed gets a line. Null without an earlier moment. */
  readonly watch: VerdictWatch | null;
  /** Names of namespaces that are declared by what cannot be read; absent: none. */
  readonly refused?: ReadonlySet<string>;
  /** What is expected of lines; absent: nothing is. */
  readonly expected?: ExpectedLines;
  /** Services and Ingresses of namespaces that are not folded; absent: none. */
  readonly doors?: readonly PictureDoor[];
  /** Where things were drawn last; null for a new scenario, of no use for another shape. */
  readonly memory: LayoutMemory | null;
  /** What the graph before was, of which what is the same is taken over; absent or null: there was none. */
  readonly former?: FormerGraph | null;
}

/** What a graph leaves to the next one of the same session, so that what stays as it is stays the same object. */
export interface FormerGraph {
  readonly graph: Graph;
  readonly edges: EdgeMemory;
}

/** The graph with what is needed to keep its places and to explain its edges. */
export interface BuiltGraph {
  readonly graph: Graph;
  readonly memory: LayoutMemory;
  /** The picture, for pairs that were not drawn. */
  readonly picture: Picture;
  /** The edge of a pair as it would be drawn. */
  edgeOf(pair: JudgedPair): GraphEdge;
  /** For the next graph. */
  readonly former: FormerGraph;
  /** Whether the wished filter lets a pair pass; `isChanged`: whether the last edit changed it. */
  readonly passes: PassesFilter;
}

/** The ids of the nodes of an edge; null for what is no edge's id. */
export function nodesOfEdge(edgeId: string): readonly [string, string] | null {
  const [source, target, ...rest] = edgeId.split("→");
  return source === undefined || target === undefined || rest.length > 0 ? null : [source, target];
}

/** Makes the graph of a picture of an evaluation. */
export function* buildGraph(evaluation: Evaluation, picture: Picture, request: GraphRequest): Steps<BuiltGraph> {
  const { cluster } = evaluation;
  const { wish, watch, expected = NO_EXPECTED_LINES, former = null } = request;
  const memory = request.memory?.density.shape === wish.shape ? request.memory : null;
  const allDensity = memory?.density ?? densityFor(statedWorkloads(cluster), wish.shape);
  const collapsed = collapsedNamespaces(cluster, wish);
  const namespaces = summarizeNamespaces(evaluation, request.refused ?? new Set());
  const boxesIn = (density: Density): readonly NodeBox[] => [
    ...picture.ends.flatMap((end) => (end.kind === "namespace" ? [] : boxOfEnd(evaluation, end, density))),
    ...namespaces.filter(({ name }) => collapsed.has(name)).map(boxOfNamespace),
    ...excludedWorkloads(cluster, collapsed).map((id) => boxOfExcluded(cluster, id, density)),
  ];
  const all = boxesIn(allDensity);
  const names = new Map(picture.ends.map((end) => [end.id, endNameInCluster(evaluation, end)]));
  const drawer = createEdgeDrawer(evaluation, names, expected, former?.edges ?? new Map());
  const { passes, isCentre } = compileFilter(evaluation, wish.filter, {
    ...{ ends: picture.ends, services: picture.services, probe: wish.probe },
    textsOf: searchTexts(evaluation, all),
    pairsOf: ({ id }) => picture.pairsOf(id),
  });
  const assumedPart = assumedParts(evaluation, request.doors ?? []);
  const choice = { drawAll: wish.drawAll, passes, watch, expected: expected.drawn, assumedPart };
  const chosen = yield* chooseDrawn(picture.pairs(), picture.coupleCount, choice, drawer.draw);
  picture.forgetFormer();
  yield { stage: "drawing", done: 0, total: 0 };
  const opened = namespaces.filter(({ name }) => !collapsed.has(name));
  const whole = { boxes: all, containers: opened, doors: request.doors ?? [], links: chosen.links };
  const { around } = wish.filter;
  const alone =
    isCentre && around !== null ? isolate(around, whole, picture.ends.filter(isCentre), chosen.drawn) : null;
  const density = alone ? densityFor(alone.boxes.length, wish.shape) : allDensity;
  const { containers, links, doors: drawnDoors } = alone ?? whole;
  const boxes = alone ? boxesIn(density).filter(({ id }) => alone.ids.has(id)) : all;
  const workloads = boxes.filter(isWorkload);
  const open = new Set(containers.map(({ name }) => name));
  const pills = choosePills(drawnDoors, { workloads, open, density }, request.memory?.services ?? null);
  const doors = drawnDoors.length === 0 ? NO_DOORS : boxDoors(drawnDoors, workloads, pills.unseen, density);
  const areOpenTold = chosen.notDrawn.open > 0;
  const layout = placeNodes(cluster, { boxes, containers, doors, links, areOpenTold, density }, alone ? null : memory);
  yield { stage: "drawing", done: 1, total: 1 };
  const before = former?.graph ?? NO_GRAPH;
  const graph: Graph = {
    namespaces: keepSameObjects(
      before.namespaces,
      containers.map((one) => containerOf(one, layout.namespaces.get(namespaceId(one.name)) ?? NOWHERE)),
    ),
    nodes: keepSameObjects(
      before.nodes,
      boxes.map((box): GraphNode => {
        const { x, y } = layout.nodes.get(box.id) ?? NOWHERE;
        return { ...box, x, y };
      }),
    ),
    edges: keepSameObjects(before.edges, chosen.drawn),
    notDrawn: chosen.notDrawn,
    filteredOut: chosen.filteredOut,
    doors: keepSameObjects(before.doors, [
      ...[...doors.services, ...doors.ingresses].map((box) => placeDoor(box, layout.nodes.get(box.id) ?? NOWHERE)),
      ...doors.unseen,
    ]),
    links: keepSameObjects(before.links, doors.links),
    drawnForChange: chosen.drawnForChange.map(({ id }) => id),
    ...(alone && { away: alone.away }),
  };
  const placed = pills.memory === null ? layout.memory : { ...layout.memory, services: pills.memory };
  return {
    graph,
    // what stands alone for a moment leaves everything where it was
    memory: (alone && request.memory) ?? placed,
    picture,
    former: { graph, edges: drawer.memory },
    edgeOf: drawer.edgeOf,
    passes,
  };
}

/** The first worker knows of no Service. */
const NO_DOORS: DoorBoxes = { services: [], ingresses: [], unseen: [], links: [] };

const NO_GRAPH: Pick<Graph, "namespaces" | "nodes" | "edges" | "doors" | "links"> = {
  namespaces: [],
  nodes: [],
  edges: [],
  doors: [],
  links: [],
};

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

/** Workloads all of whose pods are finished, where they are drawn one by one. */
function excludedWorkloads(cluster: Cluster, collapsed: ReadonlySet<string>): readonly string[] {
  const ids = new Set(cluster.excludedPods.map(({ workload }) => workload));
  return [...ids].filter((id) => {
    const workload = cluster.workloads.get(id);
    return workload !== undefined && workload.pods.length === 0 && !collapsed.has(workload.namespace);
  });
}
