import { printKey, printText } from "../../manifest/print-yaml";
import { childrenOf, type EditedObject, type EditPart } from "./edit-part";
import { hasFreeKeys } from "./key-order";
import { columnOf, indentOf, lineAbove, lineEnd, lineStart } from "./text-lines";

/** What texts are put in. */
export type Quote = '"' | "'";

/** How a list or map that is not empty is written: in lines of its own, in brackets in one line, or in brackets over several. */
export type Shape = "block" | "line" | "lines";

/** Something seen at parts of one name, see {@link nameOfPart}. */
export interface Named<T> {
  readonly name: string;
  readonly value: T;
}

/** What lines show of how somebody writes: everything that was seen, as often as it was. */
export interface StyleEvidence {
  readonly indent: number[];
  readonly dash: number[];
  readonly afterDash: number[];
  /** Columns from a dash that stands alone to what it is about, in the next line. */
  readonly belowDash: number[];
  readonly quote: Quote[];
  /** Whether texts that need no quotes have some, and which. */
  readonly texts: Named<Quote | null>[];
  readonly keys: Named<Quote | null>[];
  readonly shapes: Named<Shape>[];
  /** The keys of maps, in their order. */
  readonly orders: Named<readonly string[]>[];
  /** White space behind opening brackets of one line. */
  readonly brace: string[];
  readonly bracket: string[];
  readonly comma: string[];
  readonly colon: string[];
  /** The colon behind the key of a block, with the spaces around it. */
  readonly gap: string[];
  /** Whether the values of a block stand below each other though its keys differ in length; by what the block is of. */
  readonly aligned: Named<boolean>[];
  /** Whether the maps of a list over several lines begin right behind its bracket. */
  readonly hugging: boolean[];
  /** By what the lines inside of brackets are indented. */
  readonly unit: string[];
}

/** No more parts than these are looked at; a dump of thousands is written alike. */
const MOST_PARTS = 5000;

/**
 * Looks at a part and all that is in it.
 *
 * @param without - a child that was looked at before; null: none
 */
export function evidenceIn(object: EditedObject, part: EditPart, without: EditPart | null = null): StyleEvidence {
  const evidence = nothing();
  const stack = [part];
  let seen = 0;
  for (let each = stack.pop(); each !== undefined && seen < MOST_PARTS; each = stack.pop()) {
    if (each.writing === "alias") continue;
    seen++;
    const children = childrenOf(object, each).filter(({ writing }) => writing !== "alias");
    noteEntry(object.text, each, evidence);
    if (each.node.kind === "scalar") noteText(object.text, each, evidence);
    else if (each.writing === "flow") noteFlow(object.text, each, children, evidence);
    else noteBlock(object.text, each, children, evidence);
    for (const child of children) if (each !== part || child.step !== without?.step) stack.push(child);
  }
  return evidence;
}

/** What a part is called: an entry as {@link entryName} says, and an item as its list with `[]` behind it. */
export function nameOfPart({ step, parent }: EditPart): string {
  if (step === null || parent === null) return "";
  if (typeof step === "number") return `${nameOfPart(parent)}[]`;
  return step === "ports" ? entryName(nameOfPart(parent), step) : step;
}

/** What an entry is called: its key; `ports`, which a rule, a container and a Service have, by what they are ports of. */
export function entryName(mapName: string, key: string): string {
  return key === "ports" ? `${mapName}.ports` : key;
}

/** Under which name the quotes of a text are noted: labels by what they are labels of, an except like its block. */
export function textName(mapName: string, key: string): string {
  if (hasFreeKeys(mapName)) return mapName;
  return key === "except[]" ? "cidr" : key;
}

/** Names that say the same in the other direction, or of namespaces; whoever writes one in brackets writes both so. */
const ALIKE = new Map([
  ["to", "from"],
  ["to[]", "from[]"],
  ["egress", "ingress"],
  ["egress[]", "ingress[]"],
  ["egress[].ports", "ingress[].ports"],
  ["egress[].ports[]", "ingress[].ports[]"],
  ["namespaceSelector", "podSelector"],
]);

/** Whether what is written under one name shows how it is written under another. */
export function isAlike(name: string, other: string): boolean {
  return (ALIKE.get(name) ?? name) === (ALIKE.get(other) ?? other);
}

/** Keys of a map as one of the other direction has them. */
export function turnedAround(keys: readonly string[]): readonly string[] {
  return keys.map((key) => (key === "from" ? "to" : key === "to" ? "from" : key));
}

function nothing(): StyleEvidence {
  return {
    ...{ indent: [], dash: [], afterDash: [], belowDash: [], quote: [], texts: [], keys: [], shapes: [], orders: [] },
    ...{ brace: [], bracket: [], comma: [], colon: [], gap: [], aligned: [], unit: [], hugging: [] },
  };
}

