import type { Range } from "../source/range";
import { type ChunkPart, partsOfChunk } from "./chunk-part";
import type { ManifestFinding, ParsedChunk } from "./manifest";
import { noteOddText } from "./odd-text";
import { recogniseMistake } from "./recognise-mistake";
import { entryOf, type TreeNode } from "./tree";

/**
 * The objects of a JSON text, with what is to be said of a text that is none, or of several in a row.
 *
 * @param extent - what to mark where nothing can be read
 */
export function explainJson(text: string, values: readonly ParsedChunk[], extent: Range): readonly ChunkPart[] {
  const [value, second] = values;
  if (value !== undefined && second === undefined && !isObject(value.tree)) {
    const { tree, findings } = value;
    const syntaxErrorAt = tree === null ? (findings[0]?.range.from ?? 0) : null;
    const recognised = recogniseMistake(text, { tree, findings, syntaxErrorAt });
    if (recognised !== null) return recognised;
  }
  return values.flatMap((each, i) => {
    const inText = each.findings.map((finding) => endingBy(finding, text.length));
    // What is odd about the text is told once, and looked for once: there may be a hundred thousand values.
    const odd = i === 0 && each.tree !== null && ODD_JSON.test(text) ? noteOddText(text, each.tree) : [];
    const next = i === 1 && each.tree !== null ? [sayNext(each.tree)] : [];
    const findings = [...next, ...inText, ...odd];
    return partsOfChunk({ tree: each.tree, findings }, extent);
  });
}

/** An escape of half a character, or what is not of a plain keyboard. */
const ODD_JSON = /[^\t-~]|\\u[dD][89a-fA-F]/;

function isObject(tree: TreeNode | null): boolean {
  return tree?.kind === "map" && entryOf(tree, "kind") !== undefined && entryOf(tree, "apiVersion") !== undefined;
}

function sayNext({ range: { from } }: TreeNode): ManifestFinding {
  const message = "another JSON text begins here: each is read as an object of its own, as kubectl does";
  return { code: "json-syntax", severity: "info", type: "Lint", message, range: { from, to: from + 1 }, field: "" };
}

/** What is missing at the end of a text is told of its last character. */
function endingBy(finding: ManifestFinding, end: number): ManifestFinding {
  const { from, to } = finding.range;
  return to <= end ? finding : { ...finding, range: { from: Math.max(0, Math.min(from, end - 1)), to: end } };
}
