import type { ScenarioFile } from "../engine";
import { originalOffset, shownOffset } from "../state/differing-edit";
import type { Caret } from "../state/selection";

/** What is selected in a text area; offsets in which a line end counts as one character, whatever it is in the text. */
export interface AreaSelection {
  readonly selectionStart: number;
  readonly selectionEnd: number;
  readonly selectionDirection: "forward" | "backward" | "none";
}

/** The caret of a text area in the text that it shows. */
export function caretOfArea(area: AreaSelection, { name, text }: ScenarioFile): Caret {
  const start = originalOffset(text, area.selectionStart);
  const end = originalOffset(text, area.selectionEnd);
  const isBackward = area.selectionDirection === "backward";
  return { file: name, anchor: isBackward ? end : start, head: isBackward ? start : end };
}

/** Where a stretch of a text stands in the text area that shows it. */
export function stretchInArea(
  { from, to }: { readonly from: number; readonly to: number },
  text: string,
): readonly [from: number, to: number] {
  return [shownOffset(text, from), shownOffset(text, to)];
}
