import type { TableFormat } from "../../engine";
import type { Actions } from "../../state/actions";
import { askUntilAnswered } from "../../state/ask-until-answered";
import { downloadFile } from "../../ui/download-file";
import { type MatrixSettings, requestOf } from "./matrix-settings";

/** Gives the matrix to the browser as a file, and tells so. */
export async function exportMatrix(
  { ask, tell }: Pick<Actions, "ask" | "tell">,
  settings: MatrixSettings,
  format: TableFormat,
): Promise<void> {
  const asked = { ...requestOf(settings), format, transposed: settings.transposed };
  const outcome = await askUntilAnswered(() => ask("exportMatrix", asked));
  const made = outcome?.kind === "done" ? outcome.result : null;
  const say = (sentence: string) => tell({ sentence, notes: made?.notes ?? [], revision: null, text: null });
  if (made === null) return say("The evaluation gave no answer: nothing was exported.");
  if (made.text === "") return say("Nothing was exported.");
  downloadFile({ name: made.fileName, text: made.text });
  say(`Downloaded as \`${made.fileName}\`.`);
}
