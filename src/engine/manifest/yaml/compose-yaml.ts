import { MOST_LEVELS } from "../../source/limits";
import type { Range } from "../../source/range";
import { peekToken, skipToken } from "./next-token";
import type { YamlMap, YamlNode, YamlScalar, YamlSequence } from "./yaml-node";
import { createYamlScan, failScan, type YamlMistake, type YamlScan } from "./yaml-scan";
import type { YamlTag, YamlText, YamlToken } from "./yaml-token";

/** The first document of a text, as go-yaml v2 takes it apart. */
export interface ComposedYaml {
  readonly root: YamlNode;
  readonly nodeCount: number;
  /** Null for what go-yaml takes. */
  readonly mistake: YamlMistake | null;
  /** What go-yaml passes over without a word: behind a `...`, or further left than the first line; null where nothing is. */
  readonly ignored: { readonly from: number; readonly isBehindMarker: boolean } | null;
}

/**
 * Composes the nodes of a text, and takes and refuses just what go-yaml does.
 *
 * @param onNode - called for each node
 */
export function composeYaml(text: string, onNode: () => void): ComposedYaml {
  const scan = createYamlScan(text);
  const compose: Compose = { source: text, scan, anchors: new Map(), depth: 0, nodeCount: 0, end: 0, onNode };
  const root = readDocument(compose);
  const last = peekToken(scan);
  const { mistake } = scan;
  const ignored = mistake === null ? findIgnored(scan, last) : null;
  return { root, nodeCount: compose.nodeCount, mistake, ignored };
}

/** What stands behind the document, which may be anything. */
function findIgnored(scan: YamlScan, last: YamlToken): ComposedYaml["ignored"] {
  const isBehindMarker = last.kind === "document end";
  let next = last;
  while (next.kind === "document end" || next.kind === "directive") {
    skipToken(scan);
    next = peekToken(scan);
  }
  const from = scan.mistake === null ? next.from : Math.min(scan.mistake.openedAt, scan.mistake.at);
  return scan.mistake === null && next.kind === "text end" ? null : { from, isBehindMarker };
}

interface Compose {
  readonly source: string;
  readonly scan: YamlScan;
  readonly anchors: Map<string, YamlNode>;
  depth: number;
  nodeCount: number;
  /** Where what was read last ends. */
  end: number;
  readonly onNode: () => void;
}

function readDocument(compose: Compose): YamlNode {
  const { scan } = compose;
  const first = peekToken(scan);
  if (first.kind === "text end") return emptyAt(compose, 0);
  if (first.kind === "directive") failScan(scan, "directive", first.from);
  if (first.kind !== "document start") return readNode(compose, "block");
  skipToken(scan);
  const next = peekToken(scan);
  const isEmpty = next.kind === "document start" || next.kind === "document end" || next.kind === "text end";
  return isEmpty ? emptyAt(compose, first.to) : readNode(compose, "block");
}

/** Where a node stands: outside of brackets, there as a key or a value of a map, or in brackets. */
type Place = "block" | "field" | "flow";

function readNode(compose: Compose, place: Place): YamlNode {
  const { scan } = compose;
  const first = peekToken(scan);
  if (first.kind === "alias") {
    take(compose, first);
    const range = { from: first.from, to: first.to };
    return { kind: "alias", range, name: first.name, target: compose.anchors.get(first.name) ?? null };
  }
  const { anchor, tag } = readProperties(compose);
  const token = peekToken(scan);
  const node = readContent(compose, token, place, tag);
  if (node !== null) {
    if (anchor !== null) compose.anchors.set(anchor, node);
    return fill(compose, node, token);
  }
  if (anchor === null && tag === null) failScan(scan, "no content", token.from);
  const empty = emptyAt(compose, anchor === null && tag === null ? token.from : compose.end, tag);
  if (anchor !== null) compose.anchors.set(anchor, empty);
  return empty;
}

