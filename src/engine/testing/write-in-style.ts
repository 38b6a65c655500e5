import { type EditValue, isList, isMap } from "../edit/text/edit-value";
import type { Random } from "./random";

/** How somebody writes policies: always alike, so that it is known what they would have written after an edit. */
export interface HandStyle {
  readonly lineBreak: string;
  readonly hasMark: boolean;
  readonly isOpenEnd: boolean;
  /** Spaces, or for JSON a tab; empty: JSON in one line, without a space. */
  readonly unit: string;
  readonly isJson: boolean;
  /** Dashes stand so much further right than their key. */
  readonly dash: number;
  readonly afterDash: number;
  /** What label values and addresses are put in. */
  readonly quote: '"' | "'" | "";
  readonly isSorted: boolean;
  readonly isPortFirst: boolean;
  /** A blank line stands between two rules. */
  readonly isSpaced: boolean;
  /** Keys whose values stand in brackets; `ports[]`: each item. */
  readonly flow: ReadonlySet<string>;
  readonly pad: string;
  /** Three spaces behind a colon, or values below each other. */
  readonly gap: "one" | "three" | "aligned";
}

/** A style that is drawn. */
export function randomHandStyle(random: Random): HandStyle {
  const isJson = random.chance(0.2);
  const unit = isJson ? random.pick(["", "  ", "    ", "\t"]) : random.pick(["  ", "  ", "    "]);
  const afterDash = unit.length === 4 && random.chance(0.5) ? 4 : 2;
  return {
    lineBreak: random.pick(["\n", "\n", "\n", "\r\n"]),
    hasMark: random.chance(0.1),
    isOpenEnd: random.chance(0.15),
    unit,
    isJson,
    dash: random.chance(0.5) ? 0 : unit.length,
    afterDash,
    quote: random.pick(["", "", '"', "'"] as const),
    isSorted: random.chance(0.25),
    isPortFirst: random.chance(0.25),
    isSpaced: !isJson && random.chance(0.25),
    flow: new Set(random.some(["policyTypes", "except", "ports[]", "podSelector", "matchLabels"], 0.3)),
    pad: random.chance(0.5) ? " " : "",
    gap: random.pick(["one", "one", "one", "three", "aligned"] as const),
  };
}

/** A policy as somebody of this style writes it. */
export function writeInStyle(policy: EditValue, style: HandStyle): string {
  const ordered = inOrder(policy, style);
  const { isJson, unit, lineBreak, hasMark, isOpenEnd } = style;
  const text = isJson ? JSON.stringify(plain(ordered), null, unit) : lines(ordered, "", "", style).join("\n");
  return `${hasMark ? "\ufeff" : ""}${`${text}${isOpenEnd ? "" : "\n"}`.replaceAll("\n", lineBreak)}`;
}

function inOrder(value: EditValue, style: HandStyle): EditValue {
  if (isList(value)) return value.map((each) => inOrder(each, style));
  if (!isMap(value)) return value;
  const entries = [...value].map(([key, each]) => [key, inOrder(each, style)] as const);
  const isPort = value.has("port") && style.isPortFirst;
  return new Map(style.isSorted || isPort ? entries.toSorted(([a], [b]) => (a < b ? -1 : 1)) : entries);
}

function plain(value: EditValue): unknown {
  if (isList(value)) return value.map(plain);
  return isMap(value) ? Object.fromEntries([...value].map(([key, each]) => [key, plain(each)])) : value;
}

/** The lines of a map or a list, the first one without its indentation. */
function lines(value: EditValue, name: string, indent: string, style: HandStyle): readonly string[] {
  if (isList(value)) {
    const inner = `${indent}${" ".repeat(style.afterDash)}`;
    const items = value.map((each) => {
      const written = isInline(each, `${name}[]`, style)
        ? [inline(each, name, style)]
        : lines(each, `${name}[]`, inner, style);
      return `-${" ".repeat(style.afterDash - 1)}${written.join("\n")}`;
    });
    const isSpaced = style.isSpaced && (name === "ingress" || name === "egress");
    return [items.join(`${isSpaced ? "\n" : ""}\n${indent}`)];
  }
  if (!isMap(value)) return [inline(value, name, style)];
  const longest = Math.max(...[...value].map(([key, each]) => (isInline(each, key, style) ? key.length : 0)));
  const entries = [...value].map(([key, each]) => {
    const gap =
      style.gap === "one" ? " " : style.gap === "three" ? "   " : " ".repeat(Math.max(0, longest - key.length) + 1);
    if (isInline(each, key, style)) return `${key}:${gap}${inline(each, name === "matchLabels" ? name : key, style)}`;
    const inner = `${indent}${isList(each) ? " ".repeat(style.dash) : style.unit}`;
    return `${key}:\n${inner}${lines(each, key, inner, style).join("\n")}`;
  });
  return [entries.join(`\n${indent}`)];
}

function isInline(value: EditValue, name: string, { flow }: HandStyle): boolean {
  if (isMap(value)) return value.size === 0 || flow.has(name);
  return isList(value) ? value.length === 0 || flow.has(name) : true;
}

function inline(value: EditValue, name: string, style: HandStyle): string {
  const { pad, quote } = style;
  if (isMap(value)) {
    const entries = [...value].map(
      ([key, each]) => `${key}: ${inline(each, name === "matchLabels" ? name : key, style)}`,
    );
    return entries.length === 0 ? "{}" : `{${pad}${entries.join(", ")}${pad}}`;
  }
  if (isList(value)) {
    const items = value.map((each) => inline(each, name, style));
    return items.length === 0 ? "[]" : `[${pad}${items.join(", ")}${pad}]`;
  }
  return ["matchLabels", "cidr", "except"].includes(name) ? `${quote}${value}${quote}` : `${value}`;
}
