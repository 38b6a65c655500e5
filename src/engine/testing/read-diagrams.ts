/** A diagram as it is read again from a text: boxes by the name that the text gives them, and lines. */
export interface ReadDiagram {
  readonly title: string;
  /** The words of each node, a line each, by its name; with the words of its group, null for none. */
  readonly nodes: ReadonlyMap<string, { readonly words: readonly string[]; readonly group: string | null }>;
  readonly lines: readonly ReadLine[];
}

export interface ReadLine {
  readonly from: string;
  readonly to: string;
  /** As the language writes it: `==>`, `style=dashed, arrowhead=tee`. */
  readonly look: string;
  /** Empty for none. */
  readonly words: string;
}

/** Reads what `writeMermaid` writes, line by line. @throws for a line that it does not know */
export function readMermaid(text: string): ReadDiagram {
  const [begin, title = "", end, head, ...body] = text.trimEnd().split("\n");
  if (begin !== "---" || end !== "---" || head !== "flowchart LR")
    throw new Error(`no flowchart: ${text.slice(0, 80)}`);
  const nodes = new Map<string, { words: readonly string[]; group: string | null }>();
  const lines: ReadLine[] = [];
  let group: string | null = null;
  for (const line of body) {
    const subgraph = /^ {2}subgraph g\d+\["([^"\n]*)"\]$/.exec(line);
    const node = /^ +(n\d+)(\[\[|\[|\(\(|\(\[|\{\{|>)"([^"\n]*)"(\]\]|\]|\)\)|\]\)|\}\})$/.exec(line);
    const edge = /^ {2}(n\d+) (==>|==o|-->|-\.-x|-\.->|-\.-)(?:\|"([^"\n]*)"\|)? (n\d+)$/.exec(line);
    if (/^ {2}%% /.test(line)) continue;
    if (line === "  end") group = null;
    else if (subgraph) group = ofMermaid(subgraph[1]);
    else if (node) nodes.set(node[1] ?? "", { words: (node[3] ?? "").split("<br/>").map(ofMermaid), group });
    else if (edge)
      lines.push({ from: edge[1] ?? "", to: edge[4] ?? "", look: edge[2] ?? "", words: ofMermaid(edge[3]) });
    else throw new Error(`not known: ${line}`);
  }
  return { title: JSON.parse(title.replace(/^title: /, "")), nodes, lines };
}

function ofMermaid(text = ""): string {
  if (/[<>&`*_]/.test(text)) throw new Error(`something Mermaid takes for its own: ${text}`);
  return text.replace(/#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}

/** Reads what `writeDot` writes, by the words of Graphviz' language. @throws for what it does not know */
export function readDot(text: string): ReadDiagram {
  const tokens = text.match(/"(?:\\[\s\S]|[^"\\])*"|->|[A-Za-z_][\w]*|\d+|[{}[\];=,]|[^\s]/g) ?? [];
  let at = 0;
  const take = (wanted?: string): string => {
    const token = tokens[at++] ?? "";
    if (wanted !== undefined && token !== wanted) throw new Error(`${token} instead of ${wanted} at ${at}`);
    return token;
  };
  const attributes = (): Map<string, string> => {
    const found = new Map<string, string>();
    take("[");
    while (tokens[at] !== "]") {
      const key = take();
      take("=");
      found.set(key, take());
      if (tokens[at] === ",") take();
    }
    take("]");
    take(";");
    return found;
  };
  const nodes = new Map<string, { words: readonly string[]; group: string | null }>();
  const lines: ReadLine[] = [];
  let [title, group]: [string, string | null] = ["", null];
  for (const word of ["digraph", "sallyport", "{"]) take(word);
  for (;;) {
    const name = take();
    if (name === "}") {
      if (group === null) break;
      group = null;
    } else if (name === "subgraph") {
      for (const word of [take(), "{", "label", "="].slice(1)) take(word);
      group = ofDot(take())[0] ?? "";
      take(";");
    } else if (tokens[at] === "->") {
      take("->");
      const to = take();
      const { label, tooltip: _, ...look } = Object.fromEntries(attributes());
      const shown = Object.entries(look).map(([key, value]) => `${key}=${value}`);
      lines.push({ from: name, to, look: shown.join(", "), words: label === undefined ? "" : ofDot(label).join("\n") });
    } else {
      const words = ofDot(attributes().get("label") ?? '""');
      if (name === "graph") title = words[0] ?? "";
      else if (name !== "node" && name !== "edge") nodes.set(name, { words, group });
    }
  }
  if (at !== tokens.length) throw new Error("something behind the end");
  return { title, nodes, lines };
}

/** The lines of a label between quotes, as Graphviz shows them. */
function ofDot(label: string): readonly string[] {
  const inner = label.slice(1, -1).replace(/\\"/g, '"');
  const lines = inner.replace(/\\([\s\S])/g, (_, mark) => (mark === "n" ? "\n" : mark)).split("\n");
  return lines.map((line) => line.replaceAll("&amp;", "&"));
}
