import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { clusterDump } from "../../../e2e/dump";
import { createSession, defaultWish, type Graph, type PictureShape } from "../../engine";
import { edgeSentence } from "../edges/edge-words";
import { drawnPicture, type SeenPicture } from "./drawn-picture";
import { estimated, fill, type Paper } from "./paper";
import { content, element } from "./svg-element";
import { brokenLines, fitted } from "./svg-text";
import { scaleFor } from "./svg-to-png";
import { writeSvg } from "./write-svg";

const paper: Paper = {
  colour: (token) => `token-${token}`,
  sans: '"A", sans',
  mono: "mono",
  ...{ strength: 1, label: { size: 11, isMono: true } },
  measure: estimated,
};
const EXAMPLES = join(import.meta.dirname, "../../examples");
const words = { title: "A & B", about: ["3 workloads."], notes: ["2 pairs not drawn."] };

function graphOf(text: string, shape: PictureShape = "wide"): Graph {
  const picture = { ...defaultWish, shape };
  const options = { profile: "kubernetes", defaultNamespace: "default", picture } as const;
  return createSession().analyze([{ name: "c.yaml", text }], options).graph;
}

function seen(graph: Graph, more: Partial<SeenPicture> = {}): SeenPicture {
  const nothing = { positions: {}, selected: null, nodeLines: null, lastingChange: null, trace: null, radius: null };
  return { graph, shape: "wide", ...nothing, ...more };
}

function example(slug: string): string {
  const names = readdirSync(join(EXAMPLES, slug)).filter((name) => name.endsWith(".yaml"));
  return names.map((name) => readFileSync(join(EXAMPLES, slug, name), "utf8")).join("\n---\n");
}

