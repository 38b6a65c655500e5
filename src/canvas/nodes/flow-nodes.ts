import type { Node } from "reactflow";
import type { DoorNode, GraphNamespace, GraphNode } from "../../engine";
import type { Box } from "../edges/box";
import type { Emphasis } from "../emphasis";
import { doorSentence } from "./door-sentence";
import { blocksOf, clusterBox, type Places } from "./node-places";
import { noTabs, type OpenTabs, tabsOfNamespace, tabsOfNode } from "./open-tabs";
import { readingOrder } from "./reading-order";
import type { Scene } from "./scene";
import { areTabsBelow } from "./title-boxes";

export type ClusterFlowNode = Node<Record<string, never>, "cluster">;
export type NamespaceFlowNode = Node<
  {
    readonly namespace: GraphNamespace;
    readonly tint: number;
    readonly tabs: OpenTabs;
    /** Its tabs have a line of their own. */
    readonly areTabsBelow: boolean;
  },
  "namespace"
>;
export type BlockFlowNode = Node<
  { readonly workload: string; readonly name: string; readonly podCount: number },
  "block"
>;
export type EndpointFlowNode = Node<EndpointData, "workload" | "namespace-card" | "range" | "anyone">;
export type DoorFlowNode = Node<
  {
    readonly door: DoorNode;
    /** What it is, leads to, and why it is broken. */
    readonly sentence: string;
    readonly look: Look;
  },
  "door"
>;
export type FlowNode = ClusterFlowNode | NamespaceFlowNode | BlockFlowNode | EndpointFlowNode | DoorFlowNode;

/** How strongly something is drawn: `dimmed` while the pointer is on something else, `faded` while that is selected. */
export type Look = "plain" | "dimmed" | "faded";

export interface EndpointData extends Record<string, unknown> {
  readonly node: GraphNode;
  readonly look: Look;
  /** The rule at the caret speaks of it. */
  readonly isLit: boolean;
  /** Outside the cluster, and no line of it is drawn: it steps back until one is. */
  readonly isCalm: boolean;
  readonly tabs: OpenTabs;
}

export const CLUSTER_ID = "the cluster";
const TINTS = 4;
/** Frames let the pointer through, so that the picture is moved by dragging anywhere in them; titles take it. */
const unseenByPointer = { pointerEvents: "none" } as const;
/** The face of a node is what is reached and named; its wrapper is nothing to a screen reader. */
const nothingInItself = { "aria-roledescription": undefined, "aria-describedby": undefined } as const;

/**
 * What lies over what; labels of edges lie over edges: canvas.css. The fill of a namespace is so faint that lines show
 * through it, and no line lies over the buttons of its title.
 */
export const LAYERS = { cluster: 0, faintEdge: 1, edge: 2, namespace: 3, endpoint: 4, raised: 5 } as const;

export interface NodeMarks {
  readonly selected: string | null;
  /** Lies over all others. */
  readonly raised: string | null;
  readonly emphasis: Emphasis;
  readonly lit: ReadonlySet<string>;
  /** Where drawn lines begin and end. */
  readonly linked: ReadonlySet<string>;
}

/** The nodes of the picture in the order in which they are read, containers before what they hold. */
export function flowNodes(scene: Scene, places: Places, marks: NodeMarks): FlowNode[] {
  return [
    ...clusterFrame(scene, places),
    ...namespaceFrames(scene, places),
    ...blockFrames(scene, places),
    ...readingOrder(scene).map((node) =>
      node.kind === "service" || node.kind === "ingress"
        ? doorPill(scene, node, places, marks)
        : endpoint(scene, node, places, marks),
    ),
  ];
}

/** Whether a pill is of a door, or of one that shares its place. */
function isOneOf(door: DoorNode, id: string | null): boolean {
  return door.id === id || (door.kind === "service" && (door.more ?? []).some((name) => `service ${name}` === id));
}

function doorPill(scene: Scene, door: DoorNode, places: Places, marks: NodeMarks): DoorFlowNode {
  const isContained = door.kind === "service" && places.containers.has(door.container);
  const targets = scene.links.flatMap(({ source, target }) => (source === door.id ? target : []));
  const names = targets.map((id) => [...scene.nodes, ...scene.doors].find((node) => node.id === id)?.name ?? id);
  return {
    id: door.id,
    type: "door",
    data: { door, sentence: doorSentence(door, names), look: marks.emphasis.lookOfNode(door.id) },
    ...sized(places.relative.get(door.id) ?? door),
    ...(isContained ? { parentId: door.container, extent: "parent" as const } : {}),
    selected: isOneOf(door, marks.selected),
    zIndex: door.id === marks.raised ? LAYERS.raised : LAYERS.endpoint,
    focusable: false,
    domAttributes: nothingInItself,
  };
}

function endpoint(scene: Scene, node: GraphNode, places: Places, marks: NodeMarks): EndpointFlowNode {
  const isContained = node.kind === "workload" && places.containers.has(node.container);
  const tabs = tabsOfNode(scene, node);
  return {
    id: node.id,
    type: node.kind === "namespace" ? "namespace-card" : node.kind,
    data: {
      node,
      look: marks.emphasis.lookOfNode(node.id),
      isLit: marks.lit.has(node.id),
      isCalm: (node.kind === "anyone" || node.kind === "range") && !marks.linked.has(node.id),
      tabs: tabs.ingress || tabs.egress ? tabs : noTabs,
    },
    ...sized(places.relative.get(node.id) ?? node),
    ...(isContained ? { parentId: node.container, extent: "parent" as const } : {}),
    selected: node.id === marks.selected,
    zIndex: node.id === marks.raised ? LAYERS.raised : LAYERS.endpoint,
    focusable: false,
    domAttributes: nothingInItself,
  };
}

function namespaceFrames(scene: Scene, places: Places): NamespaceFlowNode[] {
  return scene.namespaces.map((namespace, index) => {
    const box = places.containers.get(namespace.id) ?? namespace;
    const tabs = tabsOfNamespace(scene, namespace);
    return {
      id: namespace.id,
      type: "namespace",
      data: { namespace, tint: index % TINTS, tabs, areTabsBelow: areTabsBelow(scene, namespace, box.width) },
      ...sized(box),
      zIndex: LAYERS.namespace,
      style: unseenByPointer,
      selectable: false,
      focusable: false,
      domAttributes: nothingInItself,
    };
  });
}

function blockFrames(scene: Scene, places: Places): BlockFlowNode[] {
  return blocksOf(scene, places).map(({ workload, name, podCount, box }) => ({
    id: `block ${workload}`,
    type: "block",
    data: { workload, name, podCount },
    ...sized(box),
    zIndex: LAYERS.namespace,
    style: unseenByPointer,
    draggable: false,
    selectable: false,
    focusable: false,
    domAttributes: nothingInItself,
  }));
}

/** The frame around all namespaces: what is outside of it is outside the cluster. */
function clusterFrame(scene: Scene, places: Places): ClusterFlowNode[] {
  const box = clusterBox(scene, places);
  if (box === null) return [];
  return [
    {
      id: CLUSTER_ID,
      type: "cluster",
      data: {},
      ...sized(box),
      zIndex: LAYERS.cluster,
      style: unseenByPointer,
      draggable: false,
      selectable: false,
      focusable: false,
      domAttributes: nothingInItself,
    },
  ];
}

/** Sizes are given, so that nothing has to be measured before the first frame. */
function sized({ x, y, width, height }: Box) {
  const size = { width: Math.round(width), height: Math.round(height) };
  return { position: { x, y }, ...size, measured: size };
}