function take(compose: Compose, token: YamlToken): void {
  if (token.kind === "scalar") compose.end = Math.min(token.to, compose.source.length);
  else compose.end = token.to;
  skipToken(compose.scan);
  if (token.kind === "alias") count(compose);
}

function count(compose: Compose): void {
  compose.nodeCount++;
  compose.onNode();
}

function readProperties(compose: Compose) {
  let anchor: string | null = null;
  let tag: string | null = null;
  for (;;) {
    const token = peekToken(compose.scan);
    if (token.kind === "anchor" && anchor === null) anchor = token.name;
    else if (token.kind === "tag" && tag === null) tag = readTag(compose, token);
    else return { anchor, tag };
    take(compose, token);
  }
}

function readTag({ scan }: Compose, { tag, isKnown, from }: YamlTag): string {
  if (!isKnown) failScan(scan, "tag handle", from);
  return tag;
}

/** A scalar as it is, or a collection that has yet to be filled; null when none stands here. */
function readContent(
  compose: Compose,
  token: YamlToken,
  place: Place,
  tag: string | null,
): YamlScalar | YamlMap | YamlSequence | null {
  const range = { from: token.from, to: token.to };
  switch (token.kind) {
    case "scalar":
      count(compose);
      take(compose, token);
      return scalarOf(compose, token, tag);
    case "-":
      return place === "field" ? { kind: "sequence", range, items: [], tag } : null;
    case "block list":
    case "[":
      return { kind: "sequence", range, items: [], tag };
    case "block map":
    case "{":
      return { kind: "map", range, pairs: [], tag };
    default:
      return null;
  }
}

function scalarOf({ source }: Compose, token: YamlText, tag: string | null): YamlScalar {
  const range = { from: token.from, to: Math.min(token.to, source.length) };
  const { text, style } = token;
  const raw = style === "quoted" ? source.slice(range.from + 1, range.to - 1) : text;
  return { kind: "scalar", range, text, raw, isPlain: style === "plain", tag };
}

/** Reads what is in a collection. */
function fill(compose: Compose, node: YamlScalar | YamlMap | YamlSequence, { kind }: YamlToken): YamlNode {
  if (node.kind === "scalar") return node;
  count(compose);
  if (compose.depth >= MOST_LEVELS) failScan(compose.scan, "too deep", node.range.from);
  compose.depth++;
  if (kind !== "-") skipToken(compose.scan);
  const { from } = node.range;
  if (node.kind === "map") {
    if (kind === "{") fillFlowMap(compose, node, from);
    else fillBlockMap(compose, node, from);
  } else if (kind === "[") {
    fillFlowList(compose, node, from);
  } else {
    fillBlockList(compose, node, from, kind === "-");
  }
  compose.depth--;
  return node;
}

function fillBlockList(compose: Compose, list: YamlSequence, from: number, isFlush: boolean): void {
  const { scan } = compose;
  let token = peekToken(scan);
  while (token.kind === "-") {
    take(compose, token);
    const next = peekToken(scan).kind;
    const isEmpty = next === "-" || next === "block end" || (isFlush && (next === "key" || next === ":"));
    const item = isEmpty ? emptyBehind(compose, token.to) : readNode(compose, "block");
    list.items.push(item);
    list.range = { from, to: Math.max(item.range.to, from + 1) };
    token = peekToken(scan);
  }
  if (isFlush) return;
  if (token.kind === "block end") skipToken(scan);
  else failScan(scan, "dash missing", token.from, from);
}

function fillBlockMap(compose: Compose, map: YamlMap, from: number): void {
  const { scan } = compose;
  let token = peekToken(scan);
  while (token.kind === "key") {
    take(compose, token);
    const key = endsField(peekToken(scan)) ? emptyBehind(compose, token.to) : readNode(compose, "field");
    const value = readValue(compose, key.range.to);
    map.pairs.push({ key, value });
    map.range = { from, to: Math.max(key.range.to, value.range.to) };
    token = peekToken(scan);
  }
  if (token.kind === "block end") skipToken(scan);
  else failScan(scan, "key missing", token.from, from);
}

