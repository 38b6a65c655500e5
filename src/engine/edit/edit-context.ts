import type { DecodedObject } from "../kube/objects";
import type { Evaluation } from "../policy/evaluation";
import type { EditedFile } from "./draft-files";

/** What whoever plans an edit may look at: the text, and what was read of it. All of one revision. */
export interface EditContext {
  readonly files: readonly EditedFile[];
  /** Every object that takes part. Those of `evaluation.cluster.assumed` stand in no text and cannot be edited. */
  readonly objects: readonly DecodedObject[];
  readonly evaluation: Evaluation;
  /** Namespace of objects that name none. */
  readonly defaultNamespace: string;
  /** Reads and evaluates an edited text in the same way; absent: nothing is planned upon what another wish leaves. */
  readonly reread?: (files: readonly EditedFile[]) => EditContext;
}
