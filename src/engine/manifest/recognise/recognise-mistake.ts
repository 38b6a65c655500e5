import type { ChunkPart } from "../chunk-part";
import { partsOfChunk } from "../chunk-part";
import type { ManifestFinding } from "../manifest";
import type { TreeNode } from "../tree";
import { mendSyntax } from "./mend-syntax";
import { type PastedLine, type PastedText, pastedText, type Recogniser } from "./pasted-text";
import { recogniseControls } from "./recognise-controls";
import { readFenced } from "./recognise-fences";
import { recogniseForeign } from "./recognise-foreign";
import { recognisePasted } from "./recognise-pasted";
import { recognisePrinted } from "./recognise-printed";
import { recogniseProse } from "./recognise-prose";
import { recogniseSlips } from "./recognise-slips";
import { recogniseSpelling } from "./recognise-spelling";
import { recogniseTemplate } from "./recognise-template";

/** A text that is no YAML or JSON, or no Kubernetes object. */
export interface UnreadText {
  readonly tree: TreeNode | null;
  readonly findings: readonly ManifestFinding[];
  /** Where YAML gave up; null when the text is YAML. */
  readonly syntaxErrorAt: number | null;
}

/**
 * Recognises what was pasted instead of a manifest, or along with it: a template, a shell prompt, a table of kubectl, a
 * diff. Asked only about a text that is no YAML, or YAML without apiVersion and kind, so it may guess freely.
 *
 * @returns what to show instead of what the reader made of it; null when nothing is recognised
 */
export function recogniseMistake(text: string, unread: UnreadText): readonly ChunkPart[] | null {
  const pasted = pastedText(text, unread.tree, unread.syntaxErrorAt);
  const [first] = pasted.visible;
  if (first === undefined) return null;
  if (unread.tree === null) {
    const fenced = readFenced(pasted, recogniseInFence);
    if (fenced !== null) return fenced;
  }
  return explain(pasted, first, unread);
}

/** Fences in a fence are not looked for: there may be hundreds, each in the other, and every one is read again. */
function recogniseInFence(text: string, unread: UnreadText): readonly ChunkPart[] | null {
  const pasted = pastedText(text, unread.tree, unread.syntaxErrorAt);
  const [first] = pasted.visible;
  return first === undefined ? null : explain(pasted, first, unread);
}

function explain(pasted: PastedText, first: PastedLine, unread: UnreadText): readonly ChunkPart[] | null {
  const findings = recognise(pasted) ?? mendSyntax(pasted, unread.findings);
  const extent = { from: pasted.text.search(/\S/), to: Math.max(first.to, pasted.text.trimEnd().length) };
  return findings === null ? null : partsOfChunk({ tree: null, findings }, extent);
}

/** In this order: what surrounds a text hides what it is made of. */
const RECOGNISERS: readonly Recogniser[] = [
  recogniseControls,
  recognisePasted,
  recogniseSlips,
  recognisePrinted,
  recogniseTemplate,
  ({ tree }) => (tree === null ? null : recogniseForeign(tree)),
  recogniseSpelling,
  recogniseProse,
];

function recognise(pasted: PastedText): readonly ManifestFinding[] | null {
  for (const recogniser of RECOGNISERS) {
    const findings = recogniser(pasted);
    if (findings !== null) return findings;
  }
  return null;
}
