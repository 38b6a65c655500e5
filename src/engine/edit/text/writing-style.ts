import { type EditedObject, type EditPart, rootPart } from "./edit-part";
import { hasFreeKeys, isAlphabetical, isUnusual } from "./key-order";
import {
  evidenceIn,
  isAlike,
  type Named,
  type Quote,
  type Shape,
  type StyleEvidence,
  turnedAround,
} from "./style-evidence";
import { lineBreakOf } from "./text-lines";

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
  readonly quote: Quote;
  /** JSON: all keys and texts in double quotes, no line without a bracket around it. */
  readonly isJson: boolean;
  /** What else the lines show; absent: nothing, so that it is written as the Kubernetes documentation does. */
  readonly habits?: WritingHabits;
}

/** What else lines show of how somebody writes. Names are those of `nameOfPart`. */
export interface WritingHabits {
  /** How a list or map that is not empty is written under a name; null where nothing shows it. */
  shapeOf(name: string): Shape | null;
  /** What texts of a name stand in though they need no quotes; null: nothing. */
  textQuote(name: string): Quote | null;
  /** The same of the keys of a map. */
  keyQuote(mapName: string): Quote | null;
  /**
   * The keys of the nearest map that has at least two of these; null where there is none. Rules show each other the order
   * of `ports` and peers in both directions.
   */
  orderWith(mapName: string, keys: readonly string[]): readonly string[] | null;
  /** Keys are in the order of the alphabet where people would write another one. */
  readonly isSorted: boolean;
  /** What is written behind a key: a colon and spaces. */
  readonly gap: string;
  /** Whether the values of a map stand below each other: as in maps of the same name, else as in most. */
  isAligned(mapName: string): boolean;
  /** Dashes stand in lines of their own. */
  readonly isDashAlone: boolean;
  readonly flow: FlowSpacing;
}

/** How the inside of brackets is spaced. */
export interface FlowSpacing {
  /** Behind an opening brace and before its end. */
  readonly brace: string;
  readonly bracket: string;
  readonly comma: string;
  readonly colon: string;
  /** What lines inside of brackets are indented by; null: everything in one line. */
  readonly unit: string | null;
  /** The maps of a list over several lines begin right behind its bracket. */
  readonly isHugging: boolean;
}

/**
 * The style of what stands around a part: of what is in it where that shows one, else of what is around it, and so on
 * outwards; what nothing shows is written as the Kubernetes documentation does.
 *
 * @param others - objects of the same file, which are looked at last
 */
export function styleAround(object: EditedObject, part: EditPart, others: readonly EditedObject[] = []): WritingStyle {
  const around = levelsAround(object, part);
  const beside = others.map(
    (other): Level =>
      () =>
        evidenceOf(other),
  );
  const levels = [...around, ...beside];
  const seen = <K extends keyof StyleEvidence>(what: K): StyleEvidence[K] | [] =>
    levels.find((level) => level()[what].length > 0)?.()[what] ?? [];
  const json = isJson(object);
  const dashes = levels.find((level) => level().afterDash.length + level().belowDash.length > 0)?.();
  const isDashAlone = dashes !== undefined && dashes.belowDash.length > dashes.afterDash.length;
  return {
    lineBreak: lineBreakOf(object.text),
    indent: most(seen("indent")) ?? 2,
    dash: most(seen("dash")) ?? most(seen("indent")) ?? 2,
    afterDash: most((isDashAlone ? dashes?.belowDash : dashes?.afterDash) ?? []) ?? 2,
    quote: most(seen("quote")) ?? '"',
    isJson: json,
    habits: {
      ...namedHabits(levels),
      isSorted: isSorted(around, beside),
      gap: most(seen("gap")) ?? ": ",
      isDashAlone,
      flow: {
        brace: most(seen("brace")) ?? "",
        bracket: most(seen("bracket")) ?? "",
        comma: most(seen("comma")) ?? (json && most(seen("colon")) === ":" ? "," : ", "),
        colon: most(seen("colon")) ?? ": ",
        unit: most(seen("unit")) ?? null,
        isHugging: most(seen("hugging")) ?? false,
      },
    },
  };
}

/** Whether the object is written as JSON. */
export function isJson({ text, tree, offset }: EditedObject): boolean {
  const first = tree.kind === "map" ? tree.entries[0] : undefined;
  return text[tree.range.from + offset] === "{" && (first === undefined || text[first.keyRange.from + offset] === '"');
}

