import type { DraftFile } from "./draft-files";
import { treeValue, valueAt } from "./text/edit-value";

/**
 * Whether a new object of a namespace says so: always where it is not the default one; there unless objects of the text
 * leave it out, and none says it.
 */
export function namesNamespace(files: readonly DraftFile[], namespace: string, defaultNamespace: string): boolean {
  if (namespace !== defaultNamespace) return true;
  const said = files.flatMap(({ draft }) =>
    draft.objects.flatMap(({ tree }) => {
      const value = tree === null ? undefined : treeValue(tree);
      if (valueAt(value, ["kind"]) === "Namespace") return [];
      return [valueAt(value, ["metadata", "namespace"]) ?? null];
    }),
  );
  return said.includes(namespace) || !said.includes(null);
}
