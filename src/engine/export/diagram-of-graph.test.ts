import { expect, test } from "vitest";
import type { GraphEdge } from "..";
import { createSession } from "../session";
import { diagramOfGraph } from "./diagram-of-graph";
import { writeDot } from "./write-dot";
import { writeMermaid } from "./write-mermaid";

const POD =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: a, namespace: shop}\nspec: {containers: [{name: c, image: x}]}\n";
const { graph } = createSession().analyze([{ name: "c.yaml", text: POD }], {
  profile: "kubernetes",
  defaultNamespace: "default",
});
const WORDS = { title: "shop", about: ["All ports."] };

test("what “?” on a line means is told where a line has it, and only there", () => {
  const assuming = graph.edges.map((edge): GraphEdge => ({ ...edge, assumes: ["end-port"] }));
  for (const write of [writeMermaid, writeDot]) {
    expect(write(diagramOfGraph(graph, assuming, WORDS))).toContain("A line with “?” depends on");
    expect(write(diagramOfGraph(graph, graph.edges, WORDS))).not.toContain("“?”");
  }
});
