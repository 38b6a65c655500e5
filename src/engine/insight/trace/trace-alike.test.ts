import { expect, test } from "vitest";
import { stringify } from "yaml";
import { evaluate } from "../../policy/evaluate";
import { KUBERNETES_PROFILE } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import { randomOf } from "../../testing/random";
import { randomRequest } from "../../testing/random-requests";
import { randomServiceWorld } from "../../testing/random-services";
import type { TraceOutcome } from "./connection-trace";
import { traceConnection, traceOutcome } from "./trace-connection";

/** Which of several sides drops, or which of several reasons, is not told where some pods stand for all. */
const kindOf = (outcome: TraceOutcome | undefined) =>
  outcome?.kind === "depends" ? [outcome.kind, outcome.on] : outcome?.kind;

test("what comes of a connection is the same where of alike pods behind a Service one is dialled", () => {
  let spared = 0;
  let compared = 0;
  for (let seed = 1; seed <= 120; seed++) {
    const random = randomOf(seed);
    const world = randomServiceWorld(random);
    const text = world.map((object) => stringify(object)).join("---\n");
    const { complete, policies, objects, lineOf } = readScenario([{ name: "w.yaml", text }]);
    const evaluation = evaluate(complete, policies, KUBERNETES_PROFILE);
    for (const request of random.times(10, 10, () => randomRequest(random, world))) {
      const whole = traceConnection(evaluation, objects, request, lineOf);
      const found = traceOutcome(evaluation, objects, request);
      expect(kindOf(found?.outcome), `seed ${seed}: ${JSON.stringify(request)}`).toEqual(kindOf(whole?.outcome));
      if (whole !== null && found !== null && found.endpoints.length < whole.ways.length) spared++;
      compared++;
    }
  }
  expect(compared).toBe(1_200);
  expect(spared).toBeGreaterThan(10);
}, 60_000);
