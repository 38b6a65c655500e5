import { assertNever } from "../../source/assert-never";
import type { EditContext } from "../edit-context";
import type { EditPlan } from "../edit-plan";
import type { ObjectWish } from "../edit-wish";
import { openPlanning } from "./find-target";
import { planAdd, planCreate } from "./plan-add";
import { planDelete } from "./plan-delete";
import { planDuplicate } from "./plan-duplicate";
import { planLabels } from "./plan-labels";
import { planPorts } from "./plan-ports";
import { planRename } from "./plan-rename";
import { planServiceSelector } from "./plan-service-selector";
import { planSetNamespace } from "./plan-set-namespace";

/**
 * Plans what is wished of objects other than a policy's rules. Objects with errors stay as they are; where there are
 * several under one name, the one that counts is edited, and all of them get another name or go.
 */
export function planObject(context: EditContext, wish: ObjectWish): EditPlan {
  const planning = openPlanning(context);
  switch (wish.kind) {
    case "add-object":
      return planAdd(planning, wish.value);
    case "create":
      return planCreate(planning, wish.object);
    case "set-labels":
      return planLabels(planning, wish);
    case "set-selector":
      return planServiceSelector(planning, wish);
    case "set-ports":
      return planPorts(planning, wish);
    case "rename":
      return planRename(planning, wish);
    case "duplicate":
      return planDuplicate(planning, wish);
    case "set-namespace":
      return planSetNamespace(planning, wish);
    case "delete":
      return planDelete(planning, wish.targets);
    default:
      return assertNever(wish);
  }
}
