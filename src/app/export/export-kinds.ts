/** What can be taken out of the page. */
export type ExportKind = GraphExport | MatrixExport | ChangesExport | TextExport;
export type GraphExport = "graph-png" | "graph-svg" | "graph-mermaid" | "graph-dot";
export type MatrixExport = "matrix-csv" | "matrix-md";
export type ChangesExport = "changes-csv" | "changes-md" | "changes-mermaid" | "changes-dot";
export type TextExport = "kubectl" | "yaml" | "netassert" | "script" | "junit";

export type ExportSection = "graph" | "matrix" | "changes" | "text" | "expectations";

export interface ExportChoice {
  readonly kind: ExportKind;
  readonly section: ExportSection;
  readonly title: string;
  /** What stands in a row of such; absent: it has a line of its own. */
  readonly short?: string;
  readonly about: string;
}

export const SECTION_TITLES: Readonly<Record<ExportSection, string>> = {
  graph: "Graph",
  matrix: "Matrix",
  changes: "Changes",
  text: "Text",
  expectations: "Expectations",
};

export const EXPORT_CHOICES: readonly ExportChoice[] = [
  choice("graph", "graph-png", "PNG", "a picture, twice as sharp as the screen"),
  choice("graph", "graph-svg", "SVG", "a picture of lines and letters, for paper and slides"),
  choice("graph", "graph-mermaid", "Mermaid", "for Markdown that draws it, as GitHub does"),
  choice("graph", "graph-dot", "DOT", "for Graphviz"),
  choice("matrix", "matrix-csv", "CSV", "every pair, for a spreadsheet"),
  choice("matrix", "matrix-md", "Markdown", "every pair, as a table"),
  choice("changes", "changes-csv", "CSV", "what opened and closed, for a spreadsheet"),
  choice("changes", "changes-md", "Markdown", "what opened and closed, for a pull request"),
  choice("changes", "changes-mermaid", "Mermaid", "what opened and closed, drawn"),
  choice("changes", "changes-dot", "DOT", "what opened and closed, for Graphviz"),
  {
    ...{ kind: "kubectl", section: "text", title: "Copy for kubectl" },
    about: "every file, without what no cluster knows",
  },
  { ...{ kind: "yaml", section: "text", title: "Download as YAML" }, about: "every file, as one" },
  {
    ...{ kind: "netassert", section: "expectations", title: "Expectations as NetAssert tests" },
    about: "to be run against a cluster",
  },
  {
    ...{ kind: "script", section: "expectations", title: "Expectations as a shell script" },
    about: "probes with kubectl exec",
  },
  {
    ...{ kind: "junit", section: "expectations", title: "Expectations as a JUnit report" },
    about: "what holds now, for CI",
  },
];

function choice(section: ExportSection, kind: ExportKind, short: string, about: string): ExportChoice {
  return { kind, section, title: `${SECTION_TITLES[section]} as ${short}`, short, about };
}
