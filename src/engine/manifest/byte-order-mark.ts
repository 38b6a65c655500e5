import type { ChunkPart } from "./chunk-part";
import type { ManifestFinding } from "./manifest";

/**
 * The objects of a document that begins with a byte-order mark, as where files were put together: kubectl passes it over.
 *
 * @param parts - of the document without the mark
 */
export function behindMark(parts: readonly ChunkPart[]): readonly ChunkPart[] {
  return parts.map((part, i) => {
    const from = part.from + 1;
    if (i > 0) return { ...part, from };
    const { tree, findings } = part.parsed;
    return { ...part, from, parsed: { tree, findings: [...findings, markFinding(-from)] } };
  });
}

/** @param at - of the mark, relative to the object */
function markFinding(at: number): ManifestFinding {
  return {
    code: "yaml-control-character",
    severity: "warning",
    type: "Lint",
    message:
      "an invisible byte-order mark (U+FEFF) stands before this document; kubectl passes it over, other tools do not",
    range: { from: at, to: at + 1 },
    field: "",
    fix: { title: "delete the byte-order mark", edits: [{ from: at, to: at + 1, text: "" }] },
  };
}
