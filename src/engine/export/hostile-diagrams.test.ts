import fc from "fast-check";
import { expect, test } from "vitest";
import { readDot, readMermaid } from "../testing/read-diagrams";
import type { Diagram } from "./diagram";
import { diagramOfEnds } from "./diagram-of-ends";
import { visibleText } from "./visible-text";
import { quoted, writeDot } from "./write-dot";
import { mermaidNotes, mermaidText, writeMermaid } from "./write-mermaid";

const HOSTILE = [
  ...[
    "end",
    "subgraph",
    "graph",
    'a"b',
    "a\\",
    '\\"',
    "<img src=x onerror=alert(1)>",
    "]]>",
    "a\nb",
    "a|b",
    "#quot;",
    "&lt;",
  ],
  ...[
    "%%{init: {}}%%",
    "`code`",
    "**bold**",
    "1. list",
    "- list",
    "style x fill:#f00;",
    "click n1 href",
    "www.example.com",
  ],
  ...[
    "a@b.c",
    "日本語",
    "\u202eevil",
    "\ud800",
    "--> n2",
    "n1]",
    "}",
    "---",
    "\\N \\G",
    "😀",
    " ",
    "a   b",
    "$x$",
    "http://x.y",
  ],
];

function diagramOf(names: readonly string[]): Diagram {
  const node = (name: string, i: number) => ({ id: `${i}`, shape: "workload" as const, words: [name, name] as const });
  return {
    title: names.join(" "),
    about: names,
    groups: [{ name: names[0] ?? "", nodes: names.map((name, i) => node(name, i)) }],
    nodes: [],
    lines: names.map((words, i) => ({ source: `${i}`, target: "0", look: "allowed" as const, words, sentence: words })),
  };
}

function isReadAgain(names: readonly string[]): void {
  const diagram = diagramOf(names);
  for (const read of [readMermaid(writeMermaid(diagram)), readDot(writeDot(diagram))]) {
    expect(read.title).toBe(visibleText(diagram.title));
    expect([...read.nodes.values()]).toEqual(
      names.map((name) => ({ words: [visibleText(name), visibleText(name)], group: visibleText(names[0] ?? "") })),
    );
    expect(read.lines.map(({ words }) => words)).toEqual(names.map(visibleText));
  }
}

test("whatever a name is, it is read again as it was, and makes nothing else", () => {
  isReadAgain(HOSTILE);
});

test("so is any text", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 4 }),
      isReadAgain,
    ),
    { numRuns: 200, seed: 20_261_124 },
  );
});

test("in Mermaid nothing is left that is a quote, an entity, a link or a list", () => {
  expect(mermaidText("end")).toBe("end");
  expect(mermaidText("10.0.0.0/8 except 10.0.1.0/24")).toBe("10.0.0.0/8 except 10.0.1.0/24");
  expect(mermaidText('a"<b>&#1;')).toBe("a#34;#60;b#62;#38;#35;1#59;");
  expect(mermaidText("1. www.x.io a@b style:#x;")).toBe("1#46; www#46;x#46;io a#64;b style#58;#35;x#59;");
  expect(mermaidText("- a")).toBe("#45; a");
});

test("in DOT neither a backslash nor an entity is read as something else", () => {
  expect(quoted(['\\N &lt; "', "b"])).toBe('"\\\\N &amp;lt; \\"\\nb"');
});

test("ends inside the cluster stand in their namespaces, those outside by themselves, whatever is in their names", () => {
  const line = { look: "opened", words: "opened TCP 80" } as const;
  const { groups, nodes, lines } = diagramOfEnds(
    [
      { ...line, source: "shop/web", target: "shop/db" },
      { ...line, source: "10.0.0.0/8 and 1 more", target: "shop/web", outside: "source" },
    ],
    { title: "t", about: [] },
  );
  expect(groups.map(({ name, nodes: held }) => [name, held.map(({ words }) => words[0])])).toEqual([
    ["shop", ["web", "db"]],
  ]);
  expect(nodes.map(({ words }) => words[0])).toEqual(["10.0.0.0/8 and 1 more"]);
  expect(lines).toHaveLength(2);
});

test("more than Mermaid draws by itself is told", () => {
  const few = diagramOf(["a"]);
  expect(mermaidNotes(writeMermaid(few), few)).toEqual([]);
  const many = diagramOf(Array.from({ length: 501 }, (_, i) => `n${i}`));
  expect(mermaidNotes(writeMermaid(many), many)[0]).toContain("at most 500 lines");
});
