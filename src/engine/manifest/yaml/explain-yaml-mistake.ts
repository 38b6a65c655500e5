import { Composer, type Document, isCollection, isPair, isScalar, Lexer, Parser } from "yaml";
import { MOST_LEVELS } from "../../source/limits";
import type { Range } from "../../source/range";
import { beatEvery } from "../beat-every";
import { quoted, tooDeep, unreadable } from "../finding";
import type { ManifestFinding } from "../manifest";
import type { HowToRead } from "../parse-yaml";
import { describeYamlError } from "./yaml-error";
import type { MistakeReason, YamlMistake } from "./yaml-scan";

/**
 * Says what is wrong with a text that kubectl refuses, and where the mistake was made.
 *
 * Kubectl's own words name the place where its reader gave up, often far behind. The library's are nearer; where it takes
 * the text, or refuses it for what kubectl takes, the words are ours.
 */
export function explainYamlMistake(
  text: string,
  mistake: YamlMistake,
  { onProgress = () => {}, isExplained = true }: HowToRead = {},
): ManifestFinding {
  if (mistake.reason === "too deep") return tooDeep(mistake.at);
  if (mistake.reason === "escape of half a character") return halfCharacter(text, mistake);
  const item = findItemAbove(text, mistake);
  if (item !== null) return fieldBelowItem(text, item, mistake.at);
  const own = OWN_WORDS.get(mistake.reason);
  if (own !== undefined && ALWAYS_OWN.has(mistake.reason)) return sayOwn(text, mistake, own);
  if (!isExplained) return sayOwn(text, mistake, own ?? NO_WORDS);
  const document = withoutStacks(() => readFirstDocument(text, beatEvery(TOKENS_PER_BEAT, onProgress)));
  const outlined: Outline = { openers: [], tooDeepAt: null };
  outline(outlined, document.contents, 0);
  if (outlined.tooDeepAt !== null) return tooDeep(outlined.tooDeepAt);
  const [error] = document.errors
    .filter((each) => isMeant(each.code, each.message, mistake))
    .toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (error === undefined) return sayOwn(text, mistake, own ?? NO_WORDS);
  return describeYamlError(text, { code: error.code, message: error.message, at: error.pos[0] }, outlined.openers);
}

/** Each takes a few hundredths of a second. */
const TOKENS_PER_BEAT = 16_384;

/** What the library's own `parseDocument` does, token by token, so that it can be watched. */
function readFirstDocument(text: string, onToken: () => void): Document.Parsed {
  // A lone CR ends a line for YAML but not for the library; LF has the same length, so offsets hold.
  const source = text.replace(/\r(?!\n)/g, "\n");
  const parser = new Parser();
  const composer = new Composer({ schema: "failsafe", resolveKnownTags: false, uniqueKeys: false, logLevel: "error" });
  const tokens = function* () {
    for (const token of new Lexer().lex(source)) {
      onToken();
      yield* parser.next(token);
    }
    yield* parser.end();
  };
  for (const document of composer.compose(tokens(), true, source.length)) return document;
  throw new Error("the library makes a document of any text");
}

/** The library makes an exception of each mistake, and half of the time of many short texts went into where it was made. */
function withoutStacks<T>(read: () => T): T {
  // Safe: where an engine does not know the property, it is one that nobody reads.
  const errors = Error as ErrorConstructor & { stackTraceLimit?: number };
  const limit = errors.stackTraceLimit ?? 10;
  errors.stackTraceLimit = 0;
  try {
    return read();
  } finally {
    errors.stackTraceLimit = limit;
  }
}

/** What the library could make out of a text that it refuses. */
interface Outline {
  /** Extents of the texts in quotes and of the brackets. */
  readonly openers: Range[];
  tooDeepAt: number | null;
}

