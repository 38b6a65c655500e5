import { type Diagram, type DiagramNode, type DiagramShape, type LineLook, numberedNodes } from "./diagram";
import { visibleText } from "./visible-text";

/** What Mermaid draws where nobody has set `maxEdges` and `maxTextSize` higher, as on GitHub. */
const MOST = { lines: 500, characters: 50_000 };

const SHAPES: Readonly<Record<DiagramShape, readonly [begin: string, end: string]>> = {
  workload: ["[", "]"],
  namespace: ["[[", "]]"],
  range: [">", "]"],
  anyone: ["((", "))"],
  service: ["([", "])"],
  ingress: ["{{", "}}"],
};

/** Told apart without colour: thick is allowed by a rule, thin is open, dotted does not get through or may not. */
const LINES: Readonly<Record<LineLook, string>> = {
  allowed: "==>",
  partly: "==>",
  mixed: "==o",
  open: "-->",
  denied: "-.-x",
  depends: "-.->",
  opened: "==>",
  closed: "-.-x",
  leads: "-.-",
};

/** A diagram as a Mermaid flowchart, with a subgraph for each namespace. */
export function writeMermaid(diagram: Diagram): string {
  const { title, about, groups, nodes, lines } = diagram;
  const names = numberedNodes(diagram);
  const node = (each: DiagramNode, indent: string) => {
    const [begin, end] = SHAPES[each.shape];
    return `${indent}${names.get(each.id)}${begin}"${each.words.map(mermaidText).join("<br/>")}"${end}`;
  };
  return [
    "---",
    `title: ${JSON.stringify(visibleText(title))}`,
    "---",
    "flowchart LR",
    ...about.map((each) => `  %% ${visibleText(each)}`),
    ...groups.flatMap((group, i) => [
      `  subgraph g${i + 1}["${mermaidText(group.name)}"]`,
      ...group.nodes.map((each) => node(each, "    ")),
      "  end",
    ]),
    ...nodes.map((each) => node(each, "  ")),
    ...lines.flatMap(({ source, target, look, words }) => {
      const [from, to] = [names.get(source), names.get(target)];
      if (from === undefined || to === undefined) return [];
      return `  ${from} ${LINES[look]}${words === "" ? "" : `|"${mermaidText(words)}"|`} ${to}`;
    }),
    "",
  ].join("\n");
}

/** What whoever opens it somewhere else should know; empty: nothing. */
export function mermaidNotes(text: string, { lines }: Diagram): readonly string[] {
  if (lines.length <= MOST.lines && text.length <= MOST.characters) return [];
  return [
    `Mermaid draws at most ${MOST.lines} lines and ${MOST.characters.toLocaleString("en")} characters where ` +
      `\`maxEdges\` and \`maxTextSize\` are not set higher: filter, or fold namespaces.`,
  ];
}

/**
 * A text between quotes. Letters, numbers and a few harmless marks stay; all else stands by its number (`#34;`), so that
 * neither Mermaid nor the Markdown and HTML that it makes of a label find anything of theirs in it.
 */
export function mermaidText(text: string): string {
  return visibleText(text).replace(NOT_HARMLESS, (mark) => `#${mark.codePointAt(0)};`);
}

/** A dot stays between digits only, since names of hosts become links; what begins a line may begin a list or code. */
const NOT_HARMLESS = /^[\s-]|(?<!\d)\.|\.(?!\d)|(?![\p{L}\p{M}\p{N} ,./?×·→…−✓✗-])[\s\S]/gu;
