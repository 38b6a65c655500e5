import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { Connection, Judgement } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { namedEnd } from "./engine-candidates";
import { at, isMap, items, type Json, type JsonMap } from "./json";
import { readNaivePolicy } from "./naive-policy-reader";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { type Random, randomOf } from "./random";
import { randomPolicy } from "./random-policy";
import { randomQuestions } from "./random-questions";
import { randomWorld, WORDS } from "./random-world";

const WORLDS = 700;
/** Some of these cannot be written as text. */
const LEAST_WRITTEN = 500;
const QUESTIONS = 25;

test("the order of files, documents, rules, peers and ports does not matter", () => {
  forWorlds(({ random, objects, questions, tell }) => {
    const ordered = judgeText([objects], questions);
    const [first, second] = splitInTwo(
      random,
      shuffled(
        random,
        objects.map((object) => shuffledRules(random, object)),
      ),
    );
    expect(judgeText([second, first], questions), tell()).toEqual(ordered);
  }, true);
});

test("a rule added to a direction that its policy isolates never closes", () => {
  forWorlds(({ random, scenario, questions, tell }) => {
    const added = readNaivePolicy(randomPolicy(random, WORDS, 99));
    const policies = scenario.policies.map((policy) => ({
      ...policy,
      ingress: policy.policyTypes.ingress ? [...policy.ingress, ...added.ingress] : policy.ingress,
      egress: policy.policyTypes.egress ? [...policy.egress, ...added.egress] : policy.egress,
    }));
    const [before, after] = [judgeAll(scenario, questions), judgeAll({ ...scenario, policies }, questions)];
    for (const [index, { egress, ingress }] of after.entries()) {
      expect(rank(egress), tell(index)).toBeGreaterThanOrEqual(rank(before[index]?.egress));
      expect(rank(ingress), tell(index)).toBeGreaterThanOrEqual(rank(before[index]?.ingress));
    }
  });
});

test("an isolating policy without rules never opens", () => {
  forWorlds(({ random, scenario, questions, tell }) => {
    const added = { ...readNaivePolicy(randomPolicy(random, WORDS, 99)), ingress: [], egress: [] };
    const policies = [...scenario.policies, { ...added, policyTypes: { ingress: true, egress: true } }];
    const [before, after] = [judgeAll(scenario, questions), judgeAll({ ...scenario, policies }, questions)];
    for (const [index, { egress, ingress }] of after.entries()) {
      expect(rank(egress), tell(index)).toBeLessThanOrEqual(rank(before[index]?.egress));
      expect(rank(ingress), tell(index)).toBeLessThanOrEqual(rank(before[index]?.ingress));
    }
  });
});

test("without policies everything is open", () => {
  forWorlds(({ scenario, questions, tell }) => {
    for (const [index, { verdict, egress, ingress }] of judgeAll({ ...scenario, policies: [] }, questions).entries()) {
      expect({ verdict, egress, ingress }, tell(index)).toEqual({ verdict: "allowed", egress: true, ingress: true });
    }
  });
});

/** What a property is tried on. */
interface Sample {
  readonly random: Random;
  readonly objects: readonly Json[];
  readonly scenario: NaiveScenario;
  readonly questions: readonly Connection[];
  /** Seed, question and manifest, for the message of a failure. */
  tell(question?: number): string;
}

function forWorlds(check: (sample: Sample) => void, isWritten = false): void {
  let worlds = 0;
  let asked = 0;
  for (let seed = 2_000_001; seed <= 2_000_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects, isWritable } = randomWorld(random);
    if (isWritten && !isWritable) continue;
    const scenario = readNaively(objects);
    const questions = randomQuestions(random, scenario, QUESTIONS);
    const tell = (question?: number) =>
      [`seed ${seed}, question ${question}`, ...objects.map((object) => JSON.stringify(object))].join("\n");
    check({ random, objects, scenario, questions, tell });
    worlds++;
    asked += questions.length;
  }
  expect(worlds).toBeGreaterThanOrEqual(isWritten ? LEAST_WRITTEN : WORLDS);
  expect(asked).toBeGreaterThan(worlds * (QUESTIONS / 2));
}

function judgeAll({ cluster, policies }: NaiveScenario, questions: readonly Connection[]): readonly Judgement[] {
  return questions.map(evaluate(cluster, policies, KUBERNETES_PROFILE).judge);
}

function judgeText(files: readonly (readonly Json[])[], questions: readonly Connection[]): readonly Judgement[] {
  const texts = files.map((objects) => objects.map((object) => JSON.stringify(object)).join("\n---\n"));
  const { cluster, policies } = readScenario(texts.map((text, index) => ({ name: `${index}.yaml`, text })));
  const { judge } = evaluate(cluster, policies, KUBERNETES_PROFILE);
  return questions.map((question) =>
    judge({
      ...question,
      source: namedEnd(cluster, question.source),
      destination: namedEnd(cluster, question.destination),
    }),
  );
}

function rank(side: boolean | null | undefined): number {
  return side === true ? 2 : side === false ? 0 : 1;
}

function shuffled<T>(random: Random, list: readonly T[]): readonly T[] {
  return list
    .map((item) => ({ item, key: random.int(1_000_000) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

function splitInTwo<T>(random: Random, list: readonly T[]): readonly [readonly T[], readonly T[]] {
  const cut = random.int(list.length + 1);
  return [list.slice(0, cut), list.slice(cut)];
}

/** A policy with its lists of rules, peers and ports in another order; any other object as it is. */
function shuffledRules(random: Random, object: Json): Json {
  if (at(object, "kind") !== "NetworkPolicy" || !isMap(object)) return object;
  const spec = at(object, "spec");
  if (!isMap(spec)) return object;
  const rules = (list: Json) =>
    shuffled(random, items(list)).map((rule) => shuffleLists(random, rule, ["from", "to", "ports"]));
  const changed: [string, Json][] = ["ingress", "egress"]
    .filter((direction) => Object.hasOwn(spec, direction))
    .map((direction) => [direction, rules(at(spec, direction))]);
  return { ...object, spec: { ...spec, ...Object.fromEntries(changed) } };
}

function shuffleLists(random: Random, rule: Json, keys: readonly string[]): Json {
  if (!isMap(rule)) return rule;
  const entries = Object.entries(rule).map(([key, value]) => [
    key,
    keys.includes(key) ? shuffled(random, items(value)) : value,
  ]);
  const changed: JsonMap = Object.fromEntries(entries);
  return changed;
}
