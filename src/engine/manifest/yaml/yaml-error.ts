import type { Range } from "../../source/range";
import { tooDeep, unreadable } from "../finding";
import type { ManifestFinding } from "../manifest";

/** What the YAML library says. */
export interface YamlError {
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/**
 * Rewrites an error of the YAML library as one sentence for a beginner, and moves it to where the mistake was made: to
 * the quote or bracket that is not closed, to the first character of a line that is indented wrongly.
 *
 * @param openers - extents of the quoted texts and brackets that the library could make out
 */
export function describeYamlError(text: string, error: YamlError, openers: readonly Range[]): ManifestFinding {
  const say = (message: string, from: number, to = endOfLine(text, from)): ManifestFinding =>
    unreadable("yaml-syntax", message, { from, to: Math.max(to, Math.min(from + 1, text.length)) });
  const at = Math.min(error.at, text.length);
  const visible = skipBlanks(text, at);

  switch (error.code) {
    case "TAB_AS_INDENT":
      return say("a tab is used for indentation; YAML wants spaces", at, visible);
    case "RESOURCE_EXHAUSTION":
      return tooDeep(at);
    case "MULTILINE_IMPLICIT_KEY":
      if (/^-\s/.test(text.slice(visible, visible + 2))) {
        return say('a list item ("- ") cannot stand here: these lines are fields of a map', visible);
      }
      return say('this line has no "key: value" form; a colon and a space are missing', visible);
    case "MISSING_CHAR":
      if (error.message.startsWith("Missing closing")) {
        const from = openerBefore(openers, at);
        return say("this text is never closed: its second quote is missing", from, from + 1);
      }
      if (error.message.startsWith("Implicit map keys") || error.message.startsWith("Implicit keys")) {
        return say('a colon is missing: a field is written "key: value"', visible);
      }
      if (error.message.startsWith("Missing ,")) return say("a comma is missing before this", visible);
      if (error.message.startsWith("Sequence item without")) {
        return say("a dash is missing here, or this line is indented wrongly", visible);
      }
      return isFlowError(error) ? unclosed(text, openers, at, say) : say(firstLine(error.message), visible);
    case "BAD_INDENT":
      if (isFlowError(error)) return unclosed(text, openers, at, say);
      return say("this line is indented wrongly: fields of one map must start in the same column", visible);
    case "BLOCK_AS_IMPLICIT_KEY":
      if (!/:(\s|$)/.test(text.slice(at, endOfLine(text, at) + 1))) {
        const below = at + text.slice(at).search(/[\r\n]\s*\S/);
        return say(INDENTED_TOO_FAR, below < at ? at : below + text.slice(below).search(/\S/));
      }
      return say('one line may hold one "key: value" only; put a text that contains ": " in quotes', visible);
    case "BAD_SCALAR_START": {
      const character = text[at] ?? "";
      return say(`a text may not start with "${character}"; put it in quotes`, visible);
    }
    case "BAD_DQ_ESCAPE":
      return say("this backslash starts no YAML escape; write \\\\ or use single quotes", at, at + 2);
    case "BLOCK_IN_FLOW":
      return say(
        "inside brackets a comma follows every item; is one missing here, or a closing bracket above?",
        visible,
      );
    case "UNEXPECTED_TOKEN": {
      const quoted = openers.find((each) => each.to === at && isQuoteOverLines(text.slice(each.from, at)));
      if (quoted !== undefined) {
        return say("this text is closed only lines below: a quote is missing", quoted.from, quoted.from + 1);
      }
      if (error.message.includes("block-seq-ind")) {
        return say("a list may not start in the line of its key; put the dash into the next line", visible);
      }
      return say(unexpected(text, visible), visible);
    }
    default:
      return say(firstLine(error.message), visible);
  }
}

const INDENTED_TOO_FAR =
  "this line is indented further than the field above it, which has its value already: align the two";

type Say = (message: string, from: number, to?: number) => ManifestFinding;

function isFlowError(error: YamlError): boolean {
  return /flow (map|sequence|collection)/i.test(error.message);
}

function unclosed(text: string, openers: readonly Range[], at: number, say: Say): ManifestFinding {
  const from = openerBefore(openers, at);
  const bracket = text[from] ?? "";
  if (bracket !== "{" && bracket !== "[") return say("a bracket is never closed", at);
  const closer = bracket === "{" ? "}" : "]";
  return say(`this "${bracket}" is never closed, or the lines up to its "${closer}" are not indented`, from, from + 1);
}

/** The start of the innermost quote or bracket that ends where the error is. */
function openerBefore(openers: readonly Range[], at: number): number {
  let best: Range | null = null;
  for (const opener of openers) {
    if (opener.from > at || opener.to < at - 1) continue;
    if (best === null || opener.from >= best.from) best = opener;
  }
  return best?.from ?? at;
}

function unexpected(text: string, at: number): string {
  if (at >= text.length) return "the text ends too early";
  const written = text.slice(at, Math.min(endOfLine(text, at), at + 30));
  return `"${written}" does not belong here; is a quote, a bracket or a line break missing before it?`;
}

function isQuoteOverLines(text: string): boolean {
  return /^["']/.test(text) && /[\r\n]/.test(text);
}

function firstLine(message: string): string {
  return message.split("\n", 1)[0] ?? message;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === " " || text[at] === "\t") at++;
  return at;
}

function endOfLine(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}
