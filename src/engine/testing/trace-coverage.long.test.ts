import { expect, test } from "vitest";
import { naiveTrace } from "./naive-trace";
import { traceWorld } from "./naive-trace-world";
import { compareTraces, type Tracer } from "./trace-comparison";
import { TRACE_MUTANTS, type TraceMutant } from "./trace-mutants";

/** Wrong readings of what random worlds do not have: arguments of images. */
const BEYOND_RANDOM_WORLDS: readonly TraceMutant[] = ["arguments-ignored"];

const SEEDS = 3_000;

test.each(TRACE_MUTANTS.filter((mutant) => !BEYOND_RANDOM_WORLDS.includes(mutant)))(
  "random worlds with Services notice the wrong reading %s",
  (mutant) => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { mismatch } = compareTraces(seed, misreading(mutant), 20);
      if (mismatch === null) continue;
      expect(mismatch).toContain(`seed ${seed}:`);
      return;
    }
    expect.fail("no random world tells it from the right one");
  },
);

/** The naive tracer with a wrong reading, as the tracer on trial. */
function misreading(mutant: TraceMutant): Tracer {
  return (objects, choice) => {
    const world = traceWorld(objects, choice, mutant);
    return (request) => {
      const trace = naiveTrace(world, request);
      if (trace === null) return null;
      const ways = trace.ways.map(({ end, port, result }) => ({ endpoint: end, port, outcome: result.outcome }));
      return { outcome: trace.outcome, ways };
    };
  };
}
