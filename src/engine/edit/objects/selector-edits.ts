import { requirementMatches } from "../../kube/label-selector";
import { type EditPath, type EditValue, isList, isMap, valueAt } from "../text/edit-value";
import type { TreeEdit } from "../text/tree-edit";
import { type LabelChange, labelEdits, labelsPath, templatePath } from "./label-edits";

/**
 * What has to change in the selector of a controller, so that it goes on matching pods whose labels change: the API server
 * refuses a controller whose selector does not match its template.
 *
 * @returns a reason where it cannot follow
 */
export function selectorEdits(
  value: EditValue,
  kind: string,
  change: LabelChange,
): readonly TreeEdit[] | { readonly reason: string } {
  const path: EditPath = [...templatePath(kind).slice(0, -1), "selector"];
  const selector = valueAt(value, path);
  if (!isMap(selector)) return [];
  const isPlain = kind === "ReplicationController";
  const labelled: EditPath = isPlain ? path : [...path, "matchLabels"];
  const chosen = valueAt(value, labelled);
  const own = isMap(chosen) ? chosen : new Map<string, EditValue>();
  const expressions = isPlain ? [] : (selector.get("matchExpressions") ?? []);
  const broken = (isList(expressions) ? expressions : []).find((each) => !holds(each, value, kind, change));
  if (broken !== undefined)
    return {
      reason: `its selector has an expression about ${keyOf(broken)} that these labels do not satisfy; change that in the text`,
    };
  const set = new Map([...change.set].filter(([key]) => own.has(key)));
  const remove = change.remove.filter((key) => own.has(key));
  const left = own.size - remove.length + (isList(expressions) ? expressions.length : 0);
  if (remove.length > 0 && left === 0)
    return { reason: `its selector chooses its pods by ${remove.join(", ")} alone, so that one of them has to stay` };
  return labelEdits(value, labelled, { set, remove });
}

/** Whether an expression that held before holds afterwards too. */
function holds(expression: EditValue, value: EditValue, kind: string, change: LabelChange): boolean {
  const key = keyOf(expression);
  if (!change.set.has(key) && !change.remove.includes(key)) return true;
  const operator = (["In", "NotIn", "Exists", "DoesNotExist"] as const).find(
    (each) => each === valueAt(expression, ["operator"]),
  );
  const values = valueAt(expression, ["values"]);
  const labels = valueAt(value, labelsPath(kind));
  const now = new Map([...(isMap(labels) ? labels : []), ...change.set].map(([name, each]) => [name, String(each)]));
  for (const name of change.remove) now.delete(name);
  if (operator === undefined) return true;
  return requirementMatches({ key, operator, values: isList(values) ? values.map(String) : [] }, now);
}

function keyOf(expression: EditValue): string {
  return String(valueAt(expression, ["key"]) ?? "");
}
