import { expect, test } from "vitest";
import { seedVerdictWorld } from "../bench/verdict-cluster";
import type { Family } from "../net/ip-address";
import { portSetKey } from "../net/port-set";
import { randomOf } from "../testing/random";
import { randomAnswers } from "../testing/random-profile";
import { randomScenario } from "../testing/random-scenario-edit";
import { judgeAll } from "./all-verdicts";
import { evaluate } from "./evaluate";
import type { Evaluation } from "./evaluation";
import { KUBERNETES_PROFILE } from "./profiles";
import { ALL_SIDE, NO_SIDE, type SidePorts, throughBoth } from "./side-ports";

test("all verdicts at once are those of both sides of each pair", () => {
  let open = 0;
  let pairs = 0;
  for (let seed = 7_300_001; seed <= 7_300_120; seed++) {
    const random = randomOf(seed);
    const { cluster, policies } = randomScenario(random);
    const evaluation = evaluate(cluster, policies, randomAnswers(random));
    for (const family of [4, 6] as const) {
      for (const { source, destination, through } of eachPair(evaluation, family)) {
        pairs++;
        const { sure, possible } = pairByPolicies(evaluation, source, destination, family);
        if (portSetKey(sure) !== portSetKey(possible)) open++;
        const said = [portSetKey(through.sure), portSetKey(through.possible)];
        if (said[0] === portSetKey(sure) && said[1] === portSetKey(possible)) continue;
        expect(said, `seed ${seed}: ${source} to ${destination} in IPv${family}`).toEqual(
          [sure, possible].map(portSetKey),
        );
      }
    }
  }
  expect(pairs).toBeGreaterThan(10_000);
  expect(open).toBeGreaterThan(100);
});

test.each([
  ["few ports, a bit each", 7],
  ["more ports than bits", 60],
])("all verdicts of a cluster with %s are those of each pair", (_, atoms) => {
  const { cluster, policies } = seedVerdictWorld({ classes: 150, policies: 120, atoms, seed: 5 });
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const seen = new Set<string>();
  for (const { source, destination, through } of eachPair(evaluation, 4)) {
    const { sure } = pairByPolicies(evaluation, source, destination, 4);
    const key = portSetKey(through.sure);
    seen.add(key);
    if (key !== portSetKey(sure)) expect(key, `${source} to ${destination}`).toBe(portSetKey(sure));
  }
  expect(seen.size).toBeGreaterThan(atoms);
});

function* eachPair(evaluation: Evaluation, family: Family) {
  const { rows, setOf } = judgeAll(evaluation, family);
  for (const { source, sure, possible } of rows()) {
    for (const [destination, number] of sure.entries()) {
      const through = { sure: setOf(number), possible: setOf(possible[destination] ?? 0) };
      yield { source, destination, through };
    }
  }
}

/** By the tables of both sides, without any row. */
function pairByPolicies(
  { compiled, sides }: Evaluation,
  source: number,
  destination: number,
  family: Family,
): SidePorts {
  const { classes } = compiled.table;
  const [from, to] = [classes[source], classes[destination]];
  if ((from === undefined && to === undefined) || from?.isVacant || to?.isVacant) return NO_SIDE;
  const egress = from === undefined ? ALL_SIDE : sides.byPolicies(from, "egress", destination, family);
  const ingress = to === undefined ? ALL_SIDE : sides.byPolicies(to, "ingress", source, family);
  return throughBoth(egress, ingress);
}
