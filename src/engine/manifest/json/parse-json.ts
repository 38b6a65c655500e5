import { MOST_DOCUMENTS, MOST_FINDINGS_OF_A_KIND, MOST_LEVELS } from "../../source/limits";
import type { Range } from "../../source/range";
import { beatEvery } from "../beat-every";
import { duplicateKey, fieldBelow, quoted, tooDeep, unreadable, unreadableChunk } from "../finding";
import type { ManifestFinding, ParsedChunk } from "../manifest";
import { addEntry, createMapDraft, type MapDraft, placeOfKey } from "../map-draft";
import { spelledText } from "../spelling";
import { tooManyDocuments } from "../too-much";
import type { TreeNode } from "../tree";
import { nameCharacter, readJsonScalar } from "./json-token";
import { endOfQuickText, readQuickToken } from "./quick-json-token";

/** The JSON values of a text, and whether all of it is JSON. */
export interface JsonReading {
  /** One for each of the concatenated values; the last one carries the error, if there is one. */
  readonly values: readonly ParsedChunk[];
  /** The error is a comma before a closing bracket, which YAML would let pass. */
  readonly hasTrailingComma: boolean;
  readonly isValid: boolean;
}

interface OpenMap {
  readonly kind: "map";
  readonly from: number;
  readonly draft: MapDraft;
  key: string;
  keyRange: Range;
}

interface OpenList {
  readonly kind: "list";
  readonly from: number;
  readonly items: TreeNode[];
}

type Open = OpenMap | OpenList;

/**
 * Reads strict JSON, one or several values in a row (as `kubectl get -o json` in a loop prints them).
 *
 * It keeps a stack of its own, so that no nesting can overflow the engine's. Of a duplicate key the first value is
 * kept and the second is reported on its key. Numbers keep their spelling, because the server refuses `80.0` as a port.
 *
 * @param onItem - called after every map and list that stands where the items of a Kubernetes list do, and after so many
 *   values of any kind
 */
export function parseJson(text: string, onItem: () => void = () => {}): JsonReading {
  const values: ParsedChunk[] = [];
  let at = skipSpace(text, 0);
  while (at < text.length) {
    if (values.length === MOST_DOCUMENTS) {
      values.push(unreadableChunk(tooManyDocuments(at)));
      return { values, hasTrailingComma: false, isValid: false };
    }
    const value = readValue(text, at, onItem);
    values.push({ tree: value.tree, findings: value.findings });
    if (value.tree === null) return { values, hasTrailingComma: value.hasTrailingComma, isValid: false };
    at = skipSpace(text, value.end);
  }
  return { values, hasTrailingComma: false, isValid: true };
}

/** An item is in a list, which is in a map. */
const ITEM_DEPTH = 2;
/** What is no list is read with fewer beats, but with some. */
const VALUES_PER_BEAT = 256;

interface ValueReading extends ParsedChunk {
  readonly end: number;
  readonly hasTrailingComma: boolean;
}

function readValue(text: string, start: number, onItem: () => void): ValueReading {
  const open: Open[] = [];
  const findings: ManifestFinding[] = [];
  const fail = (finding: ManifestFinding, hasTrailingComma = false): ValueReading => ({
    ...unreadableChunk(finding),
    end: text.length,
    hasTrailingComma,
  });
  const onValue = beatEvery(VALUES_PER_BEAT, onItem);
  let at = start;
  for (;;) {
    onValue();
    const code = text.charCodeAt(at);
    let done: TreeNode | null = readQuickToken(text, at);
    if (done !== null) {
      at = done.range.to;
    } else if (code === OPEN_MAP || code === OPEN_LIST) {
      if (open.length >= MOST_LEVELS) return fail(tooDeep(at));
      const inside = skipSpace(text, at + 1);
      const isMap = code === OPEN_MAP;
      if (text.charCodeAt(inside) === (isMap ? CLOSE_MAP : CLOSE_LIST)) {
        const range = { from: at, to: inside + 1 };
        done = isMap ? { kind: "map", range, entries: [] } : { kind: "list", range, items: [] };
        at = inside + 1;
      } else if (isMap) {
        const map: OpenMap = { kind: "map", from: at, draft: createMapDraft(), key: "", keyRange: noRange };
        open.push(map);
        const key = readMemberKey(text, inside, map, open, findings);
        if (key.kind === "error") return fail(key.finding);
        at = key.end;
      } else {
        open.push({ kind: "list", from: at, items: [] });
        at = inside;
      }
    } else {
      const token = readJsonScalar(text, at);
      if (token.kind === "error") return fail(token.finding);
      done = token.scalar;
      at = token.scalar.range.to;
    }
    while (done !== null) {
      const parent = open.at(-1);
      if (parent === undefined) return { tree: done, findings, end: at, hasTrailingComma: false };
      addTo(parent, done);
      at = skipSpace(text, at);
      const closer = parent.kind === "map" ? CLOSE_MAP : CLOSE_LIST;
      if (text.charCodeAt(at) === closer) {
        open.pop();
        at++;
        done = close(parent, at);
        if (open.length === ITEM_DEPTH) onItem();
        continue;
      }
      if (text.charCodeAt(at) !== COMMA) return fail(missingSeparator(text, at, parent));
      const comma = at;
      at = skipSpace(text, at + 1);
      if (text.charCodeAt(at) === closer) {
        const message = `remove this comma: in JSON none may stand before "${String.fromCharCode(closer)}"`;
        return fail(unreadable("json-syntax", message, { from: comma, to: comma + 1 }), true);
      }
      if (parent.kind === "map") {
        const key = readMemberKey(text, at, parent, open, findings);
        if (key.kind === "error") return fail(key.finding);
        at = key.end;
      }
      done = null;
    }
  }
}

