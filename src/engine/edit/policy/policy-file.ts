import type { DraftFile } from "../draft-files";
import type { DraftPolicy } from "../draft-policies";
import { draftOf } from "../text/text-draft";

/** Where policies are written that no file suggests itself for. */
const POLICY_FILE = "policies.yaml";

/** The files and, where there is none, an empty one for policies. */
export function withPolicyFile(files: readonly DraftFile[]): readonly DraftFile[] {
  if (files.some(({ name }) => name === POLICY_FILE)) return files;
  return [...files, { name: POLICY_FILE, draft: draftOf("") }];
}

/**
 * The file for a new policy: that of the namespace's last policy, though it had errors, else of the last one of any, else
 * `policies.yaml`.
 *
 * @param files - with one of that name
 * @param policies - those that take part, as far as a new one may stand beside them
 * @param homes - of each namespace the file of its last policy, be it broken or not; see {@link policyHomesIn}
 */
export function policyFileFor(
  files: readonly DraftFile[],
  policies: readonly DraftPolicy[],
  namespace: string,
  homes: ReadonlyMap<string, string>,
): DraftFile {
  const own = policies.findLast(({ policy }) => policy.namespace === namespace)?.file;
  const wanted = own ?? homes.get(namespace) ?? policies.at(-1)?.file;
  const home = files.find(({ name }) => name === wanted) ?? files.find(({ name }) => name === POLICY_FILE);
  if (home === undefined) throw new Error(`there is no ${POLICY_FILE} among the files`);
  return home;
}