function endsField({ kind }: YamlToken): boolean {
  return kind === "key" || kind === ":" || kind === "block end";
}

function readValue(compose: Compose, keyEnd: number): YamlNode {
  const colon = peekToken(compose.scan);
  if (colon.kind !== ":") return emptyAt(compose, keyEnd);
  take(compose, colon);
  return endsField(peekToken(compose.scan)) ? emptyBehind(compose, colon.to) : readNode(compose, "field");
}

function fillFlowList(compose: Compose, list: YamlSequence, from: number): void {
  const { scan } = compose;
  for (let isFirst = true; nextItem(compose, "]", isFirst, from); isFirst = false) {
    const token = peekToken(scan);
    list.items.push(token.kind === "key" ? readSinglePair(compose, token) : readNode(compose, "flow"));
  }
  list.range = { from, to: compose.end };
}

/** Goes past the comma before an item, or past the bracket at the end; false there, and after a mistake. */
function nextItem(compose: Compose, closer: "]" | "}", isFirst: boolean, from: number): boolean {
  const { scan } = compose;
  let token = peekToken(scan);
  if (!isFirst && token.kind === ",") {
    take(compose, token);
    token = peekToken(scan);
  } else if (!isFirst && token.kind !== closer) {
    failScan(scan, "comma missing", token.from, from);
  }
  if (scan.mistake !== null) return false;
  if (token.kind !== closer) return true;
  take(compose, token);
  return false;
}

/** `[a: b]`: a map of one field. */
function readSinglePair(compose: Compose, mark: YamlToken): YamlNode {
  const { scan } = compose;
  count(compose);
  take(compose, mark);
  const next = peekToken(scan);
  let key: YamlNode;
  if (next.kind === ":" || next.kind === "," || next.kind === "]") {
    key = emptyAt(compose, next.from);
    // go-yaml goes past it, whatever it is
    take(compose, next);
  } else {
    key = readNode(compose, "flow");
  }
  const value = readFlowValue(compose, key, "]");
  const range = { from: mark.from, to: Math.max(key.range.to, value.range.to) };
  return { kind: "map", range, pairs: [{ key, value }], tag: null };
}

function fillFlowMap(compose: Compose, map: YamlMap, from: number): void {
  const { scan } = compose;
  for (let isFirst = true; nextItem(compose, "}", isFirst, from); isFirst = false) {
    const token = peekToken(scan);
    if (token.kind === "key") {
      take(compose, token);
      const next = peekToken(scan);
      const isEmpty = next.kind === ":" || next.kind === "," || next.kind === "}";
      const key = isEmpty ? emptyAt(compose, next.from) : readNode(compose, "flow");
      map.pairs.push({ key, value: readFlowValue(compose, key, "}") });
    } else {
      const key = readNode(compose, "flow");
      map.pairs.push({ key, value: emptyAt(compose, key.range.to) });
    }
  }
  map.range = { from, to: compose.end };
}

function readFlowValue(compose: Compose, key: YamlNode, closer: "]" | "}"): YamlNode {
  const colon = peekToken(compose.scan);
  if (colon.kind !== ":") return emptyAt(compose, key.range.to);
  take(compose, colon);
  const next = peekToken(compose.scan);
  if (next.kind === "," || next.kind === closer) return emptyBehind(compose, colon.to);
  return readNode(compose, "flow");
}

/** Nothing, where it would stand behind a colon or a dash. */
function emptyBehind(compose: Compose, from: number): YamlScalar {
  let at = from;
  while (compose.source[at] === " ") at++;
  return emptyAt(compose, at);
}

function emptyAt(compose: Compose, at: number, tag: string | null = null): YamlScalar {
  count(compose);
  const place = Math.min(at, compose.source.length);
  const range: Range = { from: place, to: place };
  return { kind: "scalar", range, text: "", raw: "", isPlain: true, tag };
}
