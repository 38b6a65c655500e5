import { visibleText } from "../../engine/export/visible-text";

/** A piece of SVG that is safe to stand anywhere in one: made by {@link element} and {@link content} only. */
export type Svg = string & { readonly __svg: true };

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element; an attribute that is undefined is left out. Numbers have one decimal, which is a tenth of a pixel. */
export function element(name: string, attributes: Attributes, ...children: readonly Svg[]): Svg {
  const written = Object.entries(attributes).flatMap(([key, value]) => {
    if (value === undefined) return [];
    return ` ${key}="${typeof value === "number" ? rounded(value) : escaped(value)}"`;
  });
  const inner = children.join("");
  return svg(inner === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${inner}</${name}>`);
}

/** A text as the content of an element. */
export function content(text: string): Svg {
  return svg(escaped(text));
}

/** Several pieces as one. */
export function together(pieces: readonly Svg[]): Svg {
  return svg(pieces.join(""));
}

/**
 * A text in which nothing is markup, in a form that any reader of XML 1.0 takes: what cannot be seen stands by its number
 * (`U+202E`), and so does what XML has no way to write.
 */
function escaped(text: string): string {
  return visibleText(text)
    .replace(/[\uFFFE\uFFFF]/g, (each) => `U+${each.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

export function rounded(value: number): string {
  return `${Math.round(value * 10) / 10}`;
}

function svg(text: string): Svg {
  // Safe: only this file makes one, of names of our own and escaped values.
  return text as Svg;
}
