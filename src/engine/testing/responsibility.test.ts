import { expect, test } from "vitest";
import { stringify } from "yaml";
import { explainNode } from "../insight/explain-node";
import { type Picture, takePicture } from "../insight/picture";
import { groupToExplain, type PicturePair } from "../insight/picture-pair";
import { responsibleFor } from "../insight/responsible-for";
import type { NetworkPolicy } from "../kube/objects";
import { hasPort } from "../net/port-set";
import { evaluate } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import { explainConnection, explainEnds } from "../policy/explain";
import type { RuleExplanation } from "../policy/explanation";
import { readScenario, type Scenario } from "../read-scenario";
import { couplesOf, isOfOneFamily, PORTS_AROUND } from "./pod-couples";
import { randomOf } from "./random";
import { randomWorld } from "./random-world";

const WORLDS = 150;
const DIRECTIONS = ["ingress", "egress"] as const;

test("a rule is responsible for what gets through by a port that it admits, alone or not, asked pod by pod", {
  timeout: 120_000,
}, () => {
  const seen = { through: 0, alone: 0, not: 0 };
  forWorlds((world, tell) => {
    for (const policy of world.scenario.policies) {
      for (const direction of DIRECTIONS) {
        for (const [index, rule] of policy[direction].entries()) {
          const said = responsibleAt(world, policy.origin.offset + rule.range.from + 1);
          expect(said?.words, tell).toBe(`${direction} rule ${index + 1} of ${policy.namespace}/${policy.name}`);
          for (const pair of world.pairs.filter((each) => isBetweenPods(each) && isOfOneFamily(each))) {
            const expected = isBehind(world.evaluation, pair, direction, policy, index);
            const tellPair = `${tell} ${said?.words} ${idOf(pair)}`;
            expect(said?.edges.includes(idOf(pair)), tellPair).toBe(expected !== "not");
            expect(said?.alone.includes(idOf(pair)), tellPair).toBe(expected === "alone");
            seen[expected]++;
          }
        }
      }
    }
  });
  expect(seen.through).toBeGreaterThan(WORLDS / 10);
  expect(seen.alone).toBeGreaterThan(WORLDS / 3);
  expect(seen.not).toBeGreaterThan(WORLDS);
});

test("what gets through on an isolated side has a rule of that side to answer for it", { timeout: 120_000 }, () => {
  let found = 0;
  forWorlds((world, tell) => {
    const rules = world.scenario.policies.flatMap((policy) =>
      DIRECTIONS.flatMap((direction) =>
        policy[direction].map((rule) => ({
          direction,
          edges: new Set(responsibleAt(world, policy.origin.offset + rule.range.from + 1)?.edges),
        })),
      ),
    );
    for (const pair of world.pairs) {
      for (const direction of DIRECTIONS) {
        if (!passesByPolicies(world.evaluation, pair, direction)) continue;
        const isAnswered = rules.some((rule) => rule.direction === direction && rule.edges.has(idOf(pair)));
        expect(isAnswered, `${tell} ${direction} ${idOf(pair)}`).toBe(true);
        found++;
      }
    }
  });
  expect(found).toBeGreaterThan(WORLDS);
});

test("a policy is responsible for what its rules are, and for the nodes that it selects", { timeout: 60_000 }, () => {
  forWorlds((world, tell) => {
    for (const policy of world.scenario.policies) {
      const said = responsibleAt(world, policy.origin.offset + policy.nameRange.from);
      expect(said, tell).toMatchObject({ kind: "policy", words: `${policy.namespace}/${policy.name}` });
      const rules = DIRECTIONS.flatMap((direction) => policy[direction]).map((rule) =>
        responsibleAt(world, policy.origin.offset + rule.range.from + 1),
      );
      expect(new Set(said?.edges), tell).toEqual(new Set(rules.flatMap((rule) => rule?.edges ?? [])));
      for (const rule of rules) expect(rule?.nodes, tell).toEqual(said?.nodes);
      // What no other rule lets through, no other policy does.
      for (const rule of rules) expect(said?.alone, tell).toEqual(expect.arrayContaining([...(rule?.alone ?? [])]));
      if (world.scenario.policies.length === 1) expect(said?.alone, tell).toEqual(said?.edges);
    }
  });
});

