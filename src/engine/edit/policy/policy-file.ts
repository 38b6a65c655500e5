import type { DraftFile, DraftPolicy } from "../draft-files";
import { draftOf } from "../text/text-draft";

/** Where policies are written that no file suggests itself for. */
const POLICY_FILE = "policies.yaml";

/** The files and, where there is none, an empty one for policies. */
export function withPolicyFile(files: readonly DraftFile[]): readonly DraftFile[] {
  if (files.some(({ name }) => name === POLICY_FILE)) return files;
  return [...files, { name: POLICY_FILE, draft: draftOf("") }];
}

/**
 * The file for a new policy: that of the namespace's last policy, else `policies.yaml`.
 *
 * @param files - with one of that name
 * @param own - the policies of the namespace
 */
export function policyFileFor(files: readonly DraftFile[], own: readonly DraftPolicy[]): DraftFile {
  const wanted = own.at(-1)?.file;
  const home = files.find(({ name }) => name === wanted) ?? files.find(({ name }) => name === POLICY_FILE);
  if (home === undefined) throw new Error(`there is no ${POLICY_FILE} among the files`);
  return home;
}
