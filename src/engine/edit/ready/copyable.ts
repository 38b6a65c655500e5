import type { DraftFile } from "../draft-files";
import { type DraftPolicy, draftPolicyId, policiesIn, policyNamesIn } from "../draft-policies";
import { type RefusedEdit, refusedEdit } from "../edit-plan";
import { findPolicy } from "../policy/find-policy";
import { rangeOfObject } from "../text/file-objects";

/** Policies of which copies can be made. */
export interface Copyable {
  readonly kind: "found";
  /** Each once, in the order in which they were asked for. */
  readonly originals: readonly DraftPolicy[];
  /** Of the others, why there is no copy. */
  readonly steps: readonly string[];
}

/**
 * Finds policies that are to be copied. One with errors is left out, for its copy would have them too; alone it is refused.
 * One that is gone is refused in any case.
 *
 * @param ids - `namespace/name`
 */
export function copyable(
  files: readonly DraftFile[],
  ids: readonly string[],
  defaultNamespace: string,
): Copyable | RefusedEdit {
  const known = new Map(policiesIn(files, defaultNamespace).map((each) => [draftPolicyId(each), each]));
  const wanted = [...new Set(ids)];
  const originals = wanted.flatMap((id) => known.get(id) ?? []);
  const left = wanted.filter((id) => !known.has(id));
  const [first] = left;
  if (first === undefined) return { kind: "found", originals, steps: [] };
  const names = policyNamesIn(files, defaultNamespace);
  const isWritten = (id: string) =>
    names.get(id.slice(0, id.indexOf("/")))?.has(id.slice(id.indexOf("/") + 1)) === true;
  const gone = left.find((id) => !isWritten(id) && findPolicy(files, id, defaultNamespace) === null);
  if (gone !== undefined) return refusedEdit(`there is no policy ${gone} any more`);
  if (originals.length > 0) {
    const why = (id: string) => (isWritten(id) ? ERRORS : UNREADABLE);
    return { kind: "found", originals, steps: left.map((id) => `${id} is not copied: it ${why(id)}`) };
  }
  const found = findPolicy(files, first, defaultNamespace);
  const place =
    found?.kind === "sound" ? { file: found.file.name, ...rangeOfObject(found.manifest) } : (found?.place ?? null);
  return refusedEdit(`${first} ${isWritten(first) ? `${ERRORS}, and they come first` : UNREADABLE}`, place);
}

const ERRORS = "has errors as it stands";
const UNREADABLE = "cannot be read as it stands, or is gone";
