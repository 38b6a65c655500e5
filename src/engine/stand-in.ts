import type { LastGood } from "./last-good";
import type { ManifestObject, ParsedChunk } from "./manifest/manifest";
import type { TreeNode } from "./manifest/tree";
import type { Range } from "./source/range";

/**
 * The last good text of a broken object, to be decoded in its place. The lines of that text are gone, so everything in
 * it has the place of what became of the object: whoever follows a rule lands in the right object.
 *
 * @param broken - the object that holds what became of it
 * @param isAlone - false where the broken object holds others too, and this one is only a part of it
 */
export function standInFor({ manifest, now }: LastGood, broken: ManifestObject, isAlone: boolean): ManifestObject {
  const start = broken.origin.offset + broken.range.from;
  const end = broken.origin.offset + broken.range.to;
  const from = isAlone ? start : Math.max(start, now.from);
  const to = isAlone ? end : Math.min(end, now.to);
  const range = { from: 0, to: Math.max(0, to - from) };
  const parsed = placedAt(manifest.parsed, range);
  const origin = { file: broken.origin.file, offset: from };
  return { ...manifest, origin, range, document: broken.document, ...parsed, parsed };
}

/** The findings of a text that is no longer there are of no use to anybody. */
function placedAt(parsed: ParsedChunk, range: Range): ParsedChunk {
  const known = placed.get(parsed);
  if (known?.to === range.to) return known.parsed;
  const made = { tree: parsed.tree === null ? null : moveTo(parsed.tree, range), findings: [] };
  placed.set(parsed, { to: range.to, parsed: made });
  return made;
}

/** While somebody types elsewhere nothing needs to be placed, or decoded, anew. */
const placed = new WeakMap<ParsedChunk, { readonly to: number; readonly parsed: ParsedChunk }>();

function moveTo(node: TreeNode, range: Range): TreeNode {
  switch (node.kind) {
    case "scalar":
      return { ...node, range };
    case "list":
      return { ...node, range, items: node.items.map((item) => moveTo(item, range)) };
    case "map":
      return {
        ...node,
        range,
        entries: node.entries.map(({ key, value }) => ({ key, keyRange: range, value: moveTo(value, range) })),
      };
  }
}
