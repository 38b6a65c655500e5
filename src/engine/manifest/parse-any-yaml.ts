import {
  Composer,
  type Document,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  YAMLParseError,
} from "yaml";
import { MOST_LEVELS } from "../source/limits";
import type { Range } from "../source/range";
import { beatEvery } from "./beat-every";
import { buildTree, type TreeReading } from "./build-tree";
import { findControlCharacter } from "./control-character";
import { tooDeep } from "./finding";
import type { ManifestFinding } from "./manifest";
import { findDeepNesting } from "./nesting-scan";
import type { YamlReading } from "./parse-yaml";
import { findTooMuchForLibrary } from "./too-much";
import { describeYamlError } from "./yaml-error";
import type { YamlNode, YamlScalar } from "./yaml-node";

/** Reads any YAML as {@link parseYaml} does, but slowly; the measure for the quick reader. */
export function parseAnyYaml(text: string, onProgress: () => void = () => {}): YamlReading {
  const character = findControlCharacter(text);
  if (character !== null) return refused(character);
  const deepAt = findDeepNesting(text);
  if (deepAt !== null) return refused(tooDeep(deepAt));
  const tooMuch = findTooMuchForLibrary(text);
  if (tooMuch !== null) return refused(tooMuch);

  const composed = composeYaml(text, onProgress);
  if (composed.kind === "error") return refused(composed.finding);
  const built = buildTree(composed.root, composed.nodeCount);
  return finished(built, directiveWarnings(text));
}

function refused(finding: ManifestFinding): YamlReading {
  return { tree: null, findings: [finding], syntaxErrorAt: finding.range.from, hasAliases: false };
}

function finished(built: TreeReading, warnings: readonly ManifestFinding[]): YamlReading {
  const isRefused = built.findings.some((finding) => finding.type === "YAMLSyntax" && finding.severity === "error");
  return {
    tree: isRefused ? null : built.tree,
    findings: [...warnings, ...built.findings],
    syntaxErrorAt: null,
    hasAliases: built.hasAliases,
  };
}

function directiveWarnings(text: string): readonly ManifestFinding[] {
  const match = /^(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r))*((?:%[^\n\r]*(?:\r\n|\n|\r|$))+)/.exec(text);
  const directives = match?.[1];
  if (match === null || directives === undefined) return [];
  const [directive = "", ...others] = directives.split(/\r\n|\n|\r/).filter((line) => line !== "");
  const to = match[0].length;
  const from = to - directives.length;
  const [what, title] = others.length > 0 ? ["these lines", "delete the lines"] : ["this line", "delete the line"];
  const message = `kubectl cannot read a directive (%): delete ${what}`;
  const range = { from, to: from + directive.length };
  const fix = { title, edits: [{ from, to, text: "" }] };
  return [{ code: "yaml-syntax", severity: "warning", type: "Lint", message, range, field: "", fix }];
}

type Composed =
  | { readonly kind: "document"; readonly root: YamlNode; readonly nodeCount: number }
  | { readonly kind: "error"; readonly finding: ManifestFinding };

/** Each takes a few hundredths of a second. */
const TOKENS_PER_BEAT = 16_384;
const NODES_PER_BEAT = 65_536;

function composeYaml(text: string, onProgress: () => void): Composed {
  const document = readFirstDocument(text, beatEvery(TOKENS_PER_BEAT, onProgress));
  const [first] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  const onNode = beatEvery(NODES_PER_BEAT, onProgress);
  const conversion: Conversion = { text, anchors: new Map(), nodeCount: 0, tooDeepAt: null, openers: [], onNode };
  const root = convert(conversion, document.contents, 0, 0);
  if (conversion.tooDeepAt !== null) return { kind: "error", finding: tooDeep(conversion.tooDeepAt) };
  if (first !== undefined) {
    const error = { code: first.code, message: first.message, at: first.pos[0] };
    return { kind: "error", finding: describeYamlError(text, error, conversion.openers) };
  }
  return { kind: "document", root, nodeCount: conversion.nodeCount };
}

