import { expect, test } from "vitest";
import type { NetworkPolicy } from "../kube/objects";
import { evaluate } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import { explainConnection } from "../policy/explain";
import type { RuleExplanation, SideExplanation } from "../policy/explanation";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { Connection } from "../policy/verdict";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { randomOf } from "./random";
import { randomQuestions } from "./random-questions";
import { randomWorld } from "./random-world";

const WORLDS = 500;
const QUESTIONS = 15;
const DIRECTIONS = ["egress", "ingress"] as const;
type Direction = (typeof DIRECTIONS)[number];

test("an explanation says what the verdict says", () => {
  forQuestions((_, evaluation, connection, tell) => {
    const explanation = explainConnection(evaluation, connection);
    const { verdict, egress, ingress, assumes } = evaluation.judge(connection);
    const told = { verdict: explanation.verdict, assumes: [...explanation.assumes].sort() };
    expect({ ...told, egress: explanation.egress.admits, ingress: explanation.ingress.admits }, tell).toEqual({
      verdict,
      assumes,
      egress,
      ingress,
    });
  });
});

test("without the rules that are cited as admitting, a side denies", () => {
  forSides((scenario, connection, direction, side, tell) => {
    if (side.admits === false) return;
    const isCited = (rule: RuleExplanation) => rule.matched !== false;
    expect(sideWithout(scenario, connection, direction, side.rules.filter(isCited)), tell).toBe(false);
  });
});

test("every rule that is cited as surely admitting admits by itself", () => {
  forSides((scenario, connection, direction, side, tell) => {
    for (const rule of side.rules.filter(({ matched }) => matched === true)) {
      const others = side.rules.filter((other) => other !== rule);
      expect(sideWithout(scenario, connection, direction, others), tell).toBe(true);
    }
  });
});

test("without the policies that are cited as isolating, a side admits", () => {
  forSides((scenario, connection, direction, side, tell) => {
    const cited = side.isolatedBy.map(({ policy }) => policy);
    const policies = scenario.policies.map((policy) =>
      cited.includes(idOf(policy)) ? opened(policy, direction) : policy,
    );
    expect(sideOf({ ...scenario, policies }, connection, direction), tell).toBe(true);
  });
});

test("every policy that is cited as isolating a denied side denies by itself", () => {
  forSides((scenario, connection, direction, side, tell) => {
    if (side.admits !== false) return;
    for (const { policy: kept } of side.isolatedBy) {
      const policies = scenario.policies.map((policy) => (idOf(policy) === kept ? policy : opened(policy, direction)));
      expect(sideOf({ ...scenario, policies }, connection, direction), tell).toBe(false);
    }
  });
});

test("a rule that is cited as not matching says why, and one that matches does not", () => {
  forSides((_, __, ___, side, tell) => {
    for (const rule of side.rules) {
      if (rule.matched === false) expect(rule.failures.length, tell).toBeGreaterThan(0);
      if (rule.matched === true) expect(rule.failures, tell).toEqual([]);
    }
  });
});

type CheckSide = (
  scenario: NaiveScenario,
  connection: Connection,
  direction: Direction,
  side: SideExplanation,
  tell: string,
) => void;

/** Every side that policies decide: isolated, and no exception is made. */
function forSides(check: CheckSide): void {
  forQuestions((scenario, evaluation, connection, tell) => {
    const explanation = explainConnection(evaluation, connection);
    for (const direction of DIRECTIONS) {
      const side = explanation[direction];
      if (side.exception === null && side.isolatedBy.length > 0) check(scenario, connection, direction, side, tell);
    }
  });
}

type CheckQuestion = (scenario: NaiveScenario, evaluation: Evaluation, connection: Connection, tell: string) => void;

function forQuestions(check: CheckQuestion): void {
  for (let seed = 3_000_001; seed <= 3_000_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const scenario = readNaively(randomWorld(random).objects);
    const evaluation = evaluate(scenario.cluster, scenario.policies, KUBERNETES_PROFILE);
    for (const [index, connection] of randomQuestions(random, scenario, QUESTIONS).entries()) {
      check(scenario, evaluation, connection, `seed ${seed}, question ${index}`);
    }
  }
}

function sideOf({ cluster, policies }: NaiveScenario, connection: Connection, direction: Direction): boolean | null {
  return evaluate(cluster, policies, KUBERNETES_PROFILE).judge(connection)[direction];
}

/** What the side says when rules are taken out of their policies, which go on isolating. */
function sideWithout(
  scenario: NaiveScenario,
  connection: Connection,
  direction: Direction,
  rules: readonly RuleExplanation[],
): boolean | null {
  const isOut = (policy: NetworkPolicy, index: number) =>
    rules.some((rule) => rule.policy === idOf(policy) && rule.index === index);
  const policies = scenario.policies.map((policy) => ({
    ...policy,
    [direction]: policy[direction].filter((_, index) => !isOut(policy, index)),
  }));
  return sideOf({ ...scenario, policies }, connection, direction);
}

/** The policy without its isolation of one direction. */
function opened(policy: NetworkPolicy, direction: Direction): NetworkPolicy {
  return { ...policy, policyTypes: { ...policy.policyTypes, [direction]: false } };
}

function idOf(policy: NetworkPolicy): string {
  return `${policy.namespace}/${policy.name}`;
}
