import type { EditPreview, EditWish } from "../../engine";
import { useActions } from "../../state/store-context";
import { type FormAnswer, useAnswer } from "../asking/use-answer";

/**
 * What a wish would do to the text, asked again when the wish or the text changes; null before the first answer.
 *
 * @param wish - null: the form is not filled in yet
 */
export function usePreview(wish: EditWish | null): FormAnswer<EditWish, EditPreview> | null {
  return useAnswer(wish, useActions().previewEdit);
}
