import type { Random } from "./random";
import { COMMENTS, NUMBERS, ODD_KEYS, PLAIN, QUOTED, SPECIAL, WORDS } from "./yaml-words";

/** How a generated document is written. */
interface YamlStyle {
  readonly random: Random;
  readonly lineEnd: string;
  /** How often something unusual is written instead of what kubectl would. */
  readonly oddity: number;
}

/**
 * Writes a YAML document as kubectl or a person might, and now and then as nobody should: it need not be YAML.
 *
 * @param oddity - from 0 (only what kubectl prints) to 1
 */
export function randomYaml(random: Random, oddity: number): string {
  const style: YamlStyle = { random, lineEnd: random.chance(0.15) ? random.pick(["\r\n", "\r"]) : "\n", oddity };
  const indent = random.chance(0.8) ? 0 : random.int(4);
  const head = random.chance(0.1) ? noise(style, indent) + (random.chance(0.5) ? `---${style.lineEnd}` : "") : "";
  const body = blockLines(style, indent, 0).join("");
  const text = head + " ".repeat(indent) + body;
  return random.chance(0.1) ? text.trimEnd() : text + (random.chance(0.1) ? noise(style, 0) : "");
}

function odd(style: YamlStyle, factor = 1): boolean {
  return style.random.chance(style.oddity * factor);
}

/** The lines of a node without the indentation of the first. */
function blockLines(style: YamlStyle, indent: number, depth: number): string[] {
  const { random } = style;
  if (depth > 4 || random.chance(depth === 0 ? 0.02 : 0.1))
    return [`${random.chance(0.5) ? scalar(style) : flow(style, 0)}${lineEnd(style)}`];
  return random.chance(depth === 0 ? 0.9 : 0.6) ? mapLines(style, indent, depth) : sequenceLines(style, indent, depth);
}

function mapLines(style: YamlStyle, indent: number, depth: number): string[] {
  const keys = style.random.times(1, 4, () => key(style));
  const entries = odd(style, 0.1) ? keys : [...new Set(keys)];
  return entries.flatMap((each, index) => {
    const first = index === 0 ? "" : padding(style, indent);
    return [`${noiseBefore(style, indent, index)}${first}${each}:`, ...valueLines(style, indent, depth, true)];
  });
}

function sequenceLines(style: YamlStyle, indent: number, depth: number): string[] {
  return style.random
    .times(1, 3, () => 0)
    .flatMap((_, index) => {
      const first = index === 0 ? "" : padding(style, indent);
      return [`${noiseBefore(style, indent, index)}${first}-`, ...valueLines(style, indent, depth, false)];
    });
}

/** What follows a key or a dash. */
function valueLines(style: YamlStyle, indent: number, depth: number, isMap: boolean): string[] {
  const { random } = style;
  const space = odd(style, 0.2) ? "  " : " ";
  const choice = random.int(20);
  if (choice < 8) return [`${space}${scalar(style)}${lineEnd(style)}`];
  if (choice < 9) return [lineEnd(style)];
  if (choice < 10) return [`${space}${flow(style, indent + 1)}${lineEnd(style)}`];
  if (choice < 11) return [space, ...blockScalar(style, indent)];
  if (choice < 12) return [space, ...longScalar(style, indent)];
  if (!isMap && random.chance(0.7)) return [space, ...blockLines(style, indent + 1 + space.length, depth + 1)];
  if (isMap && random.chance(0.4)) {
    const column = random.chance(0.6) ? indent : indent + 2;
    return [lineEnd(style), noise(style, column), padding(style, column), ...sequenceLines(style, column, depth + 1)];
  }
  const column = indent + 1 + random.int(4);
  return [lineEnd(style), noise(style, column), padding(style, column), ...blockLines(style, column, depth + 1)];
}

function padding(style: YamlStyle, indent: number): string {
  return " ".repeat(odd(style, 0.02) ? indent + 1 : indent);
}

/** The end of a line: now and then with spaces or a comment. */
function lineEnd(style: YamlStyle): string {
  const { random } = style;
  const comment = odd(style, 0.2) ? ` ${random.pick(COMMENTS)}` : "";
  return (odd(style, 0.2) ? " " : "") + comment + (odd(style, 0.05) ? "\t" : "") + style.lineEnd;
}

