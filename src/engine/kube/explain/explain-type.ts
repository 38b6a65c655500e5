import { quoted } from "../../manifest/finding";
import type { TreeList, TreeMap, TreeNode, TreeScalar } from "../../manifest/tree";
import type { Fix } from "../../source/fix";
import type { Range } from "../../source/range";
import type { DecodeContext, Field, Wanted } from "../decode-fields";
import { inQuotes, isMadeText, replaceValue } from "./replace-value";
import { note, refuse } from "./report-finding";

const WORDS: Readonly<Record<Wanted, string>> = {
  map: "an object (a map of fields)",
  list: "a list",
  text: "a text (a string)",
  boolean: "true or false",
  int32: "a whole number",
  "int-or-string": "a whole number or a name",
  "string-map": "a map of texts",
};

/** Refuses a value of a type that the server cannot decode there. */
export function refuseType(context: DecodeContext, at: Field, wanted: Wanted): void {
  const { node, path } = at;
  const meant = node === undefined ? null : whatIsMeant(node, path, wanted);
  const hint = meant?.hint === undefined ? "" : `; ${meant.hint}`;
  const message = `${path || "the document"} must be ${WORDS[wanted]}, and is ${describe(node)}${hint}`;
  refuse(context, "TypeInvalid", at, message, meant?.fix);
}

/** Warns of a number that Kubernetes reads otherwise than it looks: `0120` is 80. */
export function warnOfNumber(context: DecodeContext, at: Field, node: TreeScalar): void {
  const value = String(node.value);
  const message = `Kubernetes reads ${quoted(node.text)} as the number ${value}; write ${value} where that is meant`;
  note(context, "value-not-as-written", "warning", "Lint", at, message, replaceValue(node, value, `write ${value}`));
}

/** Warns of a word that Kubernetes reads as nothing where a text is expected: `null`, `~`. */
export function warnOfNull(context: DecodeContext, at: Pick<Field, "path" | "range">, node: TreeScalar): void {
  const message = `Kubernetes reads ${quoted(node.text)} as nothing, so the text is empty; put it in quotes to mean the word`;
  note(context, "value-not-as-written", "warning", "Lint", at, message, inQuotes(node));
}

interface Meant {
  readonly hint?: string;
  readonly fix?: Fix | undefined;
}

function whatIsMeant(node: TreeNode, path: string, wanted: Wanted): Meant {
  switch (wanted) {
    case "text":
      if (node.kind === "scalar") return { hint: "put it in quotes to make it text", fix: inQuotes(node) };
      return {};
    case "int32":
    case "int-or-string":
      return numberMeant(node);
    case "boolean":
      return booleanMeant(node);
    case "list":
      return listMeant(node);
    case "map":
    case "string-map":
      return mapMeant(node, path, wanted);
  }
}

function numberMeant(node: TreeNode): Meant {
  const inside = insideOf(node);
  if (inside !== null) {
    const isBracketed = node.kind !== "scalar" && lastOf(node).to < node.range.to;
    return {
      hint: `write ${inside} alone`,
      fix: isBracketed ? replaceValue(node, inside, `write ${inside}`) : undefined,
    };
  }
  if (node.kind !== "scalar") return {};
  if (typeof node.value === "number") {
    if (Number.isInteger(node.value) && Math.abs(node.value) < 2 ** 31) {
      const value = String(node.value);
      return {
        hint: `JSON has no whole number written so; write ${value}`,
        fix: replaceValue(node, value, `write ${value}`),
      };
    }
    return {};
  }
  if (typeof node.value !== "string" || !/^\d{1,9}$/.test(node.value) || isMadeText(node)) return {};
  const value = String(Number(node.value));
  return { hint: "leave out the quotes", fix: replaceValue(node, value, `write ${value} without quotes`) };
}

/** The one port in a list, or in a map as an Ingress has it (`{number: 80}`); null where there is no such. */
function insideOf(node: TreeNode): string | null {
  if (node.kind === "scalar") return null;
  const values = node.kind === "list" ? node.items : node.entries.map(({ value }) => value);
  const [only] = values;
  if (values.length !== 1 || only?.kind !== "scalar") return null;
  const isPort = typeof only.value === "number" || /^[a-z0-9-]{1,15}$/.test(String(only.value));
  return isPort && only.style !== "quoted" ? only.text : null;
}

