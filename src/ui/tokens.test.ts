import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Rgb = readonly [number, number, number];
type Theme = ReadonlyMap<string, string>;

const css = readFileSync(`${import.meta.dirname}/tokens.css`, "utf8");
const light = tokensOf(":root {");
const themes = {
  light,
  dark: new Map([...light, ...tokensOf(':root[data-theme="dark"] {')]),
  projector: new Map([...light, ...tokensOf(':root[data-theme="projector"] {')]),
};
const names = ["light", "dark", "projector"] as const;

/** What a theme says itself. */
function tokensOf(selector: string): Theme {
  const from = css.indexOf(selector) + selector.length;
  const block = css.slice(from, css.indexOf("}", from));
  return new Map([...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
}

/** In linear light, 0 to 1. */
function rgbOf(theme: Theme, name: string): Rgb {
  const hex = /^#([0-9a-f]{6})$/.exec(theme.get(name) ?? "")?.[1];
  if (hex === undefined) throw new Error(`${name} is no opaque colour`);
  const channel = (at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(2), channel(4)];
}

const luminance = ([r, g, b]: Rgb) => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** WCAG 2.2, 1.4.3. */
function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const through =
  (...rows: readonly Rgb[]) =>
  ([r, g, b]: Rgb): Rgb => {
    const [x = 0, y = 0, z = 0] = rows.map((row) => Math.min(1, Math.max(0, row[0] * r + row[1] * g + row[2] * b)));
    return [x, y, z];
  };

/** Machado, Oliveira and Fernandes, “A Physiologically-based Model for Simulation of Color Vision Deficiency”, 2009. */
const sights: Readonly<Record<string, (colour: Rgb) => Rgb>> = {
  normal: (colour) => colour,
  protanopia: through(
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ),
  deuteranopia: through([0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]),
  tritanopia: through([1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]),
  grey: (colour) => [luminance(colour), luminance(colour), luminance(colour)],
};

/** CIELAB, D65. */
function labOf([r, g, b]: Rgb): Rgb {
  const f = (t: number) => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(luminance([r, g, b]));
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 as in Sharma, Wu and Dalal, 2005. */
function difference([l1, a1, b1]: Rgb, [l2, a2, b2]: Rgb): number {
  const rad = Math.PI / 180;
  const meanC7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const g = 1.5 - Math.sqrt(meanC7 / (meanC7 + 25 ** 7)) / 2;
  const [c1, c2] = [Math.hypot(a1 * g, b1), Math.hypot(a2 * g, b2)];
  const hue = (a: number, b: number) => (a === 0 && b === 0 ? 0 : (Math.atan2(b, a * g) / rad + 360) % 360);
  const [h1, h2] = [hue(a1, b1), hue(a2, b2)];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * rad);
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const far = Math.abs(h1 - h2) > 180;
  const h = c1 * c2 === 0 ? h1 + h2 : (h1 + h2 + (far ? (h1 + h2 < 360 ? 360 : -360) : 0)) / 2;
  const cos = (factor: number, shift: number) => Math.cos((factor * h + shift) * rad);
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63);
  const [dL, dC] = [
    (l2 - l1) / (1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2)),
    (c2 - c1) / (1 + 0.045 * c),
  ];
  const dHue = dH / (1 + 0.015 * c * t);
  const rotation =
    -Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * rad) * 2 * Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7));
  return Math.sqrt(dL ** 2 + dC ** 2 + dHue ** 2 + rotation * dC * dHue);
}

test("the measure of differences is that of its paper", () => {
  expect(difference([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
  expect(difference([50, 2.5, 0], [58, 24, 15])).toBeCloseTo(19.4535, 3);
  expect(difference([90.8027, -2.0831, 1.441], [91.1528, -1.6435, 0.0447])).toBeCloseTo(1.4441, 3);
});

test("dark and projector say themselves what every colour is", () => {
  const colours = [...light].filter(([, value]) => value.startsWith("#")).map(([name]) => name);
  expect(colours.length).toBeGreaterThan(20);
  for (const theme of ["dark", "projector"]) {
    const own = tokensOf(`:root[data-theme="${theme}"] {`);
    expect(colours.filter((name) => !own.has(name))).toEqual([]);
  }
});

test.each(names)("what is written can be read, %s", (name) => {
  const theme = themes[name];
  const weak: string[] = [];
  const reads = (text: string, grounds: readonly string[], least: number) => {
    for (const ground of grounds) {
      const has = contrast(rgbOf(theme, text), rgbOf(theme, ground));
      if (has < least) weak.push(`${text} on ${ground}: ${has.toFixed(2)}`);
    }
  };
  const paper = ["paper", "surface", "raised"];
  for (const text of ["ink", "muted", "brand", "denied-ink", "caution"]) reads(text, [...paper, "sunken"], 4.5);
  for (const text of ["ink", "muted", "brand"]) reads(text, ["brand-tint"], 4.5);
  reads("ink", ["caution-tint"], 4.5);
  for (const mark of ["allowed", "depends"]) reads(mark, paper, 4.5);
  for (const line of ["open", "denied", "control-line"]) reads(line, paper, 3);
  expect(weak).toEqual([]);
});

test.each(names)("allowed and denied are told apart by whoever sees colours otherwise, %s", (name) => {
  const theme = themes[name];
  const near = Object.entries(sights).flatMap(([sight, seen]) => {
    const [allowed, denied] = [labOf(seen(rgbOf(theme, "allowed"))), labOf(seen(rgbOf(theme, "denied")))];
    const differ = difference(allowed, denied);
    return differ < 15 ? [`${sight}: ${differ.toFixed(1)}`] : [];
  });
  expect(near).toEqual([]);
});

test("a theme for a projector has stronger lines and larger letters", () => {
  const pixels = (theme: Theme, name: string) => Number.parseFloat(theme.get(name) ?? "");
  for (const size of ["tag", "label", "text-12", "text-13", "text-15", "text-18", "text-24", "line-strength"])
    expect(pixels(themes.projector, size)).toBeGreaterThan(pixels(light, size));
});
