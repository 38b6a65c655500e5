import type { DraftFile } from "./draft-files";
import { treeValueAt } from "./text/edit-value";

/**
 * Whether a new object of a namespace says so: always where it is not the default one; there unless objects of the text
 * leave it out, and none says it.
 */
export function namesNamespace(files: readonly DraftFile[], namespace: string, defaultNamespace: string): boolean {
  if (namespace !== defaultNamespace) return true;
  const said = files.flatMap(({ draft }) =>
    draft.objects.flatMap(({ tree }) => {
      if (treeValueAt(tree, ["kind"]) === "Namespace") return [];
      return [treeValueAt(tree, ["metadata", "namespace"]) ?? null];
    }),
  );
  return said.includes(namespace) || !said.includes(null);
}
