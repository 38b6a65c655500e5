import type { Family } from "../net/ip-address";
import { intersectPorts, isEmptyPortSet, type PortSet } from "../net/port-set";
import type { CompiledRule } from "./compile-policies";
import type { Evaluation } from "./evaluation";
import type { End } from "./pair-ends";
import { createRuleContexts, portsOfRule } from "./rule-context";

/** The two ends of a rule and the ports asked about. */
export interface RuleAsked {
  /** The pod whose policy it is. */
  readonly subject: Extract<End, { readonly kind: "class" }>;
  readonly other: End;
  readonly family: Family;
  readonly asked: PortSet;
}

/** Whether one rule, or a part of it, lets some of the ports asked about through, and which; null: depends. */
export function judgeRule(
  evaluation: Evaluation,
  rule: CompiledRule,
  { subject, other, family, asked }: RuleAsked,
): { readonly matched: boolean | null; readonly possible: PortSet } {
  const through = portsOfRule(contextsOf(evaluation), rule, { subject: subject.endpointClass, other, family });
  const [sure, possible] = [intersectPorts(through.sure, asked), intersectPorts(through.possible, asked)];
  return { matched: !isEmptyPortSet(sure) ? true : isEmptyPortSet(possible) ? false : null, possible };
}

/** What rules of an evaluation are judged with one by one, made once. */
function contextsOf(evaluation: Evaluation): ReturnType<typeof createRuleContexts> {
  const found = contexts.get(evaluation) ?? createRuleContexts(evaluation.compiled, evaluation.profile);
  contexts.set(evaluation, found);
  return found;
}

const contexts = new WeakMap<Evaluation, ReturnType<typeof createRuleContexts>>();
