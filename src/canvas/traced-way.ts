import type { ConnectionTrace, GraphNode } from "../engine";

/** Where a connection that is asked about passes in the picture. */
export interface TracedWay {
  /** Ids of nodes: who asks, the DNS pods that are asked, an ingress controller, and who may answer. */
  readonly nodes: ReadonlySet<string>;
  /** Whether a line is one of those that the connection takes, or would. */
  isOnWay(line: Line): boolean;
}

interface Line {
  readonly source: string;
  readonly target: string;
}

/**
 * The way of a connection: its steps say between which pods policies were asked. Of an address only somebody outside is
 * known, where the picture has no ranges to choose from.
 */
export function tracedWay(trace: ConnectionTrace, nodes: readonly GraphNode[]): TracedWay {
  const legs = [...trace.steps, ...trace.ways.flatMap(({ steps }) => steps)].flatMap(({ explanation }) =>
    explanation === null ? [] : [explanation],
  );
  const endpoints = [trace.request.source, ...trace.ways.map(({ endpoint }) => endpoint)];
  const passed = new Set([...endpoints, ...legs.flatMap(({ source, destination }) => [source, destination])]);
  const idOf = new Map([...passed].flatMap((end) => nodeOf(end, nodes).map((id) => [end, id] as const)));
  const lines = new Set(legs.map(({ source, destination }) => lineKey(idOf.get(source), idOf.get(destination))));
  return {
    nodes: new Set(idOf.values()),
    isOnWay: ({ source, target }) => lines.has(lineKey(source, target)),
  };
}

function lineKey(source: string | undefined, target: string | undefined): string {
  return `${source ?? ""}\n${target ?? ""}`;
}

/** The id of the node that stands for an endpoint; empty where the picture has none. */
function nodeOf(endpoint: string, nodes: readonly GraphNode[]): readonly string[] {
  const [namespace] = endpoint.split("/");
  const found =
    nodes.find((node) => node.kind === "workload" && node.pods.includes(endpoint)) ??
    nodes.find((node) => node.kind === "namespace" && endpoint.includes("/") && node.name === namespace);
  if (found !== undefined) return [found.id];
  const isOutside = !endpoint.includes("/") && nodes.every(({ kind }) => kind !== "range");
  return isOutside ? nodes.flatMap(({ kind, id }) => (kind === "anyone" ? id : [])) : [];
}
