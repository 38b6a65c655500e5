import { quoted } from "../../manifest/finding";
import { type DecodeContext, type Field, refuse, type Struct } from "../decode-fields";
import { labelKeyProblem, labelValueProblem } from "../name-rules";
import { itemsOf, judgeName, judgeWord, mapOf, textOf } from "./judge-text";

/** Rules of a Pod's tolerations. @see core validation.ValidateTolerations */
export function judgeTolerations(context: DecodeContext, at: Field) {
  for (const item of itemsOf(at)) {
    const toleration = mapOf(item);
    if (toleration !== null) judgeToleration(context, toleration);
  }
}

function judgeToleration(context: DecodeContext, toleration: Struct) {
  const field = (name: string) => toleration.field(name);
  const [key, operator, value, effect] = ["key", "operator", "value", "effect"].map((name) => textOf(field(name)));
  judgeName(context, field("key"), labelKeyProblem);
  judgeWord(context, field("effect"), ["NoSchedule", "PreferNoSchedule", "NoExecute"]);
  judgeWord(context, field("operator"), ["Equal", "Exists", "Lt", "Gt"]);
  if (key === "" && operator !== null && operator !== "Exists")
    refuse(context, "Invalid", field("operator"), "without a key the operator must be Exists: it tolerates everything");
  if (field("tolerationSeconds").node !== undefined && effect !== null && effect !== "NoExecute")
    refuse(context, "Invalid", field("effect"), "with tolerationSeconds the effect must be NoExecute");
  if (value === null || value === undefined || value === "") return;
  const blame = { path: field("operator").path, range: field("value").range };
  const problem = operator === "" || operator === "Equal" ? labelValueProblem(value) : null;
  if (problem !== null) refuse(context, "Invalid", blame, `the value ${quoted(value)} ${problem}`);
  if (operator === "Exists") refuse(context, "Invalid", blame, "with operator Exists there is no value");
}
