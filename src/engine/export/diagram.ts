/** A graph as texts for other tools have it: boxes, in groups, and lines with words. */
export interface Diagram {
  readonly title: string;
  /** What it was made with: told beside it, a line each. */
  readonly about: readonly string[];
  /** Namespaces. */
  readonly groups: readonly DiagramGroup[];
  /** What is in no group. */
  readonly nodes: readonly DiagramNode[];
  readonly lines: readonly DiagramLine[];
}

export interface DiagramGroup {
  readonly name: string;
  readonly nodes: readonly DiagramNode[];
}

export interface DiagramNode {
  /** What the lines call it; never written. */
  readonly id: string;
  readonly shape: DiagramShape;
  /** The first line of its words, and those below. */
  readonly words: readonly [string, ...string[]];
}

export type DiagramShape = "workload" | "namespace" | "range" | "anyone" | "service" | "ingress";

export interface DiagramLine {
  readonly source: string;
  readonly target: string;
  readonly look: LineLook;
  /** State and ports; empty: it has no verdict. */
  readonly words: string;
  /** The same in a sentence; empty: there is none. */
  readonly sentence: string;
}

/** How a line is drawn: its state, what happened to it, or that a Service or an Ingress leads there. */
export type LineLook = "allowed" | "open" | "partly" | "denied" | "mixed" | "depends" | "opened" | "closed" | "leads";

/** A name for every node that any format takes: `n1`, `n2`, …, those of groups first. */
export function numberedNodes({ groups, nodes }: Diagram): ReadonlyMap<string, string> {
  const all = [...groups.flatMap((group) => group.nodes), ...nodes];
  return new Map(all.map(({ id }, i) => [id, `n${i + 1}`]));
}
