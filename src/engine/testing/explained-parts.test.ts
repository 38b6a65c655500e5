import { expect, test } from "vitest";
import type { NetworkPolicy } from "../kube/objects";
import { evaluate } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import { explainConnection } from "../policy/explain";
import type { PartExplanation, RuleExplanation } from "../policy/explanation";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { Connection } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { randomOf } from "./random";
import { randomQuestions } from "./random-questions";
import { randomWorld } from "./random-world";

const WORLDS = 90;
const QUESTIONS = 6;
const DIRECTIONS = ["egress", "ingress"] as const;
type Direction = (typeof DIRECTIONS)[number];

test("what is said of a peer or a port is what a policy with that alone says", () => {
  let parts = 0;
  forRules((scenario, connection, direction, rule, tell) => {
    for (const list of ["peers", "ports"] as const) {
      for (const [at, part] of rule[list].entries()) {
        const alone = withOnly(scenario, direction, rule, list, at);
        const { [direction]: side } = evaluate(alone.cluster, alone.policies, KUBERNETES_PROFILE).judge(connection);
        expect(part.matched, `${tell}, ${list} ${at}`).toBe(side);
        parts++;
      }
    }
  });
  expect(parts).toBeGreaterThan(200);
});

test("a part has failures and is off by something if and only if it does not match", () => {
  forRules((_, __, ___, rule, tell) => {
    for (const part of [...rule.peers, ...rule.ports]) {
      expect(part.failures.length > 0, `${tell}: ${textOf(part)}`).toBe(part.matched === false);
      expect(part.misses > 0, tell).toBe(part.matched === false);
      expect(textOf(part).split("`").length % 2, "every backtick has its partner").toBe(1);
    }
    expect(rule.failures.length > 0, tell).toBe(rule.matched === false);
    expect(rule.misses > 0, tell).toBe(rule.matched === false);
  });
});

test("every place of an explanation lies in its rule, and what fails stands there as it is said", () => {
  let places = 0;
  for (let seed = 7_100_001; seed <= 7_100_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects } = randomWorld(random);
    const text = JSON.stringify({ apiVersion: "v1", kind: "List", items: objects });
    const { cluster, policies } = readScenario([{ name: "all.json", text }]);
    const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
    const questions = randomQuestions(random, readNaively(objects), QUESTIONS);
    const isThere = (end: Connection["source"]) => end.kind !== "pod" || cluster.pods.has(end.pod);
    for (const connection of questions.filter(({ source, destination }) => isThere(source) && isThere(destination))) {
      const { egress, ingress } = explainConnection(evaluation, connection);
      for (const rule of [...egress.rules, ...ingress.rules]) {
        for (const part of [...rule.peers, ...rule.ports]) {
          for (const { place, text: said, fails } of [...part.words, ...part.failures.map(failureWords)]) {
            if (place === null) continue;
            places++;
            expect(place.file).toBe("all.json");
            const isInside = place.from >= rule.place.from && place.to <= rule.place.to && place.from <= place.to;
            expect(isInside, `seed ${seed}: ${said}`).toBe(true);
            const written = text.slice(place.from, place.to);
            const value = said.split("–")[0] ?? "";
            if (fails && value !== "TCP" && value !== "pods" && !value.includes(" ") && !/^[^=]*[=!]/.test(value))
              expect(written, `seed ${seed}`).toContain(value);
          }
        }
      }
    }
  }
  expect(places).toBeGreaterThan(200);
});

function failureWords({ place }: RuleExplanation["failures"][number]) {
  return { place, text: "failure", fails: false };
}

function textOf({ words }: PartExplanation): string {
  return words.map(({ text }) => text).join("");
}

type CheckRule = (
  scenario: NaiveScenario,
  connection: Connection,
  direction: Direction,
  rule: RuleExplanation,
  tell: string,
) => void;

/** Every rule of a side that policies decide. */
function forRules(check: CheckRule): void {
  for (let seed = 7_000_001; seed <= 7_000_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const scenario = readNaively(randomWorld(random).objects);
    const evaluation: Evaluation = evaluate(scenario.cluster, scenario.policies, KUBERNETES_PROFILE);
    for (const [index, connection] of randomQuestions(random, scenario, QUESTIONS).entries()) {
      const explanation = explainConnection(evaluation, connection);
      for (const direction of DIRECTIONS) {
        const { exception, rules } = explanation[direction];
        if (exception !== null) continue;
        for (const rule of rules) check(scenario, connection, direction, rule, `seed ${seed}, question ${index}`);
      }
    }
  }
}

/** The policy of a rule alone, with that rule alone, and of it one peer for every port or one port for everyone. */
function withOnly(
  { cluster, policies }: NaiveScenario,
  direction: Direction,
  { policy: id, index }: RuleExplanation,
  list: "peers" | "ports",
  at: number,
): NaiveScenario {
  const only = policies.filter((policy) => `${policy.namespace}/${policy.name}` === id);
  const reduced = only.map((policy): NetworkPolicy => {
    const rule = policy[direction][index];
    const rules = rule === undefined ? [] : [{ ...rule, peers: [], ports: [], [list]: rule[list].slice(at, at + 1) }];
    return { ...policy, [direction]: rules };
  });
  return { cluster, policies: reduced };
}
