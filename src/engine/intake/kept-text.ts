import { printYaml } from "../manifest/print-yaml";
import { entryOf } from "../manifest/tree";
import { cutText } from "./cut-text";
import { findObjectText } from "./object-text";
import { pruneObject } from "./prune-object";
import type { IntakeObject } from "./read-intake";

/** What stays of an object. */
export interface KeptText {
  /** A YAML document that ends with a line break. */
  readonly text: string;
  /** Whether it lost fields that only the server writes. */
  readonly isCleaned: boolean;
}

/**
 * The object as a document of its own, without what only the server writes: its own text, or printed anew where that
 * cannot be cut (JSON, aliases).
 *
 * @returns null where neither is possible without a change of what it says: two fields of the same name in JSON
 */
export function keptText({ manifest, tree, identity, chunk, file }: IntakeObject): KeptText | null {
  // With the kind that a list of lists gives it, it would be a list itself.
  const hasItems = identity.kind.endsWith("List") && entryOf(tree, "items") !== undefined;
  const wouldBeList = identity.kind === "List" || hasItems;
  if (identity.saidByList !== "" && wouldBeList) return null;
  const pruned = pruneObject(tree, identity);
  const place = findObjectText(file, chunk, manifest);
  const errors = manifest.findings.filter(({ severity }) => severity === "error").length;
  const own = cutText({ ...pruned, file, place, origin: manifest.origin.offset, errors });
  if (own !== null) return { text: place.comments + identity.saidByList + own, isCleaned: pruned.isCleaned };
  const printed = errors === 0 ? printYaml(pruned.tree) : null;
  return printed === null ? null : { text: identity.saidByList + printed, isCleaned: pruned.isCleaned };
}
