import { readKey, readScalar } from "./scalar";
import type { TreeList, TreeMap, TreeNode, TreeScalar } from "./tree";

/**
 * Writes a tree as YAML the way kubectl prints it: block style, two spaces, dashes at the column of their key, lines of
 * a text as a literal block, quotes where YAML 1.1 would read something else.
 *
 * @returns text that ends with a line break and reads as the same tree; null where YAML cannot say it: half a character,
 * or a number such as `80.0` in JSON, which the server refuses as an integer and takes in YAML
 */
export function printYaml(tree: TreeNode): string | null {
  return isSayable(tree) ? printBlock(tree, "") : null;
}

/** A text as one line of YAML. */
export function printText(text: string): string {
  return isPlainText(text) ? text : quoteText(text);
}

/** YAML takes no longer key in front of a colon. */
const LONGEST_KEY = 1000;

function isSayable(node: TreeNode): boolean {
  switch (node.kind) {
    case "scalar":
      return typeof node.value === "string" ? isWhole(node.value) : isSayableNumber(node);
    case "list":
      return node.items.every(isSayable);
    case "map":
      return node.entries.every(
        ({ key, value }) => key.length <= LONGEST_KEY && isWhole(key) && !/[\r\n]/.test(key) && isSayable(value),
      );
  }
}

function isWhole(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

function isSayableNumber({ value, style, text }: TreeScalar): boolean {
  if (typeof value !== "number") return true;
  if (!Number.isFinite(value)) return false;
  return style !== "json" || !Number.isInteger(value) || /^-?\d+$/.test(text);
}

/** The lines of a node, each with its indentation. */
function printBlock(node: TreeNode, indent: string): string {
  const inline = printInline(node, indent);
  if (inline !== null) return `${indent}${inline}\n`;
  return node.kind === "map" ? printEntries(node, indent) : node.kind === "list" ? printItems(node, indent) : "";
}

function printEntries({ entries }: TreeMap, indent: string): string {
  const lines = entries.map(({ key, value }) => {
    const name = `${indent}${printKey(key)}:`;
    const inline = printInline(value, indent);
    if (inline !== null) return `${name} ${inline}\n`;
    return `${name}\n${printBlock(value, value.kind === "list" ? indent : `${indent}  `)}`;
  });
  return lines.join("");
}

function printItems({ items }: TreeList, indent: string): string {
  const inner = `${indent}  `;
  return items.map((item) => `${indent}- ${printBlock(item, inner).slice(inner.length)}`).join("");
}

/** What stands in the line of its key, and for a literal in those below; null for a collection that is not empty. */
function printInline(node: TreeNode, indent: string): string | null {
  switch (node.kind) {
    case "map":
      return node.entries.length === 0 ? "{}" : null;
    case "list":
      return node.items.length === 0 ? "[]" : null;
    case "scalar":
      return printScalar(node, indent);
  }
}

function printScalar(node: TreeScalar, indent: string): string {
  const { value } = node;
  if (typeof value === "number") return printNumber(node);
  if (typeof value !== "string") return String(value);
  return isLiteral(value) ? printLiteral(value, indent) : printText(value);
}

/** In the spelling of the author, which may have more digits than fit the value. */
function printNumber({ text, value }: TreeScalar): string {
  const reading = readScalar({ text, isPlain: true, tag: null });
  return reading.kind === "value" && Object.is(reading.value, value) ? text : String(value);
}

/** Several lines without anything that only quotes can say: space at a beginning or end, more than one last line break. */
function isLiteral(text: string): boolean {
  const lines = text.replace(/\n$/, "").split("\n");
  if (!text.includes("\n") || lines.at(-1) === "") return false;
  return !/^\s/.test(text) && lines.every((line) => PRINTABLE.test(line) && !line.endsWith(" "));
}

function printLiteral(text: string, indent: string): string {
  const hasEnd = text.endsWith("\n");
  const lines = text.replace(/\n$/, "").split("\n");
  const block = lines.map((line) => (line === "" ? "" : `${indent}  ${line}`)).join("\n");
  return `${hasEnd ? "|" : "|-"}\n${block}`;
}

/** A key of a map as one line of YAML. */
export function printKey(key: string): string {
  const reading = readKey({ text: key, isPlain: true, tag: null });
  const isItself = reading.kind === "key" && reading.key === key;
  return isItself && isPlainSyntax(key) && !key.startsWith("-") ? key : quoteText(key);
}

const PRINTABLE = /^[\x20-\x7e\p{L}\p{N}]*$/u;
const PLAIN_START = /^(?:[\p{L}\p{N}_./(]|--?[A-Za-z0-9])/u;
/** Dates and numbers of base 60, which are text for Kubernetes and something else for others. */
const AMBIGUOUS = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$|^\d{4}-\d{1,2}-\d{1,2}(?:$|[Tt ])/;

function isPlainText(text: string): boolean {
  const reading = readScalar({ text, isPlain: true, tag: null });
  return reading.kind === "value" && reading.value === text && isPlainSyntax(text) && !AMBIGUOUS.test(text);
}

function isPlainSyntax(text: string): boolean {
  return PLAIN_START.test(text) && PRINTABLE.test(text) && !/: |:$| #| $/.test(text);
}

/** A text in double quotes, in one line. JSON's escapes are YAML's; what YAML does not take as it is becomes one, too. */
export function quoteText(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