function lastOf(node: TreeMap | TreeList): Range {
  const last = node.kind === "list" ? node.items.at(-1) : node.entries.at(-1)?.value;
  return last?.range ?? node.range;
}

function booleanMeant(node: TreeNode): Meant {
  const word = node.kind === "scalar" && typeof node.value === "string" ? node.value.toLowerCase() : "";
  const value = ["true", "yes", "on", "y"].includes(word)
    ? "true"
    : ["false", "no", "off", "n"].includes(word)
      ? "false"
      : null;
  if (value === null) return {};
  return { hint: "leave out the quotes", fix: replaceValue(node, value, `write ${value} without quotes`) };
}

function listMeant(node: TreeNode): Meant {
  if (node.kind === "map") {
    if (node.entries.length === 0) return { hint: "an empty list is []" };
    return { hint: "put a hyphen (-) before its first field to make it the list's one item", fix: fixOfItem(node) };
  }
  if (node.kind !== "scalar" || typeof node.value !== "string")
    return { hint: "each item of a list begins with a hyphen (-)" };
  // what has other characters could mean something else between brackets
  const isSafe = node.style === "quoted" || /^[\w./:-]+(, *[\w./:-]+)*$/.test(node.text);
  const written = node.style === "quoted" ? JSON.stringify(node.value) : node.text;
  const hint = `write [${isSafe ? written : "…"}]`;
  return isSafe ? { hint, fix: replaceValue(node, `[${written}]`, "make it a list") } : { hint };
}

/** A map made the one item of a list: in brackets where it is in braces, else by a hyphen in its indentation. */
function fixOfItem({ range, entries }: TreeMap): Fix | undefined {
  const first = entries[0]?.keyRange ?? range;
  // what stands elsewhere has the range of its alias, all of it
  if (first.to === range.to) return undefined;
  const title = "make it a list of one item";
  if (first.from > range.from) {
    return {
      title,
      edits: [
        { from: range.from, to: range.from, text: "[" },
        { from: range.to, to: range.to, text: "]" },
      ],
    };
  }
  // a list may stand as far left as the key that it belongs to, so nothing has to be moved
  return { title: "put a hyphen before it", edits: [{ from: first.from - 2, to: first.from, text: "- " }] };
}

function mapMeant(node: TreeNode, path: string, wanted: "map" | "string-map"): Meant {
  if (node.kind === "list") return { hint: "leave out the hyphens (-)" };
  if (node.kind !== "scalar") return {};
  if (/^spec\.(in|e)gress\[\d+\]\.ports\[\d+\]$/.test(path)) {
    return itemMeant(node, "port", /^[\w-]{1,15}$/.test(node.text) ? `port: ${node.text}` : "port: 80");
  }
  if (/^spec\.(ingress\[\d+\]\.from|egress\[\d+\]\.to)\[\d+\]$/.test(path)) {
    if (/^[\da-fA-F.:]+\/\d+$/.test(node.text)) return itemMeant(node, "ipBlock.cidr", "ipBlock: {cidr: 10.0.0.0/8}");
    return { hint: "an item holds a podSelector, a namespaceSelector or an ipBlock" };
  }
  if (wanted === "string-map") return { hint: "write each on a line of its own, such as app: web" };
  return { hint: "its fields stand on the lines below it, indented by two spaces" };
}

/** A bare value that should have been a field of an item: `- 80` for `- port: 80`. */
function itemMeant(node: TreeScalar, path: string, example: string): Meant {
  const isNumber = typeof node.value === "string" && /^\d+$/.test(node.value);
  const value = node.style === "quoted" && !isNumber ? JSON.stringify(node.text) : node.text;
  const isBare = node.style === "plain";
  const text = path
    .split(".")
    .reduceRight((inner, name) => `{${isBare ? name : JSON.stringify(name)}: ${inner}}`, value);
  return { hint: `write it as ${example}`, fix: replaceValue(node, text, `write ${text}`) };
}

function describe(node: TreeNode | undefined): string {
  if (node === undefined) return "missing";
  if (node.kind === "map") return "a map";
  if (node.kind === "list") return "a list";
  if (typeof node.value === "string") return `the text ${quoted(node.value)}`;
  if (typeof node.value === "number") {
    return String(node.value) === node.text
      ? `the number ${node.text}`
      : `${quoted(node.text)}, a number to Kubernetes`;
  }
  return String(node.value) === node.text ? node.text : `${quoted(node.text)}, which Kubernetes reads as ${node.value}`;
}
