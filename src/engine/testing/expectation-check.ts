import { checkExpectations } from "../insight/expectation/check-expectations";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { expectation, SHOP } from "./expectation-shop";

/** Results of the expectations in a text of several documents. */
export function check(...documents: readonly string[]) {
  const { objects, cluster, complete, policies, lineOf } = readScenario([
    { name: "all.yaml", text: documents.join("---\n") },
  ]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const tracing = () => evaluate(complete, policies, KUBERNETES_PROFILE);
  return checkExpectations({ evaluation, tracing, objects, lineOf, ends: [] }).results;
}

/** The result of one expectation about the shop and more. */
export const checkOne = (spec: string, ...more: readonly string[]) => {
  const [result] = check(...SHOP, ...more, expectation(spec));
  if (result === undefined) throw new Error("no result");
  return result;
};
