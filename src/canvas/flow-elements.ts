import type { Edge, Node } from "reactflow";
import type { Graph, GraphEdge, GraphNamespace, GraphNode } from "../engine";
import type { Position } from "../state/view";
import type { Drops } from "./drop-placement";
import type { Box, Point, Route } from "./edge-geometry";
import type { ConnectionChange } from "./graph-change";
import { nodeSentence } from "./node-sentence";

export type ClusterFlowNode = Node<Record<string, never>, "cluster">;
export type NamespaceFlowNode = Node<{ readonly namespace: GraphNamespace; readonly tint: number }, "namespace">;
export type EndpointFlowNode = Node<{ readonly node: GraphNode }, "workload" | "range" | "anyone">;
export type FlowNode = ClusterFlowNode | NamespaceFlowNode | EndpointFlowNode;

export type ConnectionFlowEdge = Edge<
  {
    readonly edge: GraphEdge;
    readonly route: Route;
    readonly drops: Drops;
    readonly labelAt: Point | null;
    readonly faded: boolean;
    /** What an edit has just done to it. */
    readonly change: ConnectionChange["kind"] | null;
  },
  "connection"
>;

export type Positions = Readonly<Record<string, Position>>;

export const CLUSTER_ID = "the cluster";
const CLUSTER_MARGIN = 26;
/** Above so many namespaces their titles stand above their frames, and need room there. */
const FEW_NAMESPACES = 4;
const TITLE_ROOM = 56;
const TINTS = 4;
/** Frames let the pointer through, so that the picture is moved by dragging anywhere in them; titles take it. */
const unseenByPointer = { pointerEvents: "none" } as const;

/** What lies over what. Labels of edges lie between edges and endpoints: edges.css. */
export const LAYERS = { cluster: 0, namespace: 0, edge: 1, endpoint: 2, raised: 3 } as const;

/** Where every endpoint of the graph stands, in the picture's own pixels, after what the user has dragged. */
export function endpointBoxes(graph: Graph, positions: Positions): ReadonlyMap<string, Box> {
  const namespaces = new Map(graph.namespaces.map((namespace) => [namespace.id, placed(namespace, positions)]));
  return new Map(
    graph.nodes.map((node) => {
      const box = placed(node, positions);
      const parent = node.kind === "workload" ? namespaces.get(node.container) : undefined;
      return [node.id, parent ? { ...box, x: box.x + parent.x, y: box.y + parent.y } : box];
    }),
  );
}

/** Where the titles of the namespaces stand: lines and labels keep clear of them. */
export function titleBoxes(graph: Graph, positions: Positions): readonly Box[] {
  return graph.namespaces.map((namespace) => {
    const { x, y, width } = placed(namespace, positions);
    return { x: x + 4, y: y + 6, width: Math.min(width - 8, 130 + namespace.name.length * 8), height: 18 };
  });
}

/** The nodes of the picture, containers before what they hold. `faded` holds the ids of endpoints drawn faintly; `raised` lies over all. */
export function flowNodes(
  graph: Graph,
  positions: Positions,
  selected: string | null,
  faded: ReadonlySet<string>,
  raised: string | null,
): FlowNode[] {
  return [
    ...clusterFrame(graph, positions),
    ...graph.namespaces.map((namespace, index): NamespaceFlowNode => {
      const box = placed(namespace, positions);
      return {
        id: namespace.id,
        type: "namespace",
        data: { namespace, tint: index % TINTS },
        ...sized(box),
        zIndex: LAYERS.namespace,
        style: unseenByPointer,
        selectable: false,
        focusable: false,
      };
    }),
    ...graph.nodes.map((node): EndpointFlowNode => {
      const isSelected = node.id === selected;
      return {
        id: node.id,
        type: node.kind,
        data: { node },
        ...sized(placed(node, positions)),
        ...(node.kind === "workload" ? { parentId: node.container, extent: "parent" as const } : {}),
        selected: isSelected,
        zIndex: node.id === raised ? LAYERS.raised : LAYERS.endpoint,
        ariaLabel: nodeSentence(node),
        ariaRole: "button",
        domAttributes: { "aria-roledescription": undefined, "aria-pressed": isSelected },
        ...(faded.has(node.id) ? { className: "faded" } : {}),
      };
    }),
  ];
}

/** The frame around all namespaces: what is outside of it is outside the cluster. */
function clusterFrame(graph: Graph, positions: Positions): ClusterFlowNode[] {
  if (graph.namespaces.length === 0) return [];
  const boxes = graph.namespaces.map((namespace) => placed(namespace, positions));
  const x = Math.min(...boxes.map((box) => box.x)) - CLUSTER_MARGIN;
  const y = Math.min(...boxes.map((box) => box.y)) - (boxes.length > FEW_NAMESPACES ? TITLE_ROOM : CLUSTER_MARGIN);
  const right = Math.max(...boxes.map((box) => box.x + box.width)) + CLUSTER_MARGIN;
  const bottom = Math.max(...boxes.map((box) => box.y + box.height)) + CLUSTER_MARGIN;
  return [
    {
      id: CLUSTER_ID,
      type: "cluster",
      data: {},
      ...sized({ x, y, width: right - x, height: bottom - y }),
      zIndex: LAYERS.cluster,
      style: unseenByPointer,
      draggable: false,
      selectable: false,
      focusable: false,
    },
  ];
}

function placed(node: Box & { readonly id: string }, positions: Positions): Box {
  const position = positions[node.id];
  return {
    x: position?.x ?? node.x,
    y: position?.y ?? node.y,
    width: Math.round(node.width),
    height: Math.round(node.height),
  };
}

/** Sizes are given, so that nothing has to be measured before the first frame. */
function sized({ x, y, width, height }: Box) {
  return { position: { x, y }, width, height, measured: { width, height } };
}
