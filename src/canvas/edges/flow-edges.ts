import type { Edge } from "reactflow";
import type { GraphEdge } from "../../engine";
import type { Emphasis } from "../emphasis";
import type { ChangeKind, FreshChanges } from "../fresh-changes";
import { LAYERS, type Look } from "../nodes/flow-nodes";
import { type Drops, noDrops } from "./drop-placement";
import type { Lit } from "./EdgeLine";
import { edgeSentence, edgeWords, shortEdgeWords } from "./edge-words";
import type { LabelPlace } from "./label-placement";
import type { Route } from "./polyline";

export interface ConnectionData extends Record<string, unknown> {
  readonly edge: GraphEdge;
  readonly route: Route;
  readonly drops: Drops;
  /** Empty: none, or it has no place. */
  readonly words: string;
  readonly labelAt: LabelPlace | null;
  readonly look: Look;
  /** One of so many denied lines that they are a background. */
  readonly isFaint: boolean;
  /** Whether the rule at the caret is responsible for it. */
  readonly lit: Lit;
  /** What an edit has just done to it. */
  readonly change: ChangeKind | null;
}

export type ConnectionFlowEdge = Edge<ConnectionData, "connection">;

export interface EdgeMarking {
  readonly routes: ReadonlyMap<string, Route>;
  readonly drops: ReadonlyMap<string, Drops>;
  readonly labels: ReadonlyMap<string, LabelPlace>;
  readonly emphasis: Emphasis;
  readonly selectedId: string | null;
  readonly fresh: FreshChanges;
  readonly lit: ReadonlyMap<string, Lit>;
  readonly faint: ReadonlySet<string>;
}

const LIT_WORDS = {
  alone: " Only the rule at the caret lets it through.",
  shared: " The rule at the caret lets it through, and others do.",
};

/** The edges as React Flow wants them, those without a line left out. */
export function flowEdges(edges: readonly GraphEdge[], marking: EdgeMarking): readonly ConnectionFlowEdge[] {
  return edges.flatMap((edge): ConnectionFlowEdge[] => {
    const route = marking.routes.get(edge.id);
    if (!route) return [];
    const change = marking.fresh.get(edge.id) ?? null;
    const lit = marking.lit.get(edge.id) ?? null;
    const isFaint = marking.faint.has(edge.id);
    const labelAt = marking.labels.get(edge.id) ?? null;
    const words = labelAt === null ? "" : edgeWords(edge, change);
    const isSelected = edge.id === marking.selectedId;
    return [
      {
        id: edge.id,
        source: edge.source,
        target: edge.target,
        type: "connection",
        zIndex: isFaint ? LAYERS.faintEdge : LAYERS.edge,
        data: {
          edge,
          route,
          drops: marking.drops.get(edge.id) ?? noDrops,
          words: labelAt?.isShort ? shortEdgeWords(words) : words,
          labelAt,
          // What just happened is seen whatever else the user looks at.
          look: change === null ? marking.emphasis.lookOfEdge(edge) : "plain",
          isFaint,
          lit,
          change: change?.kind ?? null,
        },
        selected: isSelected,
        ariaLabel: `${edgeSentence(edge)}${lit === null ? "" : LIT_WORDS[lit]}`,
        ariaRole: "button",
        domAttributes: { "aria-roledescription": undefined, "aria-pressed": isSelected },
      },
    ];
  });
}
