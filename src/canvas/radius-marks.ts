import type { DrawnRadius, Graph, GraphEdge, RadiusQuestion } from "../engine";
import type { Emphasis } from "./emphasis";

/** What is drawn of who reaches whom. */
export interface RadiusMarks {
  /** By node, in how many steps it is reached; 0: it starts there. */
  readonly steps: ReadonlyMap<string, number>;
  /** Nodes that are reached only if the profile's open questions turn out that way. */
  readonly perhaps: ReadonlySet<string>;
  /** What the node is called that it is about. */
  readonly startWord: "start" | "target";
  /** Ids of the lines of the ways. */
  readonly lines: ReadonlySet<string>;
  /** Those of them that the picture does not draw by itself. */
  readonly undrawn: readonly GraphEdge[];
  /** What is reached, and the ways there, stay as they are; all else steps back. */
  readonly emphasis: Emphasis;
}

/** @param most - more steps are not shown; null: all are */
export function radiusMarks(
  { start, reached, perhaps, edges }: DrawnRadius,
  most: number | null,
  graph: Pick<Graph, "edges">,
  kind: RadiusQuestion["kind"],
): RadiusMarks {
  const isNear = ({ step }: { readonly step: number }) => most === null || step <= most;
  const steps = new Map(start.map((id) => [id, 0]));
  const doubtful = new Set<string>();
  for (const list of [reached, perhaps]) {
    for (const { id, step } of list.flatMap(({ nodes }) => nodes).filter(isNear)) {
      if (list === perhaps && !steps.has(id)) doubtful.add(id);
      if (list === reached || doubtful.has(id)) steps.set(id, Math.min(step, steps.get(id) ?? step));
    }
  }
  const ways = [...reached, ...perhaps].filter(isNear).flatMap(({ way }) => way);
  const lines = new Set(ways.map(({ edgeId }) => edgeId));
  const drawn = new Set(graph.edges.map(({ id }) => id));
  return {
    steps,
    perhaps: doubtful,
    startWord: kind === "to" ? "target" : "start",
    lines,
    undrawn: edges.filter(({ id }) => lines.has(id) && !drawn.has(id)),
    emphasis: {
      lookOfNode: (id) => (steps.has(id) ? "plain" : "faded"),
      lookOfEdge: ({ id }) => (lines.has(id) ? "plain" : "faded"),
      lookOfLink: () => "faded",
    },
  };
}