function noiseBefore(style: YamlStyle, indent: number, index: number): string {
  return index > 0 && odd(style, 0.2) ? noise(style, indent) : "";
}

/** Blank lines and comments. */
function noise(style: YamlStyle, indent: number): string {
  const { random } = style;
  const column = () => " ".repeat(random.chance(0.7) ? indent : random.int(8));
  if (!odd(style, 0.5)) return "";
  return random
    .times(1, 2, () => column() + (random.chance(0.5) ? "" : random.pick(COMMENTS)) + style.lineEnd)
    .join("");
}

function key(style: YamlStyle): string {
  const { random } = style;
  const word = random.pick(WORDS) + (random.chance(0.7) ? random.int(10) : "");
  if (!odd(style, 0.3)) return word;
  return random.pick([`"${word}"`, `'${word}'`, `${word} `, random.pick(ODD_KEYS)]);
}

function scalar(style: YamlStyle): string {
  const { random } = style;
  const usual = random.pick([
    random.pick(WORDS),
    random.pick(PLAIN),
    random.pick(NUMBERS.slice(0, 6)),
    random.pick(QUOTED.slice(0, 6)),
    "true",
  ]);
  if (!odd(style, 0.5)) return usual;
  return random.pick([
    random.pick(NUMBERS),
    random.pick(QUOTED),
    random.pick(SPECIAL),
    `${usual} ${random.pick(PLAIN)}`,
  ]);
}

function flow(style: YamlStyle, indent: number): string {
  const { random } = style;
  const gap = () =>
    odd(style, 0.2)
      ? random.pick([
          "",
          " ",
          "  ",
          `${style.lineEnd}${" ".repeat(indent)}`,
          `${style.lineEnd}${" ".repeat(indent + 2)}`,
        ])
      : "";
  const value = (): string => (random.chance(0.2) ? flow(style, indent) : odd(style, 0.05) ? "" : scalar(style));
  const separator = () => `,${odd(style, 0.2) ? "" : " "}${gap()}`;
  const closed = (open: string, items: readonly string[], close: string) =>
    open +
    gap() +
    items.map((each, index) => (index === 0 ? each : separator() + each)).join("") +
    (odd(style, 0.1) ? "," : "") +
    gap() +
    close;
  if (random.chance(0.5)) return closed("[", random.times(0, 3, value), "]");
  return closed(
    "{",
    random.times(0, 3, (index) => `${key(style)}${index}:${odd(style, 0.1) ? "" : " "}${value()}`),
    "}",
  );
}

function blockScalar(style: YamlStyle, indent: number): string[] {
  const { random } = style;
  const step = 1 + random.int(3);
  const header = random.pick(["|", "|", "|-", "|+", ">", ">-", ">+", `|${step}`, `|${step}-`, `>${step}`, `>+${step}`]);
  const line = () => random.pick(["a", "b: c", "- d", "# e", "f  g ", "\th", " i", "  j", "'", "", "", "   ", "日本"]);
  const inner = " ".repeat(indent + step);
  const lines = random.times(1, 5, () => {
    const each = line();
    return `${each === "" && random.chance(0.7) ? "" : inner}${each}${style.lineEnd}`;
  });
  return [header, odd(style, 0.1) ? " # c" : "", style.lineEnd, ...lines];
}

/** A scalar of several lines. */
function longScalar(style: YamlStyle, indent: number): string[] {
  const { random } = style;
  const inner = " ".repeat(indent + 1 + random.int(3));
  const line = () =>
    random.pick(["and b", "more", "x ", "- y", "a: b", "[z", "'' q", "\\", "\\n", "# c", '\\"', "\tt", "é", "\\u0041"]);
  const quote = random.pick(["", "'", '"']);
  const lines = random.times(1, 3, () => `${style.lineEnd}${random.chance(0.2) ? style.lineEnd : ""}${inner}${line()}`);
  return [quote, random.pick(WORDS), " text", ...lines, quote, lineEnd(style)];
}
