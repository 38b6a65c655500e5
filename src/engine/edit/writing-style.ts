import { childrenOf, type EditedObject, type EditPart } from "./edit-part";
import { columnOf, lineBreakOf, lineStart } from "./text-lines";

/** How somebody writes; what is added beside their lines is written likewise. */
export interface WritingStyle {
  readonly lineBreak: string;
  /** Columns by which a map stands to the right of its key. */
  readonly indent: number;
  /** Columns by which the dashes of a list stand to the right of its key; 0: below it. */
  readonly dash: number;
  /** Columns from a dash to what it is about. */
  readonly afterDash: number;
  /** What texts are put in where they need quotes. */
  readonly quote: '"' | "'";
  /** JSON: all keys and texts in double quotes, no line without a bracket around it. */
  readonly isJson: boolean;
}

interface Evidence {
  readonly indent: number[];
  readonly dash: number[];
  readonly afterDash: number[];
  readonly quote: ('"' | "'")[];
}

/**
 * The style of what stands around a part: of what is in it where that shows one, else of what is around it, and so on
 * outwards; what nothing shows is written as the Kubernetes documentation does.
 *
 * @param others - objects of the same file, which are looked at last
 */
export function styleAround(object: EditedObject, part: EditPart, others: readonly EditedObject[] = []): WritingStyle {
  const levels: Evidence[] = [];
  for (let each: EditPart | null = part; each !== null; each = each.parent) levels.push(evidenceIn(object, [each]));
  for (const other of others) levels.push(evidenceIn(other, childrenOf(other, rootOf(other))));
  const most = <K extends keyof Evidence>(what: K): Evidence[K][number] | undefined =>
    mostFrequent<Evidence[K][number]>(levels.find((level) => level[what].length > 0)?.[what] ?? []);
  return {
    lineBreak: lineBreakOf(object.text),
    indent: most("indent") ?? 2,
    dash: most("dash") ?? most("indent") ?? 2,
    afterDash: most("afterDash") ?? 2,
    quote: most("quote") ?? '"',
    isJson: isJson(object),
  };
}

/** Whether the object is written as JSON. */
export function isJson({ text, tree, offset }: EditedObject): boolean {
  const first = tree.kind === "map" ? tree.entries[0] : undefined;
  return text[tree.range.from + offset] === "{" && (first === undefined || text[first.keyRange.from + offset] === '"');
}

function rootOf({ tree, offset }: EditedObject): EditPart {
  const { from, to } = tree.range;
  return { from: from + offset, to: to + offset, node: tree, parent: null, step: null, writing: "block", key: null };
}

function evidenceIn(object: EditedObject, parts: readonly EditPart[]): Evidence {
  const evidence: Evidence = { indent: [], dash: [], afterDash: [], quote: [] };
  const stack = [...parts];
  for (let part = stack.pop(); part !== undefined; part = stack.pop()) {
    if (part.writing === "alias") continue;
    note(object.text, part, evidence);
    stack.push(...childrenOf(object, part));
  }
  return evidence;
}

function note(text: string, part: EditPart, { indent, dash, afterDash, quote }: Evidence): void {
  const { node, from, key, parent } = part;
  if (node.kind === "scalar") {
    const first = text[from];
    if (node.style === "quoted" && (first === '"' || first === "'")) quote.push(first);
    return;
  }
  if (part.writing !== "block") return;
  const column = columnOf(text, from);
  if (column === null) return;
  if (key !== null && lineStart(text, key.from) !== lineStart(text, from)) {
    const outer = columnOf(text, key.from);
    if (outer !== null) (node.kind === "list" ? dash : indent).push(column - outer);
  }
  if (parent?.node.kind === "list" && node.kind === "map") {
    const start = lineStart(text, from);
    const before = /-( +)$/.exec(text.slice(start, from));
    if (before !== null) afterDash.push(before[0].length);
  }
}

function mostFrequent<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