const OPEN_LIST = 91;
const CLOSE_LIST = 93;
const OPEN_MAP = 123;
const CLOSE_MAP = 125;
const COMMA = 44;
const COLON = 58;
const DOUBLE_QUOTE = 34;

const noRange: Range = { from: 0, to: 0 };

function addTo(parent: Open, value: TreeNode): void {
  if (parent.kind === "list") {
    parent.items.push(value);
  } else {
    addEntry(parent.draft, parent.key, parent.keyRange, value);
  }
}

function close(parent: Open, to: number): TreeNode {
  const range = { from: parent.from, to };
  if (parent.kind === "map") return { kind: "map", range, entries: parent.draft.entries.slice() };
  return { kind: "list", range, items: parent.items.slice() };
}

type KeyEnd =
  | { readonly kind: "end"; readonly end: number }
  | { readonly kind: "error"; readonly finding: ManifestFinding };

/** Reads `"key":` and the space after it into the map. */
function readMemberKey(
  text: string,
  from: number,
  map: OpenMap,
  open: readonly Open[],
  findings: ManifestFinding[],
): KeyEnd {
  if (text.charCodeAt(from) !== DOUBLE_QUOTE) {
    const message = `a field name in double quotes is expected here, not ${nameCharacter(text, from)}`;
    return { kind: "error", finding: unreadable("json-syntax", message, { from, to: from + 1 }) };
  }
  const end = endOfQuickText(text, from);
  if (end !== null) {
    map.key = spelledText(text, from + 1, end);
    map.keyRange = { from, to: end + 1 };
  } else {
    const token = readJsonScalar(text, from);
    if (token.kind === "error") return token;
    map.key = String(token.scalar.value);
    map.keyRange = token.scalar.range;
  }
  const first = placeOfKey(map.draft, map.key);
  if (first !== undefined && findings.length < MOST_FINDINGS_OF_A_KIND) {
    findings.push(duplicateKey(map.key, map.keyRange, pathOf(open), first));
  }
  const colon = skipSpace(text, map.keyRange.to);
  if (text.charCodeAt(colon) !== COLON) {
    const message = `a colon is missing after ${quoted(map.key)}`;
    return { kind: "error", finding: unreadable("json-syntax", message, map.keyRange) };
  }
  return { kind: "end", end: skipSpace(text, colon + 1) };
}

function pathOf(open: readonly Open[]): string {
  let path = "";
  for (const each of open) path = fieldBelow(path, each.kind === "map" ? each.key : each.items.length);
  return path;
}

function missingSeparator(text: string, at: number, parent: Open): ManifestFinding {
  if (at >= text.length) {
    const bracket = parent.kind === "map" ? "{" : "[";
    const message = `this "${bracket}" is never closed`;
    return unreadable("json-syntax", message, { from: parent.from, to: parent.from + 1 });
  }
  const message = `a comma is missing before ${nameCharacter(text, at)}`;
  return unreadable("json-syntax", message, { from: at, to: at + 1 });
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const c = text.charCodeAt(at);
    if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return at;
    at++;
  }
}
