import { type DraftFile, draftsOf } from "../draft-files";
import { type DraftPolicy, policiesIn } from "../draft-policies";
import type { EditContext } from "../edit-context";

/** Reads the policies of a text and of what edits make of it, each object once: several cuts of a text are tried in turn. */
export interface CutReader {
  /** The files as they are. */
  readonly drafts: readonly DraftFile[];
  /** The policies that take part. */
  policiesIn(files: readonly DraftFile[]): readonly DraftPolicy[];
}

/** Makes a reader of a text. */
export function createCutReader({ files, defaultNamespace }: EditContext): CutReader {
  const known = new WeakMap<readonly DraftFile[], readonly DraftPolicy[]>();
  return {
    drafts: draftsOf(files),
    policiesIn(drafts) {
      const policies = known.get(drafts) ?? policiesIn(drafts, defaultNamespace);
      known.set(drafts, policies);
      return policies;
    },
  };
}
