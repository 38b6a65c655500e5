import { assertNever } from "../source/assert-never";
import { planAllow } from "./allow/plan-allow";
import { planCut } from "./cut/plan-cut";
import type { EditContext } from "./edit-context";
import type { EditPlan } from "./edit-plan";
import type { EditWish } from "./edit-wish";
import { planObject } from "./objects/plan-object";
import { planSeveral } from "./plan-several";
import { planChangePolicy } from "./policy/plan-policy";
import { planCopyPolicies } from "./ready/plan-copy";
import { planReady } from "./ready/plan-ready";

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
    case "several":
      return planSeveral(context, wish, planEdit);
    case "add-object":
    case "create":
    case "set-labels":
    case "set-selector":
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
