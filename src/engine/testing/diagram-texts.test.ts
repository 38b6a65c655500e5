import { expect, test } from "vitest";
import { createSession, defaultWish } from "..";
import { type Diagram, type DiagramLine, type LineLook, numberedNodes } from "../export/diagram";
import { diagramOfGraph } from "../export/diagram-of-graph";
import { writeDot } from "../export/write-dot";
import { writeMermaid } from "../export/write-mermaid";
import { randomOf } from "./random";
import { randomChoice } from "./random-profile";
import { randomTown } from "./random-town";
import { type ReadDiagram, readDot, readMermaid } from "./read-diagrams";

const TOWNS = process.env.LONG_TESTS === "1" ? 2_000 : 40;

const MERMAID_LOOKS: Readonly<Record<LineLook, string>> = {
  ...{ allowed: "==>", partly: "==>", mixed: "==o", open: "-->", denied: "-.-x", depends: "-.->" },
  ...{ opened: "==>", closed: "-.-x", leads: "-.-" },
};

test("every line of a picture is in Mermaid and in DOT once, between the same ends, with its state and words", {
  timeout: 120_000,
}, () => {
  const seen = new Map<string, number>();
  for (let seed = 4_100_001; seed < 4_100_001 + TOWNS; seed++) {
    const random = randomOf(seed);
    const { graph } = createSession().analyze([{ name: "town.yaml", text: randomTown(random) }], {
      ...randomChoice(random),
      defaultNamespace: "default",
      picture: { ...defaultWish, drawAll: random.chance(0.7) },
    });
    const diagram = diagramOfGraph(graph, graph.edges, { title: "town", about: ["TCP 80 & more."] });
    const verdicts = diagram.lines.filter(({ look }) => look !== "leads");
    // Not by the writers' own words: what the edges say.
    const ofEdges = graph.edges.map(({ source, target, state }) => `${source} ${target} ${state}`);
    expect(verdicts.map(({ source, target, look }) => `${source} ${target} ${look}`)).toEqual(ofEdges);
    for (const [i, { state, label, droppedAt }] of graph.edges.entries()) {
      const words = verdicts[i]?.words ?? "";
      expect(words.startsWith(state)).toBe(true);
      expect(words).toContain(state === "denied" ? (droppedAt === "both" ? "both ends" : droppedAt) : label);
      seen.set(state, (seen.get(state) ?? 0) + 1);
    }
    isSame(readMermaid(writeMermaid(diagram)), diagram, ({ look }) => MERMAID_LOOKS[look]);
    isSame(readDot(writeDot(diagram)), diagram, null);
  }
  for (const state of ["allowed", "open", "partly", "denied", "mixed", "depends"])
    expect(seen.get(state)).toBeGreaterThan(0);
});

function isSame(read: ReadDiagram, diagram: Diagram, lookOf: ((line: DiagramLine) => string) | null): void {
  const names = numberedNodes(diagram);
  expect(read.title).toBe(diagram.title);
  const written = (line: DiagramLine) => [names.get(line.source), names.get(line.target), line.words];
  expect(read.lines.map(({ from, to, words }) => [from, to, words])).toEqual(diagram.lines.map(written));
  if (lookOf !== null) expect(read.lines.map(({ look }) => look)).toEqual(diagram.lines.map(lookOf));
  const dashed = read.lines.filter(({ look }) => /dashed|-x/.test(look)).length;
  expect(dashed).toBe(diagram.lines.filter(({ look }) => look === "denied").length);
  const placed = [
    ...diagram.groups.flatMap(({ name, nodes }) =>
      nodes.map((node) => [names.get(node.id), { words: node.words, group: name }]),
    ),
    ...diagram.nodes.map((node) => [names.get(node.id), { words: node.words, group: null }]),
  ];
  expect([...read.nodes]).toEqual(placed);
}