function outline(into: Outline, node: unknown, depth: number): void {
  if (isPair(node)) {
    outline(into, node.key, depth);
    outline(into, node.value, depth);
  } else if (isScalar(node)) {
    if (node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE") addOpener(into, node.range);
  } else if (isCollection(node)) {
    if (depth >= MOST_LEVELS) into.tooDeepAt ??= node.range?.[0] ?? 0;
    if (into.tooDeepAt !== null) return;
    if (node.flow) addOpener(into, node.range);
    for (const item of node.items) outline(into, item, depth + 1);
  }
}

function addOpener({ openers }: Outline, range: readonly [number, number, number] | null | undefined): void {
  if (range) openers.push({ from: range[0], to: range[1] });
}

const IN_BRACKETS: ReadonlySet<MistakeReason> = new Set([
  "comma missing",
  "no content",
  "quote open",
  "first character",
]);

/** What {@link describeYamlError} says in words of its own. */
const IN_OUR_WORDS: ReadonlySet<string> = new Set([
  "TAB_AS_INDENT",
  "RESOURCE_EXHAUSTION",
  "MULTILINE_IMPLICIT_KEY",
  "MISSING_CHAR",
  "BAD_INDENT",
  "BLOCK_AS_IMPLICIT_KEY",
  "BAD_SCALAR_START",
  "BAD_DQ_ESCAPE",
  "BLOCK_IN_FLOW",
  "UNEXPECTED_TOKEN",
]);

/** Whether an error of the library can be the one that kubectl stumbled on: some of them are none to kubectl. */
function isMeant(code: string, message: string, { reason }: YamlMistake): boolean {
  if (!IN_OUR_WORDS.has(code)) return false;
  if (code === "TAB_AS_INDENT") return reason === "tab";
  if (code === "BAD_INDENT" && /flow (map|sequence|collection)/i.test(message)) return IN_BRACKETS.has(reason);
  return true;
}

/** What the library does not know, or knows less well. */
const ALWAYS_OWN: ReadonlySet<MistakeReason> = new Set([
  "anchor name",
  "block header",
  "directive",
  "separator",
  "tab",
  "tag",
  "tag handle",
]);

const NO_WORDS = "this is no YAML that Kubernetes could read";

const OWN_WORDS: ReadonlyMap<MistakeReason, string> = new Map<MistakeReason, string>([
  ["anchor name", "the name of an anchor or an alias may have letters, digits, - and _ only"],
  ["block header", "behind | or > only +, - and one digit may stand; put the text into the next line"],
  ["colon missing", 'this line has no "key: value" form; a colon and a space are missing'],
  ["comma missing", "inside brackets a comma follows every item, and a space every colon; is one missing here?"],
  ["dash missing", "a dash is missing here, or this line is indented wrongly"],
  ["directive", "kubectl cannot read a directive (%): delete this line"],
  ["escape", "this backslash starts no escape that Kubernetes knows; write \\\\ or use single quotes"],
  ["first character", "no text may start with this character; put it in quotes"],
  ["key here", "a question mark with a space may not stand here; put the text in quotes"],
  ["key missing", "this line is indented wrongly: fields of one map must start in the same column"],
  ["list here", "a list may not start here; put the dash into a line of its own"],
  ["marker in quotes", "a line of --- or ... ends the document before the second quote"],
  ["more", "this line stands further left than the first one: fields of one map must start in the same column"],
  ["no content", "something is missing before this character; put it in quotes if it is meant as text"],
  ["quote open", "this text is never closed: its second quote is missing"],
  ["separator", "behind --- only a comment may stand; put this into the next line"],
  ["tab", "a tab is used for indentation; YAML wants spaces"],
  ["tag", "a space must follow a tag (!name); put the text in quotes if no tag is meant"],
  ["tag handle", "this tag (!name!…) needs a directive, and kubectl reads none; put the text in quotes"],
  ["value here", 'one line may hold one "key: value" only; put a text that contains ": " in quotes'],
]);

/** The item of one word (`- Ingress`) below which a field stands that kubectl takes for more of its text; else null. */
function findItemAbove(text: string, { reason, at }: YamlMistake): string | null {
  if (reason !== "value here") return null;
  const above = text.slice(Math.max(0, at - LONGEST_LOOK), at);
  return /(?:^|\n)[ -]*- +([\w./-]+)[ \r]*\n\s*[\w./-]+$/.exec(above)?.[1] ?? null;
}

/** How far above the item is looked for. */
const LONGEST_LOOK = 500;

function fieldBelowItem(text: string, item: string, at: number): ManifestFinding {
  const from = text.lastIndexOf("\n", at) + 1;
  const visible = from + text.slice(from).search(/\S/);
  const end = text.slice(at).search(/[\r\n]/);
  const message = `this field stands below ${quoted(item)}, which is a value: indent it less, or put a colon behind the value`;
  return unreadable("yaml-syntax", message, { from: visible, to: end < 0 ? text.length : at + end });
}

function halfCharacter(text: string, { at, openedAt }: YamlMistake): ManifestFinding {
  const message = "this escape (\\ud800 to \\udfff) is half a character; YAML has no pairs of escapes";
  return unreadable("yaml-unsupported-value", message, { from: openedAt, to: Math.min(at + 6, text.length) });
}

function sayOwn(text: string, { reason, at, openedAt }: YamlMistake, words: string): ManifestFinding {
  const isOpener = reason === "quote open" || reason === "marker in quotes";
  const from = Math.min(isOpener ? openedAt : at, Math.max(text.length - 1, 0));
  const end = text.slice(from).search(reason === "tab" ? /[^\t ]/ : /[\r\n]/);
  const to = isOpener ? from + 1 : end < 0 ? text.length : from + end;
  return unreadable("yaml-syntax", words, { from, to: Math.max(to, Math.min(from + 1, text.length)) });
}
