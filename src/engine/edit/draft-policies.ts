import type { NetworkPolicy } from "../kube/objects";
import { type Place, placeOf } from "../source/range";
import { decodeDrafted, mayBePolicy } from "./decode-drafted";
import type { DraftFile } from "./draft-files";
import { type EditValue, treeValue, treeValueAt } from "./text/edit-value";
import { rangeOfObject } from "./text/file-objects";

/** A NetworkPolicy that takes part, and where it is written. */
export interface DraftPolicy {
  /** Name of its file. */
  readonly file: string;
  /** Its index among the objects of the file, which stays while others are edited. */
  readonly index: number;
  /** Offset in the draft at which it begins. */
  readonly at: number;
  readonly policy: NetworkPolicy;
  readonly value: EditValue;
}

/** The policies of all files that take part: without errors, and not replaced by a later one of the same name. */
export function policiesIn(files: readonly DraftFile[], defaultNamespace: string): readonly DraftPolicy[] {
  const read = files.flatMap(({ name: file, draft }) =>
    draft.objects.flatMap((manifest, index) => {
      if (!mayBePolicy(manifest)) return [];
      const { object, isNameGenerated } = decodeDrafted(manifest, defaultNamespace);
      if (object?.kind !== "NetworkPolicy" || manifest.tree === null) return [];
      const value = treeValue(manifest.tree);
      return [{ file, index, at: rangeOfObject(manifest).from, policy: object, value, isNameGenerated }];
    }),
  );
  const last = new Map(
    read.filter(({ isNameGenerated }) => !isNameGenerated).map((each) => [draftPolicyId(each), each]),
  );
  return read.filter((each) => each.isNameGenerated || last.get(draftPolicyId(each)) === each);
}

/** `shop/web`. */
export function draftPolicyId({ policy }: DraftPolicy): string {
  return `${policy.namespace}/${policy.name}`;
}

/** Where a policy's name stands in the text as it is. */
export function placeOfDraftPolicy({ file, policy }: DraftPolicy): Place {
  return { ...placeOf(policy.origin, policy.nameRange), file };
}

/** The names of all policies in the text by their namespaces, be they broken or replaced. */
export function policyNamesIn(
  files: readonly DraftFile[],
  defaultNamespace: string,
): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const { namespace, name } of writtenPoliciesIn(files, defaultNamespace)) {
    if (typeof name === "string") names.set(namespace, (names.get(namespace) ?? new Set()).add(name));
  }
  return names;
}

/** All that call themselves policies, in the order of the text. */
function writtenPoliciesIn(files: readonly DraftFile[], defaultNamespace: string) {
  return files.flatMap(({ name: file, draft }) =>
    draft.objects.flatMap(({ tree }) => {
      if (treeValueAt(tree, ["kind"]) !== "NetworkPolicy") return [];
      const [said, name] = ["namespace", "name"].map((key) => treeValueAt(tree, ["metadata", key]));
      return [{ file, name, namespace: typeof said === "string" && said !== "" ? said : defaultNamespace }];
    }),
  );
}

/** Of each namespace the file of the last policy in it, be it broken or replaced. */
export function policyHomesIn(files: readonly DraftFile[], defaultNamespace: string): ReadonlyMap<string, string> {
  return new Map(writtenPoliciesIn(files, defaultNamespace).map(({ namespace, file }) => [namespace, file]));
}

/** The names of the policies of one namespace. */
export function policyNamesOf(
  files: readonly DraftFile[],
  namespace: string,
  defaultNamespace: string,
): ReadonlySet<string> {
  return policyNamesIn(files, defaultNamespace).get(namespace) ?? new Set();
}
