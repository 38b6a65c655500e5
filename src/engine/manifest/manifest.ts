import type { ErrorType, Severity } from "../source/diagnostic";
import type { DiagnosticCode } from "../source/diagnostic-code";
import type { Fix } from "../source/fix";
import type { Range, TextOrigin } from "../source/range";
import type { TreeMap, TreeNode } from "./tree";

/** A finding inside one object's text; its range is relative to the object's origin. */
export interface ManifestFinding {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly type: ErrorType;
  readonly message: string;
  readonly range: Range;
  /** The field path where known (`metadata.labels.app`), else empty. */
  readonly field: string;
  /** How to put it right; its edits are relative to the object's origin, as `range` is. Absent: nobody can say. */
  readonly fix?: Fix;
  /** Where the same stood first, relative as `range` is: the message tells its line once that is known. */
  readonly first?: Range;
}

/**
 * One object's text, read: a YAML or JSON document, or an item of a `List` (of any depth, a List is never an object
 * itself). The unit of parsing, caching, ranges and editing.
 */
export interface ManifestObject {
  readonly origin: TextOrigin;
  /** Index of the document in the file, from 0. */
  readonly document: number;
  /** Path of the item inside the document (`items[3]`), empty for a document of its own. */
  readonly itemPath: string;
  /** Extent of the object's text, relative to `origin`. */
  readonly range: Range;
  /** The tree, or null when the text could not be read as one (its findings say why). */
  readonly tree: TreeNode | null;
  readonly findings: readonly ManifestFinding[];
  /**
   * apiVersion and kind that a typed list (`NetworkPolicyList`) gives to items that do not say theirs; null otherwise.
   */
  readonly inherited: { readonly apiVersion: string; readonly kind: string } | null;
  /**
   * Identity for caching: the same object (by reference) is returned again for `parsed` when the text of the chunk is
   * unchanged, wherever it moved to.
   */
  readonly parsed: ParsedChunk;
}

/** What is cached per text: everything about an object but where it stands. */
export interface ParsedChunk {
  readonly tree: TreeNode | null;
  readonly findings: readonly ManifestFinding[];
}

/** A map at the top, or null: what every Kubernetes object must be. */
export function asObjectTree(object: ManifestObject): TreeMap | null {
  return object.tree?.kind === "map" ? object.tree : null;
}
