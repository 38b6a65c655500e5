import { readdirSync, readFileSync } from "node:fs";
import { posix } from "node:path";
import { parseSync } from "vite";
import { expect, test } from "vitest";

/** Who may import whom, as in ARCHITECTURE.md. `types` may be imported with `import type` only. */
interface Row {
  readonly values?: readonly string[];
  readonly types?: readonly string[];
}

const wholeEngine = "source net manifest kube cluster policy service insight edit graph intake export"
  .split(" ")
  .map((folder) => `engine/${folder}`);
const underPolicy = ["engine/cluster", "engine/kube", "engine/net", "engine/source"];
const underInsight = ["engine/policy", "engine/service", "engine/manifest", "engine/steps", ...underPolicy];
/** Numbers, and texts of plain values for other tools: nothing of the evaluator is behind them. */
const [limits, texts] = ["engine/source/limits", "engine/export"] as const;
const underGraph = ["engine/insight", "engine/policy", "engine/service", "engine/cluster", "engine/steps", texts];
const link = ["persistence/link", "persistence/decode-text", "persistence/explain-bytes"];
const view: Row = { values: ["state", "ui", limits, texts], types: ["face"] };
const leaf: Row = { values: [limits], types: ["face"] };

/** A folder of `src`, of `src/engine`, or a file beside them; `face` is `engine/index.ts`. */
const table: Readonly<Record<string, Row>> = {
  "engine/source": {},
  "engine/net": {},
  "engine/manifest": { values: ["engine/source", "engine/steps"] },
  "engine/kube": { values: ["engine/manifest", "engine/net", "engine/source"] },
  "engine/cluster": { values: ["engine/kube", "engine/net", "engine/source"] },
  "engine/policy": { values: underPolicy },
  "engine/service": { values: underPolicy },
  "engine/export": { types: ["face"] },
  "engine/insight": { values: underInsight },
  "engine/edit": { values: underInsight },
  "engine/graph": { values: underGraph },
  "engine/intake": { values: ["engine/manifest", "engine/kube", "engine/source"] },
  engine: { values: [...wholeEngine, "face"] },
  simulator: { values: ["face"] },
  worker: { values: ["face", "simulator"] },
  cli: { values: ["face", "simulator", ...link, limits, texts] },
  state: { values: ["persistence", limits], types: ["worker", "face"] },
  persistence: leaf,
  ui: leaf,
  examples: leaf,
  lessons: leaf,
  editor: view,
  canvas: view,
  panels: view,
  app: { values: ["editor", "canvas", "panels", "state", "ui", limits, texts] },
  "csp.ts": {},
  "trusted.ts": {},
  "main.tsx": {
    values: "app canvas editor examples face lessons panels persistence simulator state trusted.ts ui worker".split(
      " ",
    ),
  },
};

/** Where a package may be imported, by the beginning of the path. What is not listed may be imported by tests only. */
const views = ["app/", "canvas/", "editor/", "panels/", "ui/", "main.tsx"];
const packages: Readonly<Record<string, readonly string[]>> = {
  yaml: ["engine/manifest/"],
  "monaco-editor": ["editor/"],
  reactflow: ["canvas/"],
  "d3-selection": ["canvas/view/short-transition"],
  zustand: ["state/"],
  "@xterm/xterm": ["panels/terminal", "panels/Terminal"],
  react: [...views, "state/"],
  "react-dom": views,
  "radix-ui": views,
  "lucide-react": views,
};

const isTest = (path: string) => /\.test\.tsx?$/.test(path) || /^engine\/(testing|bench)\//.test(path);
const isData = (path: string) => /^(examples|lessons)\//.test(path) || /\.data\.ts$/.test(path);
const mayUseNode = (path: string) => isTest(path) || path.startsWith("cli/");
const vagueNames = /^(utils?|helpers?|common|types|misc)$/;
const mostLines = 300;

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** Everything that breaks the rules in a set of files, given by their path below `src`, one sentence each. */
function faultsIn(files: ReadonlyMap<string, string>): readonly string[] {
  return [...files].flatMap(([path, text]) => [
    ...nameFaults(path),
    ...(lineCount(text) > mostLines && !isData(path)
      ? [`${path} has ${lineCount(text)} lines: split it by concept`]
      : []),
    ...importsOf(path, text).flatMap((each) => importFault(path, each) ?? []),
  ]);
}

function nameFaults(path: string): readonly string[] {
  const vague = path.split("/").find((part) => vagueNames.test(part.replace(/\..*$/, "")));
  const barrel = /(^|\/)index\.tsx?$/.test(path) && path !== "engine/index.ts";
  return [
    ...(vague === undefined ? [] : [`${path}: ${vague} says nothing; name the concept`]),
    ...(barrel ? [`${path}: no barrel but engine/index.ts`] : []),
    ...(rowOf(path) in table || isTest(path) ? [] : [`${path} lies in no row of the import table`]),
  ];
}

