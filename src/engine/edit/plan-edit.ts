import { assertNever } from "../source/assert-never";
import type { EditContext } from "./edit-context";
import type { EditPlan } from "./edit-plan";
import type { EditWish } from "./edit-wish";
import { planAllow } from "./plan-allow";
import { planCopyPolicies } from "./plan-copy";
import { planCut } from "./plan-cut";
import { planObject } from "./plan-object";
import { planChangePolicy } from "./plan-policy";
import { planReady } from "./plan-ready";

/** Plans the text edits that fulfil a wish; nothing is changed. */
export function planEdit(context: EditContext, wish: EditWish): EditPlan {
  switch (wish.kind) {
    case "allow":
      return planAllow(context, wish);
    case "add-policy":
      return planReady(context, wish);
    case "cut":
      return planCut(context, wish);
    case "change-policy":
      return planChangePolicy(context, wish);
    case "copy-policies":
      return planCopyPolicies(context, wish);
    case "add-object":
    case "create":
    case "set-labels":
    case "set-ports":
    case "rename":
    case "duplicate":
    case "set-namespace":
    case "delete":
      return planObject(context, wish);
    default:
      return assertNever(wish);
  }
}
