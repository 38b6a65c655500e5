import type { CompiledPolicies } from "../../policy/compile-policies";
import { type EndForms, listEndsAs, type PictureEnd } from "../picture-ends";

/** What a row of the matrix stands for: the pods of a workload, one pod, or all workloads of a namespace. */
export type MatrixLevel = "workload" | "pod" | "namespace";

/** What stands for what in a matrix. */
export interface MatrixForm {
  readonly level: MatrixLevel;
  /** Names of namespaces that are one row and one column each, at whatever level; names that are not there are ignored. */
  readonly folded: readonly string[];
}

/** Everything that a matrix of a form has rows and columns for; the same ids as in a picture of that form. */
export function listMatrixEnds(compiled: CompiledPolicies, { level, folded }: MatrixForm): readonly PictureEnd[] {
  const { namespaces } = compiled.cluster;
  const forms: EndForms = {
    folded: new Set(level === "namespace" ? namespaces.keys() : folded),
    isPodByPod: () => level === "pod",
  };
  return listEndsAs(compiled, forms);
}