/** What the library's own `parseDocument` does, token by token, so that it can be watched. */
function readFirstDocument(text: string, onToken: () => void): Document.Parsed {
  // A lone CR ends a line for YAML but not for the library; LF has the same length, so offsets hold.
  const source = text.replace(/\r(?!\n)/g, "\n");
  const parser = new Parser();
  const composer = new Composer({ schema: "failsafe", resolveKnownTags: false, uniqueKeys: false, logLevel: "error" });
  const tokens = function* () {
    for (const token of new Lexer().lex(source)) {
      onToken();
      yield* parser.next(token);
    }
    yield* parser.end();
  };
  let first: Document.Parsed | null = null;
  for (const document of composer.compose(tokens(), true, source.length)) {
    if (first !== null) {
      // The splitter cuts at every marker, so that a second document begins where there is none.
      first.errors.push(new YAMLParseError([document.range[0], document.range[1]], "MULTIPLE_DOCS", MORE_DOCUMENTS));
      break;
    }
    first = document;
  }
  if (first === null) throw new Error("the library makes a document of any text");
  return first;
}

const MORE_DOCUMENTS = "another document begins here, and no line --- stands before it";

interface Conversion {
  readonly text: string;
  readonly anchors: Map<string, YamlNode>;
  nodeCount: number;
  tooDeepAt: number | null;
  /** Extents of quoted scalars and bracketed collections, for errors about ones that are not closed. */
  readonly openers: Range[];
  readonly onNode: () => void;
}

/** Turns the library's node into ours, in the order of the text, which is what gives an alias its anchor. */
function convert(conversion: Conversion, node: unknown, depth: number, position: number): YamlNode {
  conversion.nodeCount++;
  conversion.onNode();
  if (isScalar(node)) return convertScalar(conversion, node, position);
  if (isAlias(node)) {
    const target = conversion.anchors.get(node.source) ?? null;
    return { kind: "alias", range: rangeOf(node.range, position), name: node.source, target };
  }
  if (!isCollection(node)) return emptyAt(position);

  const range = rangeOf(node.range, position);
  if (depth >= MOST_LEVELS) {
    conversion.tooDeepAt ??= range.from;
    return emptyAt(range.from);
  }
  if (node.flow) conversion.openers.push(range);
  const tag = node.tag ?? null;
  let end = range.from;
  if (isMap(node)) {
    const map: YamlNode = { kind: "map", range, pairs: [], tag };
    if (node.anchor !== undefined) conversion.anchors.set(node.anchor, map);
    for (const pair of node.items) {
      const key = convert(conversion, pair.key, depth + 1, end);
      const value = convert(conversion, pair.value, depth + 1, key.range.to);
      end = Math.max(key.range.to, value.range.to);
      map.pairs.push({ key, value });
    }
    if (!node.flow) map.range = { from: range.from, to: end };
    return map;
  }
  const sequence: YamlNode = { kind: "sequence", range, items: [], tag };
  if (node.anchor !== undefined) conversion.anchors.set(node.anchor, sequence);
  if (isSeq(node)) {
    for (const each of node.items) {
      const item = convert(conversion, isPair(each) ? each.value : each, depth + 1, end);
      end = item.range.to;
      sequence.items.push(item);
    }
  }
  if (!node.flow) sequence.range = { from: range.from, to: Math.max(end, range.from + 1) };
  return sequence;
}

interface LibraryScalar {
  readonly value: unknown;
  readonly range?: readonly [number, number, number] | null | undefined;
  readonly type?: string | undefined;
  readonly tag?: string | undefined;
  readonly anchor?: string | undefined;
}

function convertScalar(conversion: Conversion, scalar: LibraryScalar, position: number): YamlScalar {
  const range = rangeOf(scalar.range, position);
  const text = typeof scalar.value === "string" ? scalar.value : "";
  const isQuoted = scalar.type === "QUOTE_DOUBLE" || scalar.type === "QUOTE_SINGLE";
  const isBlock = scalar.type === "BLOCK_LITERAL" || scalar.type === "BLOCK_FOLDED";
  if (isQuoted) conversion.openers.push(range);
  const raw = isQuoted ? conversion.text.slice(range.from + 1, range.to - 1) : text;
  const converted: YamlScalar = {
    kind: "scalar",
    range,
    text,
    raw,
    isPlain: !isQuoted && !isBlock,
    tag: scalar.tag ?? null,
  };
  if (scalar.anchor !== undefined) conversion.anchors.set(scalar.anchor, converted);
  return converted;
}

function rangeOf(range: readonly [number, number, number] | null | undefined, position: number): Range {
  return range ? { from: range[0], to: range[1] } : { from: position, to: position };
}

function emptyAt(position: number): YamlScalar {
  const range = { from: position, to: position };
  return { kind: "scalar", range, text: "", raw: "", isPlain: true, tag: null };
}
