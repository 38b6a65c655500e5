import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "playwright/test";
import { diagramOfGraph } from "../../src/engine/export/diagram-of-graph.ts";
import { writeDot } from "../../src/engine/export/write-dot.ts";
import { writeMermaid } from "../../src/engine/export/write-mermaid.ts";
import { createSession } from "../../src/engine/index.ts";
import { clusterDump } from "../dump.ts";

const EXAMPLES = join(import.meta.dirname, "../../src/examples");
const MODULES = join(import.meta.dirname, "../../node_modules");

const slugs = readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
const hostile = [
  "end",
  'a"b',
  "<img src=x onerror=alert(1)>",
  "]]>",
  "1. a",
  "a|b",
  "style x:#y;",
  "www.x.io",
  "\\N &lt;",
];

function textOf(slug: string): string {
  const names = readdirSync(join(EXAMPLES, slug)).filter((name) => name.endsWith(".yaml"));
  return names.map((name) => readFileSync(join(EXAMPLES, slug, name), "utf8")).join("\n---\n");
}

/** The picture of a text as both languages have it, and how many lines it has. */
function diagramsOf(name: string, text: string) {
  const { graph } = createSession().analyze([{ name: "c.yaml", text }], {
    ...{ profile: "kubernetes", defaultNamespace: "default" },
  });
  const diagram = diagramOfGraph(graph, graph.edges, { title: name, about: hostile });
  return { name, lines: diagram.lines.length, mermaid: writeMermaid(diagram), dot: writeDot(diagram) };
}

/** Names that would be something else if they were not escaped. */
function hostileDiagrams() {
  const node = (name: string, i: number) => ({ id: `${i}`, shape: "workload" as const, words: [name] as const });
  const lines = hostile.map((words, i) => ({
    ...{ source: `${i}`, target: `${(i + 1) % hostile.length}`, look: "denied" as const, words, sentence: words },
  }));
  const groups = [{ name: "<b>end</b>", nodes: hostile.map(node) }];
  const diagram = { title: hostile.join(" "), about: hostile, groups, nodes: [], lines };
  return { name: "hostile", lines: lines.length, mermaid: writeMermaid(diagram), dot: writeDot(diagram) };
}

test("Mermaid and Graphviz draw every example, a dump and hostile names, with every line and word", async ({
  page,
}) => {
  test.slow();
  const all = [
    ...slugs.map((slug) => diagramsOf(slug, textOf(slug))),
    diagramsOf("dump", clusterDump()),
    hostileDiagrams(),
  ];
  await page.route("**/*", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><body>" }));
  await page.goto("http://localhost:1/");
  await page.addScriptTag({ path: join(MODULES, "@mermaid-js/tiny/dist/mermaid.tiny.js") });
  await page.addScriptTag({ path: join(MODULES, "@viz-js/viz/dist/viz-global.js") });
  for (const { name, lines, mermaid, dot } of all) {
    const drawn = await page.evaluate(drawBoth, { mermaid, dot });
    expect({ name, mermaid: drawn.mermaid, dot: drawn.dot }).toEqual({ name, mermaid: lines, dot: lines });
    expect(drawn.words).not.toContain("Unsupported markdown");
    expect(drawn.foreign).toBe(0);
    if (name !== "hostile") continue;
    for (const word of hostile) expect(drawn.words).toContain(word);
    for (const word of hostile) expect(drawn.dotWords).toContain(word);
  }
});

/** What both libraries draw: how many lines, and the words of it. */
async function drawBoth({ mermaid, dot }: { readonly mermaid: string; readonly dot: string }) {
  // Safe: the scripts that were added to the page define both.
  const { mermaid: library, Viz } = globalThis as unknown as {
    readonly mermaid: {
      initialize(options: object): void;
      render(id: string, text: string): Promise<{ readonly svg: string }>;
    };
    readonly Viz: { instance(): Promise<{ renderSVGElement(text: string): SVGElement }> };
  };
  library.initialize({ startOnLoad: false, maxEdges: 5000, maxTextSize: 5_000_000 });
  const { svg } = await library.render("drawn", mermaid);
  const file = new DOMParser().parseFromString(svg, "text/html");
  const viz = await Viz.instance();
  const graph = viz.renderSVGElement(dot);
  return {
    mermaid: file.querySelectorAll("path.flowchart-link").length,
    dot: graph.querySelectorAll("g.edge").length,
    words: file.body.textContent,
    dotWords: [...graph.querySelectorAll("text")].map(({ textContent }) => textContent.replaceAll("\u00a0", " ")),
    foreign: file.querySelectorAll("img, script, a, b, ul, ol").length,
  };
}
