import type { DecodedObject } from "../../kube/objects";
import type { Evaluation, LineOf } from "../../policy/evaluation";
import { type EndsQuestion, explainConnection, explainEnds } from "../../policy/explain";
import type { Explanation } from "../../policy/explanation";
import type { Connection } from "../../policy/verdict";
import { createServiceDirectory } from "../../service/service-directory";
import { explanationHints } from "./explanation-hints";

/** Explains a connection, with what the scenario's Services and labels tell besides. */
export function explainWithServices(
  evaluation: Evaluation,
  objects: readonly DecodedObject[],
  question: Connection | EndsQuestion,
  lineOf: LineOf,
): Explanation {
  const hints = explanationHints(createServiceDirectory(evaluation.cluster, objects));
  return "ports" in question
    ? explainEnds(evaluation, question, lineOf, hints)
    : explainConnection(evaluation, question, lineOf, hints);
}
