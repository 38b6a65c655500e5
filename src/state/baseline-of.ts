import type { ScenarioFile } from "../engine";
import type { BaselineState, PinnedText } from "./baseline";
import type { DocumentsState } from "./documents";

/** What is in force for the open scenario. */
export type Baseline =
  | { readonly kind: "opened"; readonly id: string; readonly files: readonly ScenarioFile[] }
  | {
      readonly kind: "pinned";
      readonly id: string;
      readonly files: readonly ScenarioFile[];
      readonly pinned: PinnedText;
    }
  | { readonly kind: "scenario"; readonly id: string; readonly files: readonly ScenarioFile[]; readonly name: string };

/** The baseline that counts now. Its id is that of its text, for the worker. */
export function baselineOf(
  { kind, pinned, other, generation }: BaselineState,
  { scenarioId, openedFiles }: Pick<DocumentsState, "scenarioId" | "openedFiles">,
): Baseline {
  const id = `${kind} ${scenarioId} ${generation}`;
  if (kind === "scenario" && other !== null) return { kind, id, ...other };
  if (kind === "pinned" && pinned?.scenarioId === scenarioId) return { kind, id, files: pinned.files, pinned };
  return { kind: "opened", id, files: openedFiles };
}
