import { assertNever } from "../source/assert-never";
import type { EditContext } from "./edit-context";
import { type EditPlan, refusedEdit } from "./edit-plan";
import type { EditWish } from "./edit-wish";

/** Plans the text edits that fulfil a wish; nothing is changed. */
export function planEdit(context: EditContext, wish: EditWish): EditPlan {
  switch (wish.kind) {
    case "allow":
    case "cut":
    case "add-policy":
    case "change-policy":
    case "copy-policies":
    case "add-object":
    case "set-labels":
    case "set-ports":
    case "rename":
    case "duplicate":
    case "set-namespace":
    case "delete":
      return refusedEdit(`not built: ${context.files.length}`);
    default:
      return assertNever(wish);
  }
}
