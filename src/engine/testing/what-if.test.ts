import { expect, test } from "vitest";
import { createLeaveOut } from "../insight/what-if/without-off";
import { createEvaluator } from "../policy/evaluate";
import { readScenario } from "../read-scenario";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { randomOf } from "./random";
import { randomOff, writtenWithout } from "./random-off";
import { randomQuestions } from "./random-questions";
import { randomWorld } from "./random-world";

const WORLDS = process.env.LONG_TESTS === "1" ? 6_000 : 400;
const QUESTIONS = 40;

test("what is off is as if the text did not have it: the naive evaluator reads one without", {
  timeout: 900_000,
}, () => {
  const seen = { policy: 0, rule: 0, label: 0, opened: 0, closed: 0, compared: 0 };
  for (let seed = 9_400_001; seed <= 9_400_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects, profile, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const files = [{ name: "c.yaml", text: objects.map((one) => `---\n${JSON.stringify(one)}\n`).join("") }];
    const scenario = readScenario(files);
    const off = randomOff(random, scenario, 3);
    const written = writtenWithout(objects, off, scenario);
    if (off.length === 0 || written === null) continue;
    for (const { kind } of off) seen[kind]++;
    const { cluster } = scenario;
    const without = createLeaveOut()({ objects: scenario.objects, cluster, complete: () => scenario.complete }, off);
    expect(without.items.every(({ ignored }) => ignored === null)).toBe(true);
    // Evaluated as the page does: after the text as it is written, by the same evaluator.
    const evaluator = createEvaluator();
    const before = evaluator.evaluate(cluster, scenario.policies, profile);
    const now = evaluator.evaluate(without.cluster, without.policies, profile);
    const world = { ...readNaively(written), profile };
    for (const connection of randomQuestions(random, world, QUESTIONS)) {
      const { verdict } = now.judge(connection);
      const tell = `seed ${seed} ${JSON.stringify(off)}\n${files[0]?.text}\n${JSON.stringify(connection, words)}`;
      expect(verdict, tell).toBe(naiveVerdict(world, connection).verdict);
      const was = before.judge(connection).verdict;
      if (was !== "allowed" && verdict === "allowed") seen.opened++;
      if (was === "allowed" && verdict !== "allowed") seen.closed++;
      seen.compared++;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS / 20);
});

function words(_: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString(16) : value;
}