function noteText(text: string, part: EditPart, { quote, texts }: StyleEvidence): void {
  const { node, from, parent } = part;
  if (node.kind !== "scalar" || typeof node.value !== "string") return;
  const first = text[from];
  const own = node.style !== "plain" && (first === '"' || first === "'") ? first : null;
  if (own !== null) quote.push(own);
  if (printText(node.value) !== node.value) return;
  texts.push({ name: textName(parent === null ? "" : nameOfPart(parent), nameOfPart(part)), value: own });
}

function noteEntry(text: string, part: EditPart, { keys, colon, gap }: StyleEvidence): void {
  const { key, parent, step, from } = part;
  if (key === null || parent === null || typeof step !== "string") return;
  const first = text[key.from];
  const mapName = nameOfPart(parent);
  if (printKey(step) === step) {
    const name = hasFreeKeys(mapName) ? mapName : "";
    keys.push({ name, value: first === '"' || first === "'" ? first : null });
  }
  const between = text.slice(key.to, from);
  if (/^ *: *$/.test(between) && part.to > from) (parent.writing === "flow" ? colon : gap).push(between);
}

function noteFlow(text: string, part: EditPart, children: readonly EditPart[], evidence: StyleEvidence): void {
  const [first, second] = children;
  if (first === undefined) return;
  const name = nameOfPart(part);
  noteOrder(part, name, children, evidence);
  const at = first.key?.from ?? first.from;
  const lead = text.slice(part.from + 1, at);
  const isInLines = /[\r\n]/.test(text.slice(part.from, part.to));
  evidence.shapes.push({ name, value: isInLines ? "lines" : "line" });
  if (isInLines && part.node.kind === "list" && first.node.kind === "map") evidence.hugging.push(/^[ \t]*$/.test(lead));
  if (/^[ \t]*$/.test(lead)) (part.node.kind === "map" ? evidence.brace : evidence.bracket).push(lead);
  if (/^\s*[\r\n]\s*$/.test(lead)) {
    const [outer, inner] = [indentOf(text, part.from), indentOf(text, at)];
    if (inner.startsWith(outer) && inner !== outer) evidence.unit.push(inner.slice(outer.length));
  }
  const comma = second === undefined ? "" : text.slice(first.to, second.key?.from ?? second.from);
  if (/^[ \t]*,[ \t]*$/.test(comma)) evidence.comma.push(comma);
}

function noteBlock(text: string, part: EditPart, children: readonly EditPart[], evidence: StyleEvidence): void {
  const { node, from, key, parent } = part;
  const name = nameOfPart(part);
  evidence.shapes.push({ name, value: "block" });
  noteOrder(part, name, children, evidence);
  noteAlignment(text, name, children, evidence);
  const column = columnOf(text, from);
  if (column === null) return;
  if (key !== null && lineStart(text, key.from) !== lineStart(text, from)) {
    const outer = columnOf(text, key.from);
    if (outer !== null && node.kind === "list") evidence.dash.push(column - outer);
    // Behind an explicit key a map stands in the column of the key.
    if (outer !== null && node.kind === "map" && column > outer) evidence.indent.push(column - outer);
  }
  if (parent?.node.kind === "list" && node.kind === "map") noteDash(text, from, evidence);
}

function noteDash(text: string, from: number, { afterDash, belowDash }: StyleEvidence): void {
  const start = lineStart(text, from);
  const line = text.slice(start, from);
  const inLine = /-( +)$/.exec(line);
  if (inLine !== null) {
    afterDash.push(inLine[0].length);
    return;
  }
  const above = lineAbove(text, start);
  const alone = /^( *)- *$/.exec(text.slice(above, lineEnd(text, above)));
  if (alone?.[1] !== undefined && line.trim() === "") belowDash.push(line.length - alone[1].length);
}

function noteOrder({ node }: EditPart, name: string, children: readonly EditPart[], { orders }: StyleEvidence): void {
  if (node.kind !== "map" || children.length < 2) return;
  orders.push({ name, value: children.flatMap(({ step }) => (typeof step === "string" ? step : [])) });
}

function noteAlignment(text: string, name: string, children: readonly EditPart[], { aligned }: StyleEvidence): void {
  const inLine = children.filter(
    ({ key, from, to }) => key !== null && to > from && lineStart(text, key.from) === lineStart(text, from),
  );
  const widths = new Set(inLine.map(({ key }) => (key === null ? 0 : key.to - key.from)));
  if (widths.size < 2) return;
  const value = new Set(inLine.map(({ from }) => from - lineStart(text, from))).size === 1;
  aligned.push({ name, value });
}
