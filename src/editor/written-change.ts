import type { ScenarioFile } from "../engine";
import { differingEdit } from "../state/differing-edit";
import type { Change } from "../state/gateway";
import { type AreaSelection, caretOfArea } from "./area-caret";

/**
 * What was written in a text area as a change of its file, which keeps its line ends; a paste is an intent of its own.
 *
 * @param file - as it was before
 * @param written - all that stands in the area now
 */
export function writtenChange(
  file: ScenarioFile,
  written: string,
  selection: AreaSelection,
  isPasted: boolean,
): Change {
  const { name, text } = file;
  const edit = differingEdit(name, text, written, selection.selectionEnd);
  const after = { name, text: text.slice(0, edit.from) + edit.text + text.slice(edit.to) };
  return {
    label: isPasted ? `paste into ${name}` : `type in ${name}`,
    source: "typing",
    edits: [edit],
    caretAfter: caretOfArea(selection, after),
    ...(isPasted ? { typing: { afterPause: true } } : {}),
  };
}
