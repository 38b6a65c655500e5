import { quoteText } from "../../manifest/print-yaml";
import type { EditedObject, EditPart } from "./edit-part";
import { type EditValue, isList, isMap } from "./edit-value";
import { hasFreeKeys, orderLike } from "./key-order";
import { entryName, textName } from "./style-evidence";
import { writeKey, writeQuoted, writeText } from "./write-text";
import type { WritingStyle } from "./writing-style";

/** What a value is a part of, and the white space at the beginning of the line that it stands in. */
export interface FlowPlace {
  /** Its name, see `nameOfPart`; empty: an object. */
  readonly name: string;
  /** The name of the map that it is an entry of; empty: none, or an object. */
  readonly mapName?: string;
  readonly indent: string;
}

/** A value in brackets, as flow YAML or JSON; in one line unless those around have several. */
export function writeFlow(value: EditValue, style: WritingStyle, place: FlowPlace = { name: "", indent: "" }): string {
  const { name } = place;
  if (isMap(value)) {
    const inner = innerPlace(style, place);
    const entries = inOrder(value, name, style).map((entry) => writeFlowEntry(entry, style, inner));
    return enclosed("{", entries, "}", style, place);
  }
  if (isList(value)) {
    if (isHugging(value, style, place)) {
      const items = value.map((each) => writeFlow(each, style, { ...place, name: `${name}[]` }));
      return `[${items.join(style.habits?.flow.comma ?? ", ")}]`;
    }
    const inner = { ...innerPlace(style, place), name: `${name}[]` };
    return enclosed(
      "[",
      value.map((each) => writeFlow(each, style, inner)),
      "]",
      style,
      place,
    );
  }
  if (typeof value !== "string") return String(value);
  const text = writeText(value, style, textName(place.mapName ?? "", name));
  return isSafeInFlow(text) ? text : writeQuoted(value, style);
}

/**
 * An entry of a map in brackets.
 *
 * @param place - that of the map
 */
export function writeFlowEntry(
  [key, value]: readonly [string, EditValue],
  style: WritingStyle,
  { name, indent }: FlowPlace,
): string {
  const written = writeKey(key, style, name);
  const colon = style.habits?.flow.colon ?? ": ";
  const safe = isSafeInFlow(written) ? written : quoteText(key);
  // Without a space behind it, a colon only ends a key in quotes.
  const gap = colon.endsWith(":") && !style.isJson ? `${colon} ` : colon;
  return `${safe}${gap}${writeFlow(value, style, { name: entryName(name, key), mapName: name, indent })}`;
}

/** The style inside of brackets: what stands in one line stays in one line. */
export function inBrackets({ text }: EditedObject, { from, to }: EditPart, style: WritingStyle): WritingStyle {
  const { habits } = style;
  if (habits === undefined || /[\r\n]/.test(text.slice(from, to))) return style;
  return { ...style, habits: { ...habits, flow: { ...habits.flow, unit: null } } };
}

/** The entries of a map as its neighbours order them. */
export function inOrder(
  map: ReadonlyMap<string, EditValue>,
  name: string,
  { habits }: WritingStyle,
): readonly (readonly [string, EditValue])[] {
  if (habits === undefined) return [...map];
  const keys = [...map.keys()];
  if (habits.isSorted) return arranged(map, keys.toSorted());
  const model = hasFreeKeys(name) ? null : habits.orderWith(name, keys);
  return model === null ? [...map] : arranged(map, orderLike(keys, model));
}

function arranged(
  map: ReadonlyMap<string, EditValue>,
  keys: readonly string[],
): readonly (readonly [string, EditValue])[] {
  return keys.flatMap((key) => {
    const value = map.get(key);
    return value === undefined ? [] : [[key, value] as const];
  });
}

/** Where the lines inside of brackets stand. */
function innerPlace(style: WritingStyle, place: FlowPlace): FlowPlace {
  const unit = unitOf(style, place.name);
  return unit === null ? place : { ...place, indent: `${place.indent}${unit}` };
}

/** Whether the maps of a list begin right behind its bracket, and end before the other one. */
function isHugging(list: readonly EditValue[], style: WritingStyle, { name }: FlowPlace): boolean {
  const isInLines = style.habits?.flow.isHugging === true && unitOf(style, name) !== null;
  return isInLines && list.length > 0 && list.every((each) => isMap(each) && each.size > 0);
}

function unitOf({ habits }: WritingStyle, name: string): string | null {
  return habits === undefined || habits.shapeOf(name) === "line" ? null : habits.flow.unit;
}

function enclosed(
  open: string,
  parts: readonly string[],
  close: string,
  style: WritingStyle,
  { name, indent }: FlowPlace,
): string {
  if (parts.length === 0) return open + close;
  const unit = unitOf(style, name);
  const { brace = "", bracket = "", comma = ", " } = style.habits?.flow ?? {};
  if (unit === null) {
    const pad = open === "{" ? brace : bracket;
    return `${open}${pad}${parts.join(comma)}${pad}${close}`;
  }
  const line = `${style.lineBreak}${indent}${unit}`;
  return `${open}${line}${parts.join(`,${line}`)}${style.lineBreak}${indent}${close}`;
}

/** Brackets, commas and colons end a plain text that stands in brackets. */
function isSafeInFlow(written: string): boolean {
  return /^["']/.test(written) || !/[[\]{},]|:$/.test(written);
}