test("a node's connections and rules are those of its edges, and none is lost", { timeout: 120_000 }, () => {
  const seen = { rules: 0, dropped: 0, counted: 0 };
  forWorlds(({ evaluation, picture, pairs, scenario }, tell) => {
    for (const { id } of picture.ends) {
      const node = explainNode(evaluation, picture, id, scenario.lineOf);
      for (const direction of DIRECTIONS) {
        const side = node?.[direction];
        const own = pairs.filter(({ source, target }) => (direction === "ingress" ? target : source).id === id);
        const counted = side?.others.reduce((sum, { count }) => sum + count, 0) ?? 0;
        expect((side?.connections.length ?? 0) + counted, `${tell} ${id}`).toBe(own.length);
        seen.counted += counted;
        for (const connection of side?.connections ?? []) {
          const pair = own.find((each) => idOf(each) === connection.edgeId);
          expect(pair?.state, tell).toBe(connection.state);
          if (connection.droppedBy !== "none") seen.dropped++;
          if (pair === undefined || pair.groups.length > 1 || pair.groups[0].families.length > 1) continue;
          const cited = connection.rules.map(({ policy, index, line }) => [policy, index, line]);
          expect(cited, `${tell} ${connection.edgeId}`).toEqual(
            explained(evaluation, scenario, pair, direction).map(({ policy, index, line }) => [policy, index, line]),
          );
          seen.rules += cited.length;
        }
      }
    }
  });
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS / 3);
});

interface World {
  readonly text: string;
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
  readonly picture: Picture;
  readonly pairs: readonly PicturePair[];
}

function forWorlds(check: (world: World, tell: string) => void): void {
  for (let seed = 7_300_001; seed <= 7_300_000 + WORLDS; seed++) {
    const { objects, profile, isWritable } = randomWorld(randomOf(seed));
    if (!isWritable) continue;
    const text = objects.map((object) => stringify(object, { version: "1.1" })).join("---\n");
    const scenario = readScenario([{ name: "c.yaml", text }]);
    const evaluation = evaluate(scenario.cluster, scenario.policies, profile);
    const picture = takePicture(evaluation, []);
    check({ text, scenario, evaluation, picture, pairs: [...picture.pairs()] }, `seed ${seed}`);
  }
}

function responsibleAt({ evaluation, picture, scenario, text }: World, offset: number) {
  return responsibleFor({ evaluation, picture, objects: scenario.objects, file: "c.yaml", text, offset });
}

function idOf({ source, target }: PicturePair): string {
  return `${source.id}→${target.id}`;
}

function isBetweenPods({ source, target }: PicturePair): boolean {
  return source.kind === "workload" && target.kind === "workload";
}

/** Whether some pods get through on some port that is asked about and that the rule by itself admits; alone: no other does. */
function isBehind(
  evaluation: Evaluation,
  { source, target, asked }: PicturePair,
  direction: (typeof DIRECTIONS)[number],
  policy: NetworkPolicy,
  index: number,
): "through" | "alone" | "not" {
  const ports = PORTS_AROUND.filter(({ protocol, port }) => hasPort(asked, protocol, port));
  const found = couplesOf(source, target).flatMap(([from, to]) =>
    ports.flatMap((at) => {
      const end = (pod: string) => ({ kind: "pod", pod, address: null }) as const;
      const { verdict, [direction]: side } = explainConnection(evaluation, {
        source: end(from),
        destination: end(to),
        ...at,
      });
      if (verdict !== "allowed" || !side.rules.some(isTheRule)) return [];
      return side.rules.some((rule) => rule.matched === true && !isTheRule(rule)) ? "through" : "alone";
    }),
  );
  return found.find((each) => each === "alone") ?? found[0] ?? "not";
  function isTheRule(rule: RuleExplanation): boolean {
    return rule.matched !== false && rule.index === index && rule.policy === `${policy.namespace}/${policy.name}`;
  }
}

/** Whether some of what is asked gets through, and the side's policies, not an exception, let it. */
function passesByPolicies(evaluation: Evaluation, pair: PicturePair, direction: (typeof DIRECTIONS)[number]): boolean {
  if (pair.state === "denied" || pair.state === "depends") return false;
  return pair.groups.every(({ source, destination, families }) =>
    families.every((family) => {
      const ends = { source, destination, family, ports: pair.asked };
      const { verdict, [direction]: side } = explainEnds(evaluation, ends, () => 0);
      const isThrough = verdict === "allowed" || verdict === "partly";
      return isThrough && side.exception === null && side.isolatedBy.length > 0;
    }),
  );
}

function explained(
  evaluation: Evaluation,
  { lineOf }: Scenario,
  pair: PicturePair,
  direction: (typeof DIRECTIONS)[number],
): readonly RuleExplanation[] {
  const { group, family, ports } = groupToExplain(evaluation, pair);
  const { source, destination } = group;
  const explanation = explainEnds(evaluation, { source, destination, family, ports }, lineOf);
  return explanation[direction].rules.filter(({ matched }) => matched !== false);
}