const lineCount = (text: string) => text.replace(/\n$/, "").split("\n").length;

function importFault(path: string, { specifier, typeOnly }: Import): string | undefined {
  if (specifier === unknowable) return `${path} imports what only shows at run time`;
  const name = specifier.replace(/\?.*$/, "");
  if (!name.startsWith(".")) return packageFault(path, name);
  const target = posix.normalize(posix.join(posix.dirname(path), name));
  if (mayImport(path, target, typeOnly)) return undefined;
  return `${path} may not import ${target}${typeOnly || !mayImport(path, target, true) ? "" : " other than as a type"}`;
}

function packageFault(path: string, specifier: string): string | undefined {
  if (specifier.startsWith("node:")) return mayUseNode(path) ? undefined : `${path} may not import ${specifier}`;
  const name = /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;
  const allowed = isTest(path) || packages[name]?.some((beginning) => path.startsWith(beginning));
  return allowed ? undefined : `${path} may not import the package ${name}`;
}

function mayImport(path: string, target: string, typeOnly: boolean): boolean {
  if (target.startsWith("../")) return isTest(path);
  if (/^engine\/(testing|bench)\//.test(target) || /\.test(\.tsx?)?$/.test(target)) return isTest(path);
  const from = rowOf(path);
  const { values = [], types = [] } = table[from] ?? {};
  const allowed = typeOnly || isTest(path) ? [...values, ...types] : values;
  if (rowOf(target) === from || allowed.some((row) => covers(row, target))) return true;
  return isTest(path) && (target === "engine" || target.startsWith("engine/") || !path.includes("/"));
}

function covers(row: string, target: string): boolean {
  if (row === "face") return /^engine(\/index(\.ts)?)?$/.test(target);
  const stem = target.replace(/\.tsx?$/, "");
  return rowOf(target) === row || stem === row.replace(/\.tsx?$/, "") || stem.startsWith(`${row}/`);
}

/** `engine/net` of `engine/net/cidr.ts`, `engine` of `engine/analyze.ts`, `ui` of `ui/Button.tsx`, `main.tsx` of itself. */
function rowOf(path: string): string {
  const [first = "", second, third] = path.split("/");
  return first === "engine" && third !== undefined ? `engine/${second}` : first;
}

const unknowable = "\0";

interface SyntaxNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}

/** Static and dynamic imports, re-exports, `import("x").T`, `import.meta.glob` and `new URL("x", import.meta.url)`. */
function importsOf(path: string, text: string): readonly Import[] {
  const { program, errors } = parseSync(path, text);
  if (errors[0]) throw new Error(`${path}: ${errors[0].message}`);
  const found: Import[] = [];
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isNode(value)) {
      found.push(...importsAt(value));
      Object.values(value).forEach(visit);
    }
  };
  visit(program);
  return found;
}

function importsAt(node: SyntaxNode): readonly Import[] {
  const source = (value: unknown, typeOnly: boolean) => [{ specifier: literal(value) ?? unknowable, typeOnly }];
  switch (node.type) {
    case "ImportDeclaration":
      return source(node.source, node.importKind === "type");
    case "ExportAllDeclaration":
      return source(node.source, node.exportKind === "type");
    case "ExportNamedDeclaration":
      return isNode(node.source) ? source(node.source, node.exportKind === "type") : [];
    case "ImportExpression":
      return source(node.source, false);
    case "TSImportType":
      return source(node.source ?? node.argument, true);
    case "TSExternalModuleReference":
      return source(node.expression, false);
    case "CallExpression":
      return isMeta(node.callee, /^glob/) ? globbed(node.arguments) : [];
    case "NewExpression": {
      const [address, base] = Array.isArray(node.arguments) ? node.arguments : [];
      const specifier = literal(address);
      return isMeta(base, /^url$/) && specifier?.startsWith(".") ? [{ specifier, typeOnly: false }] : [];
    }
    default:
      return [];
  }
}

function isMeta(node: unknown, property: RegExp): boolean {
  if (!isNode(node) || node.type !== "MemberExpression" || !isNode(node.object) || !isNode(node.property)) return false;
  return node.object.type === "MetaProperty" && property.test(String(node.property.name));
}

function globbed(args: unknown): readonly Import[] {
  const first: unknown = Array.isArray(args) ? args[0] : undefined;
  const patterns: readonly unknown[] = isNode(first) && Array.isArray(first.elements) ? first.elements : [first];
  return patterns.map((pattern) => ({ specifier: literal(pattern)?.replace(/^!/, "") ?? unknowable, typeOnly: false }));
}

/** The text of a string literal, or of a template without holes. */
function literal(node: unknown): string | undefined {
  if (!isNode(node)) return undefined;
  if (node.type === "Literal" || node.type === "StringLiteral") return String(node.value);
  if (node.type === "TSLiteralType") return literal(node.literal);
  const [only, ...more]: readonly unknown[] = Array.isArray(node.quasis) ? node.quasis : [];
  return isNode(only) && more.length === 0 && isCooked(only.value) ? only.value.cooked : undefined;
}

