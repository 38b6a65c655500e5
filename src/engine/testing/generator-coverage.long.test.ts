import { expect, test } from "vitest";
import type { Judgement } from "../policy/verdict";
import { type Candidate, compareSeed } from "./comparison";
import { MUTANTS, type Mutant } from "./mutants";
import { naiveAssumes } from "./naive-assumes";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { randomAnswers, randomNamedProfile } from "./random-profile";

/** Wrong readings of what random worlds do not have: Lists, Services, refused policies, ends named as text, owned pods. */
const BEYOND_RANDOM_WORLDS: readonly Mutant[] = [
  "service-address-counts",
  "policy-sees-service-port",
  "client-always-kept",
  "node-always-seen",
  "either-source-suffices",
  "invalid-policy-counts",
  "invalid-ports-become-all-ports",
  "every-address-is-outside",
  "finished-pods-count",
  "list-is-ignored",
  "nested-list-ignored",
  "typed-list-ignored",
  "first-item-only",
  "template-pods-beside-real-ones",
  "owned-replica-set-is-a-workload",
  "replicas-zero-means-one",
  "kind-without-api-group",
  "other-policies-only-where-selected",
];

const SEEDS = 6_000;

test.each(MUTANTS.filter((mutant) => !BEYOND_RANDOM_WORLDS.includes(mutant)))(
  "random worlds notice the wrong reading %s",
  (mutant) => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { mismatch } = compareSeed(
        seed,
        misreading(mutant),
        40,
        false,
        seed % 2 === 0 ? randomNamedProfile : randomAnswers,
      );
      if (mismatch === null) continue;
      expect(mismatch).toContain(`seed ${seed}:`);
      return;
    }
    expect.fail("no random world tells it from the right one");
  },
);

/** The naive evaluator with a wrong reading, as the evaluator on trial. */
function misreading(mutant: Mutant): Candidate {
  return (objects, _, profile) => {
    const world = { ...readNaively(objects, mutant), profile };
    return (connection): Judgement => {
      try {
        const answer = naiveVerdict(world, connection, mutant);
        return { ...answer, assumes: naiveAssumes(world, connection, mutant) };
      } catch {
        // an end that the wrong reader does not have
        return { verdict: "denied", egress: null, ingress: null, assumes: [] };
      }
    };
  };
}