/** Evidence from near to far, each looked for when it is asked for; what a nearer one has is not in the others. */
type Level = () => StyleEvidence;

function levelsAround(object: EditedObject, part: EditPart): readonly Level[] {
  const around: Level[] = [];
  let inner: EditPart | null = null;
  for (let each: EditPart | null = part; each !== null; each = each.parent) {
    const [own, without] = [each, inner];
    around.push(
      own.parent === null && without === null ? () => evidenceOf(object) : once(() => evidenceIn(object, own, without)),
    );
    inner = each;
  }
  return around;
}

/** What a whole object shows; of one object that many new ones follow it is looked at once. */
function evidenceOf(object: EditedObject): StyleEvidence {
  const known = knownEvidence.get(object);
  if (known !== undefined) return known;
  const evidence = evidenceIn(object, rootPart(object));
  knownEvidence.set(object, evidence);
  return evidence;
}

const knownEvidence = new WeakMap<EditedObject, StyleEvidence>();

function once(make: Level): Level {
  let made: StyleEvidence | null = null;
  return () => {
    made ??= make();
    return made;
  };
}

function namedHabits(
  levels: readonly Level[],
): Pick<WritingHabits, "shapeOf" | "textQuote" | "keyQuote" | "orderWith" | "isAligned"> {
  return {
    isAligned: (mapName) => {
      const own = most(nearest(levels, ({ aligned }) => aligned, mapName));
      const any = levels.find((level) => level().aligned.length > 0)?.().aligned ?? [];
      return own ?? most(any.map(({ value }) => value)) ?? false;
    },
    shapeOf: (name) => most(nearest(levels, ({ shapes }) => shapes, name)) ?? null,
    textQuote: (name) => quoteOf(levels, ({ texts }) => texts, name),
    keyQuote: (mapName) => quoteOf(levels, ({ keys }) => keys, hasFreeKeys(mapName) ? mapName : ""),
    orderWith: (mapName, keys) => {
      const count = (order: readonly string[]) => order.filter((key) => keys.includes(key)).length;
      for (const level of levels) {
        const fit = level().orders.filter(({ name }) => isAlike(name, mapName) || !isPort(name, mapName));
        const orders = fit.map(({ value }) => value);
        const best = [...orders, ...orders.map(turnedAround)].toSorted((a, b) => count(b) - count(a))[0];
        if (best !== undefined && count(best) > 1) return best;
      }
      return null;
    },
  };
}

/** Whether one is a port: those of rules, containers and Services are ordered each by their own. */
function isPort(...names: readonly string[]): boolean {
  return names.some((name) => name.endsWith(".ports[]"));
}

/** What the nearest level shows of a name, or else of one that is alike. */
function nearest<T>(
  levels: readonly Level[],
  pick: (evidence: StyleEvidence) => readonly Named<T>[],
  name: string,
): readonly T[] {
  for (const level of levels) {
    const like = pick(level()).filter((each) => isAlike(each.name, name));
    const same = like.filter((each) => each.name === name);
    const own = same.length > 0 ? same : like;
    if (own.length > 0) return own.map(({ value }) => value);
  }
  return [];
}

/** Where nothing of the name stands, only a neighbourhood that quotes everything shows something. */
function quoteOf(
  levels: readonly Level[],
  pick: (evidence: StyleEvidence) => readonly Named<Quote | null>[],
  name: string,
): Quote | null {
  const own = nearest(levels, pick, name);
  if (own.length > 0) return most(own) ?? null;
  const around: Named<Quote | null>[] = [];
  for (const level of levels) {
    if (around.length > 1) break;
    around.push(...pick(level()));
  }
  if (around.length < 2) return null;
  return around.some(({ value }) => value === null) ? null : (around[0]?.value ?? null);
}

/** What the object alone does not show, since its keys stand as people write them too, the nearest that shows it does. */
function isSorted(around: readonly Level[], beside: readonly Level[]): boolean {
  const own = around.flatMap(fixedOrders);
  if (!own.every(isAlphabetical)) return false;
  if (own.some(isUnusual)) return true;
  for (const level of beside) {
    const orders = fixedOrders(level);
    if (!orders.every(isAlphabetical)) return false;
    if (orders.some(isUnusual)) return true;
  }
  return false;
}

function fixedOrders(level: Level): readonly (readonly string[])[] {
  return level().orders.flatMap(({ name, value }) => (hasFreeKeys(name) ? [] : [value]));
}

function most<T>(values: readonly T[]): T | undefined {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) ?? 0)) best = value;
  return best;
}