/** Elements and texts in their order, as XML has them. @throws where it is not well formed */
function parseXml(
  text: string,
): readonly { readonly name: string; readonly attributes: Record<string, string>; text: string }[] {
  const found: { name: string; attributes: Record<string, string>; text: string }[] = [];
  const open: (typeof found)[number][] = [];
  const plain = (each: string) => each.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what XML does not allow
  expect(text).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])/);
  for (const [whole, close, name = "", attributes = "", empty, words] of text
    .replace(/^<\?xml[^>]*\?>\s*/, "")
    .matchAll(/<(\/)?([a-zA-Z]+)((?:\s+[\w:-]+="[^"<&]*(?:&#\d+;[^"<&]*)*")*)\s*(\/)?>|([^<]+)/g)) {
    if (words !== undefined) {
      const last = open.at(-1);
      if (words.trim() === "" && last === undefined) continue;
      expect(words).toMatch(/^(?:[^&>]|&#\d+;)*$/);
      if (last) last.text += plain(words);
    } else if (close) expect(open.pop()?.name).toBe(name);
    else {
      const pairs = [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = "", value = ""]) => [
        key,
        plain(value),
      ]);
      const each = { name, attributes: Object.fromEntries(pairs), text: "" };
      found.push(each);
      if (empty === undefined) open.push(each);
    }
    expect(whole.length).toBeGreaterThan(0);
  }
  expect(open).toEqual([]);
  return found;
}

const slugs = readdirSync(EXAMPLES, { withFileTypes: true }).flatMap((each) => (each.isDirectory() ? [each.name] : []));
const pictures = [
  ...slugs.map((slug) => ({ slug, shape: "wide" as const })),
  ...["three-tier", "ingress-routing"].map((slug) => ({ slug, shape: "tall" as const })),
];
const dump = graphOf(clusterDump());

test.each(pictures)(
  "$slug, $shape: each line, node, name and label of the picture is in it once",
  ({ slug, shape }) => {
    const graph = graphOf(example(slug), shape);
    const picture = drawnPicture(seen(graph, { shape }));
    const svg = writeSvg(paper, picture, words);
    const parts = parseXml(svg.text);
    const of = (name: string) => parts.flatMap(({ attributes }) => attributes[name] ?? []);
    expect(of("data-edge").sort()).toEqual(graph.edges.map(({ id }) => id).sort());
    expect(of("data-node").sort()).toEqual([...graph.nodes, ...picture.scene.doors].map(({ id }) => id).sort());
    expect(of("data-namespace").sort()).toEqual(graph.namespaces.map(({ id }) => id).sort());
    const titles = parts.flatMap(({ name, text }) => (name === "title" ? text : []));
    for (const edge of graph.edges) expect(titles).toContain(edgeSentence(edge));
    expect(titles[0]).toBe("A & B");
    const labels = picture.edges.filter(({ data }) => data?.words !== "" && data?.labelAt);
    expect(of("data-label-of")).toHaveLength(labels.length);
  },
);

test("nothing of a picture lies outside of the file, and nothing in it is fetched or run", () => {
  const { text, width, height } = writeSvg(paper, drawnPicture(seen(dump)), words);
  const parts = parseXml(text);
  expect(parts.map(({ name }) => name)).not.toContain("script");
  expect(text).not.toMatch(/href|url\(|<style|<image|foreignObject|\son\w+=/);
  expect(parts[0]?.attributes).toMatchObject({ width: `${width}`, height: `${height}` });
  expect(text.length).toBeLessThan(1_000_000);
});

test("whatever a name is, it is text, and what XML cannot write or nobody can see stands by its number", () => {
  const hostile = "<script>&amp;\"']]>\u0000\u001b\u202e\ud800\ufffe\n\u200b end";
  const [title] = parseXml(element("title", { id: hostile }, content(hostile)));
  const shown = "<script>&amp;\"']]>U+0000U+001BU+202EU+D800U+FFFEU+000AU+200B end";
  expect(title).toMatchObject({ attributes: { id: shown }, text: shown });
  const graph = graphOf(example("three-tier"));
  const [first, ...others] = graph.nodes;
  if (first?.kind !== "workload") throw new Error("no workload");
  const renamed = { ...graph, nodes: [{ ...first, name: hostile }, ...others] };
  const svg = writeSvg(paper, drawnPicture(seen(renamed)), { ...words, title: hostile, notes: [hostile] });
  expect(parseXml(svg.text)[1]?.text).toBe(shown);
});

test("of what is selected its own lines are drawn as well, and all else is weak", () => {
  const [node] = dump.nodes;
  if (node === undefined) throw new Error("no node");
  const text = writeSvg(paper, drawnPicture(seen(dump, { selected: { kind: "node", id: node.id } })), words).text;
  expect(parseXml(text).some(({ attributes }) => attributes.opacity === "0.15")).toBe(true);
});

test("a text is cut with an ellipsis where it must be, and broken behind a hyphen or a slash", () => {
  const type = { size: 10, isMono: true };
  expect(fitted(paper, "frontend", type, 100)).toBe("frontend");
  expect(fitted(paper, "a-very-long-frontend", type, 61)).toBe("a-very-lo…");
  expect(brokenLines(paper, "payments-gateway", type, 61)).toEqual(["payments-", "gateway"]);
  expect(brokenLines(paper, "abcdefghijklmno", type, 61)).toEqual(["abcdefghij", "klmno"]);
});

test("a range that the screen has on one line is on one line, also with fonts that are a little wider", () => {
  const range = "10.20.0.0/16 except 10.20.5.0/24";
  const peer = "ipBlock: {cidr: 10.20.0.0/16, except: [10.20.5.0/24]}";
  const graph = graphOf(`
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: in, namespace: shop}
spec: {podSelector: {}, ingress: [{from: [{${peer}}]}]}
`);
  const box = graph.nodes.find(({ kind }) => kind === "range");
  for (const wider of [0.95, 1, 1.01]) {
    const measure: Paper["measure"] = (text, type) => estimated(text, type) * wider;
    const elements = parseXml(writeSvg({ ...paper, measure }, drawnPicture(seen(graph)), words).text);
    const shown = elements.filter(({ name, text }) => name === "text" && text === range);
    expect(shown).toHaveLength(1);
    expect(Number(shown[0]?.attributes.textLength)).toBeLessThanOrEqual((box?.width ?? 0) - 36);
  }
});

test("a colour that lets something through is one that every reader knows", () => {
  expect(fill("#1f4e8c0d")).toEqual({ fill: "#1f4e8c", "fill-opacity": "0.051" });
  expect(fill("#fff")).toEqual({ fill: "#fff" });
});

test("a picture has twice its size in pixels, or as many as a browser holds", () => {
  expect(scaleFor({ width: 1000, height: 800 })).toBe(2);
  expect(scaleFor({ width: 20_000, height: 100 }) * 20_000).toBeLessThanOrEqual(16_384);
  expect(scaleFor({ width: 10_000, height: 10_000 }) ** 2 * 1e8).toBeLessThanOrEqual(64 * 2 ** 20);
});
