import { type Diagram, type DiagramNode, type DiagramShape, type LineLook, numberedNodes } from "./diagram";
import { visibleText } from "./visible-text";

const SHAPES: Readonly<Record<DiagramShape, string>> = {
  workload: "shape=box, style=rounded",
  namespace: "shape=box3d",
  range: "shape=cds",
  anyone: "shape=doublecircle",
  service: "shape=ellipse",
  ingress: "shape=hexagon",
};

/** Told apart without colour: thick is allowed by a rule, thin is open, dashed does not get through, dotted may not. */
const LINES: Readonly<Record<LineLook, string>> = {
  allowed: "penwidth=2",
  partly: "penwidth=2, arrowhead=empty",
  mixed: "penwidth=2, arrowhead=lnormal",
  open: "penwidth=1, arrowhead=vee",
  denied: "style=dashed, arrowhead=tee",
  depends: "style=dotted, penwidth=2, arrowhead=vee",
  opened: "penwidth=2",
  closed: "style=dashed, arrowhead=tee",
  leads: "style=dotted, arrowhead=dot",
};

/** A diagram in Graphviz' language, with a cluster for each namespace. */
export function writeDot(diagram: Diagram): string {
  const { title, about, groups, nodes, lines } = diagram;
  const names = numberedNodes(diagram);
  const node = (each: DiagramNode, indent: string) =>
    `${indent}${names.get(each.id)} [label=${quoted(each.words)}, ${SHAPES[each.shape]}];`;
  return [
    "digraph sallyport {",
    `  graph [label=${quoted([title, ...about])}, labelloc=t, rankdir=LR, fontname="sans-serif"];`,
    '  node [fontname="sans-serif"];',
    '  edge [fontname="sans-serif", fontsize=11];',
    ...groups.flatMap((group, i) => [
      `  subgraph cluster_${i + 1} {`,
      `    label=${quoted([group.name])};`,
      ...group.nodes.map((each) => node(each, "    ")),
      "  }",
    ]),
    ...nodes.map((each) => node(each, "  ")),
    ...lines.flatMap(({ source, target, look, words, sentence }) => {
      const [from, to] = [names.get(source), names.get(target)];
      if (from === undefined || to === undefined) return [];
      const label = words === "" ? "" : `label=${quoted([words])}, `;
      const tooltip = sentence === "" ? "" : `tooltip=${quoted([sentence])}, `;
      return `  ${from} -> ${to} [${label}${tooltip}${LINES[look]}];`;
    }),
    "}",
    "",
  ].join("\n");
}

/** Lines of text between quotes. Graphviz reads backslashes and, in labels, the entities of HTML. */
export function quoted(lines: readonly string[]): string {
  const written = lines.map((line) =>
    visibleText(line).replace(/&/g, "&amp;").replace(/\\/g, "\\\\").replace(/"/g, '\\"'),
  );
  return `"${written.join("\\n")}"`;
}