function isCooked(value: unknown): value is { readonly cooked: string } {
  return typeof value === "object" && value !== null && "cooked" in value && typeof value.cooked === "string";
}

function sources(): ReadonlyMap<string, string> {
  const paths = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => /\.tsx?$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(`${import.meta.dirname}/${path}`, "utf8")]));
}

// It reads every file: on a machine that has much else to do that takes a while.
test("every import, name and size in src keeps to the rules", { timeout: 60_000 }, () => {
  expect(faultsIn(sources())).toEqual([]);
});

test("main.tsx puts the Trusted Types policy in force before anything else", () => {
  const main = sources().get("main.tsx");
  if (main !== undefined) expect(importsOf("main.tsx", main)[0]?.specifier).toMatch(/^\.\/trusted(\.ts)?$/);
});

const refused: readonly (readonly [path: string, text: string])[] = [
  ["panels/Why.tsx", 'import { analyze } from "../engine";'],
  ["panels/Why.tsx", 'import { type Verdict } from "../engine/index";'],
  ["panels/Why.tsx", 'import type { Cidr } from "../engine/net/cidr";'],
  ["engine/export/write.ts", 'import { analyze } from "..";'],
  ["panels/Why.tsx", 'import { Graph } from "../canvas/Graph";'],
  ["panels/Why.tsx", 'import { create } from "zustand";'],
  ["panels/Why.tsx", 'const later = () => import("monaco-editor/editor");'],
  ["panels/Why.tsx", "const later = (name: string) => import(name);"],
  ["canvas/Graph.tsx", 'export { link } from "../persistence/link";'],
  ["canvas/Graph.tsx", 'const files = import.meta.glob("../examples/*.yaml");'],
  ["state/store.ts", 'import { connect } from "../worker/client";'],
  ["state/store.ts", 'const later = import("../worker/client");'],
  ["state/store.ts", 'export * from "../engine";'],
  ["worker/analysis.worker.ts", 'import { compile } from "../engine/policy/compile";'],
  ["worker/client.ts", 'new Worker(new URL("../engine/policy/compile.ts", import.meta.url));'],
  ["persistence/draft.ts", 'import "../state/store";'],
  ["persistence/draft.ts", 'import { readFileSync } from "node:fs";'],
  ["cli/main.ts", 'import { draft } from "../persistence/draft";'],
  ["app/App.tsx", 'import type { Verdict } from "../engine";'],
  ["ui/Button.tsx", 'type Store = import("../state/store").Store;'],
  ["engine/index.ts", 'import { naive } from "./testing/naive";'],
  ["engine/index.ts", 'import { parse } from "yaml";'],
  ["engine/net/cidr.ts", 'import type { Range } from "../source/range";'],
  ["engine/kube/pod.ts", 'import { parseDocument } from "yaml";'],
  ["engine/policy/compile.ts", 'import { resolve } from "../service/resolve";'],
  ["engine/graph/graph.ts", 'import type { Analysis } from "../analysis";'],
  ["engine/graph/graph.ts", 'import { createElement } from "react";'],
  ["engine/edit/utils.ts", ""],
  ["engine/common/text.ts", ""],
  ["ui/index.ts", ""],
  ["stray/file.ts", ""],
  ["engine/edit/intent.ts", "\n".repeat(301)],
];

test.each(refused)("refused %#: %s", (path, text) => {
  expect(faultsIn(new Map([[path, text]]))).not.toEqual([]);
});

const accepted: readonly (readonly [path: string, text: string])[] = [
  ["panels/Why.tsx", 'import type { Verdict } from "../engine"; import { useStore } from "../state/store.ts";'],
  ["panels/Table.tsx", 'import { csvCell } from "../engine/export/table-text";'],
  ["state/store.ts", 'import { createStore } from "zustand"; import type { Client } from "../worker/client";'],
  ["cli/main.ts", 'import { analyze } from "../engine/index.ts"; import { decode } from "../persistence/link.ts";'],
  ["editor/Editor.tsx", 'import EditorWorker from "monaco-editor/editor/editor.worker?worker&inline";'],
  ["engine/manifest/parse.ts", 'import { parseDocument } from "yaml"; import "../source/range";'],
  ["engine/policy/compile.test.ts", 'import { analyze } from "../index"; import { naive } from "../testing/naive";'],
  [
    "state/loop.test.ts",
    'import { client } from "../worker/client"; import { parse } from "../engine/manifest/parse";',
  ],
  ["engine/index.ts", 'export { analyze } from "./analyze"; export type { Cidr } from "./net/cidr";'],
  ["examples/three-tiers.ts", `const files = import.meta.glob("./*.yaml");${"\n".repeat(301)}`],
];

test.each(accepted)("accepted %#: %s", (path, text) => {
  expect(faultsIn(new Map([[path, text]]))).toEqual([]);
});
