import type { Range } from "../../source/range";
import { beatEvery } from "../beat-every";
import { tooDeep } from "../finding";
import type { ManifestFinding } from "../manifest";
import { findDeepNesting } from "../nesting-scan";
import type { HowToRead, YamlReading } from "../parse-yaml";
import { findControlCharacter } from "../recognise/control-character";
import { findTooMuchForLibrary } from "../too-much";
import type { TreeNode } from "../tree";
import { entryOf } from "../tree";
import { buildTree, type TreeReading } from "./build-tree";
import { type ComposedYaml, composeYaml } from "./compose-yaml";
import { explainYamlMistake } from "./explain-yaml-mistake";
import type { YamlMistake } from "./yaml-scan";

/**
 * Reads any YAML as {@link parseYaml} does, but slowly; the measure for the quick reader.
 *
 * It takes what kubectl takes, with the same value, and refuses what kubectl refuses (`fixtures/go-yaml.jsonl`).
 */
export function parseAnyYaml(text: string, how: HowToRead = {}): YamlReading {
  const character = findControlCharacter(text);
  if (character !== null) return refused(character);
  const deepAt = findDeepNesting(text);
  if (deepAt !== null) return refused(tooDeep(deepAt));

  const directives = findDirectives(text);
  const taken = directives === null ? text : withBlanks(text, directives.range);
  const composed = composeYaml(taken, beatEvery(NODES_PER_BEAT, how.onProgress ?? (() => {})));
  const mistake = findSeparatorWithMore(text) ?? composed.mistake;
  if (mistake !== null) return refused(findTooMuchForLibrary(text) ?? explainYamlMistake(taken, mistake, how));
  const reading = finished(text, composed, buildTree(composed.root, composed.nodeCount), how);
  return directives === null ? reading : { ...reading, findings: [directives.finding, ...reading.findings] };
}

/**
 * Whether a list of which an item cannot be read by itself can be read as a whole: a quote or a bracket goes on behind the
 * item. False for a long one, where to find out would take longer than somebody who types can wait.
 */
export function isReadAsWhole(text: string): boolean {
  // The scanner takes a NUL for the end of the text, and would never come to it.
  const isReadable =
    text.length <= LONGEST_TRIED && findControlCharacter(text) === null && findDeepNesting(text) === null;
  return isReadable && composeYaml(text, () => {}).mistake === null;
}

const LONGEST_TRIED = 1_000_000;

/** Each takes a few hundredths of a second. */
const NODES_PER_BEAT = 8192;

function refused(finding: ManifestFinding): YamlReading {
  return { tree: null, findings: [finding], syntaxErrorAt: finding.range.from, hasAliases: false };
}

function finished(text: string, composed: ComposedYaml, built: TreeReading, how: HowToRead): YamlReading {
  const { ignored } = composed;
  if (ignored !== null && !ignored.isBehindMarker && !isObject(built.tree)) {
    return refused(explainYamlMistake(text, { reason: "more", at: ignored.from, openedAt: ignored.from }, how));
  }
  const warnings = ignored === null ? [] : [ignoredFinding(text, ignored.from)];
  const isRefused = built.findings.some((finding) => finding.type === "YAMLSyntax" && finding.severity === "error");
  return {
    tree: isRefused ? null : built.tree,
    findings: [...built.findings, ...warnings],
    syntaxErrorAt: null,
    hasAliases: built.hasAliases,
  };
}

/** Lines that begin with %, with comments before them, and behind them up to the marker that must follow. */
const DIRECTIVES =
  /^(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r))*((?:%[^\n\r]*(?:\r\n|\n|\r))+)(?=(?:[ \t]*(?:#[^\n\r]*)?(?:\r\n|\n|\r))*---)/;

/** The directives (`%YAML 1.1`) at the start of a text, which kubectl cuts off and then refuses: what follows is read. */
function findDirectives(text: string): { readonly range: Range; readonly finding: ManifestFinding } | null {
  const match = DIRECTIVES.exec(text);
  const directives = match?.[1];
  if (match === null || directives === undefined) return null;
  const [directive = "", ...others] = directives.split(/\r\n|\n|\r/).filter((line) => line !== "");
  const to = match[0].length;
  const from = to - directives.length;
  const [what, title] = others.length > 0 ? ["these lines", "delete the lines"] : ["this line", "delete the line"];
  const message = `kubectl cannot read a directive (%): delete ${what}`;
  const range = { from, to: from + directive.length };
  const fix = { title, edits: [{ from, to, text: "" }] };
  const finding: ManifestFinding = {
    code: "yaml-syntax",
    severity: "warning",
    type: "Lint",
    message,
    range,
    field: "",
    fix,
  };
  return { range: { from, to }, finding };
}

function withBlanks(text: string, { from, to }: Range): string {
  return text.slice(0, from) + text.slice(from, to).replace(/[^\n\r]/g, " ") + text.slice(to);
}

/** Kubectl cuts at every line that begins with `---`, and refuses the text if more than a comment stands behind it. */
function findSeparatorWithMore(text: string): YamlMistake | null {
  const match = /(?:^|[\n\r])---[^\S\n\r]*(?=[^\s#])/.exec(text);
  if (match === null) return null;
  const at = match.index + match[0].length;
  return { reason: "separator", at, openedAt: at };
}

/** Whether a server could take it for an object, without what kubectl passes over. */
function isObject(tree: TreeNode): boolean {
  return tree.kind === "map" && entryOf(tree, "apiVersion") !== undefined && entryOf(tree, "kind") !== undefined;
}

function ignoredFinding(text: string, from: number): ManifestFinding {
  const end = text.slice(from).search(/[\r\n]/);
  const range = { from, to: end < 0 ? text.length : from + end };
  const message =
    "kubectl reads nothing from here on up to the next --- and says nothing about it: the document ends above this line";
  return { code: "yaml-syntax", severity: "warning", type: "Lint", message, range, field: "" };
}
