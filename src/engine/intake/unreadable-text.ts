import { dedent, MARKER_LINE } from "./cut-text";
import { stringOf } from "./identify-object";
import { lineStart } from "./object-text";
import type { IntakePart } from "./read-intake";

/** A text that is kept as it is, because nobody can tell which object it is. */
export interface UnreadableText {
  /** `document 3 of cluster.yaml, items[4]`. */
  readonly document: string;
  readonly reason: string;
  /** As it was given, an item of a list without its dash. */
  readonly text: string;
}

/** What to keep of a part that is no object, or that cannot be taken apart without a change of what it says. */
export function unreadableText(part: IntakePart): UnreadableText {
  const { document, itemPath, origin } = part.manifest;
  const item = itemPath === "" ? "" : `, ${itemPath}`;
  return { document: `document ${document + 1} of ${origin.file}${item}`, reason: reasonOf(part), text: textOf(part) };
}

function reasonOf({ manifest: { findings, tree } }: IntakePart): string {
  const error = findings.find(({ severity }) => severity === "error");
  if (error !== undefined) return error.message;
  if (tree?.kind !== "map") {
    return "this is no Kubernetes object: an object is a map that begins with apiVersion and kind";
  }
  return stringOf(tree, "kind") === ""
    ? "the object has no kind, so nobody can tell what it is"
    : "it holds a value that YAML cannot say in the same way";
}

function textOf({ file, chunk, manifest, isAlone }: IntakePart): string {
  if (manifest.itemPath === "" && isAlone) return chunk.text;
  const from = manifest.origin.offset + manifest.range.from;
  const own = file.slice(from, manifest.origin.offset + manifest.range.to);
  const moved = dedent(own, from - lineStart(file, from));
  return MARKER_LINE.test(moved) ? own : moved;
}
