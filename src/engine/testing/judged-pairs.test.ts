import { expect, test } from "vitest";
import type { JudgedPair } from "../insight/judged-pair";
import { type Picture, takePicture, unitsOf } from "../insight/picture";
import type { PicturePair } from "../insight/picture-pair";
import { defaultWish, type PictureWish } from "../insight/picture-wish";
import type { DecodedObject, Service } from "../kube/objects";
import { portSetKey } from "../net/port-set";
import { evaluate } from "../policy/evaluate";
import { createScenarioReader } from "../read-scenario";
import { type MergedPair, mergePairs } from "./merged-pairs";
import { type Random, randomOf } from "./random";
import { randomAnswers } from "./random-profile";
import { randomTown } from "./random-town";

const WORLDS = 250;

test("what a picture says of a pair is what its pairs of pods say, counted one by one", { timeout: 120_000 }, () => {
  const seen = { merged: 0, mixed: 0, assuming: 0, deliberate: 0, alone: 0, several: 0 };
  for (let seed = 8_100_001; seed <= 8_100_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const profile = randomAnswers(random);
    const files = [{ name: "c.yaml", text: randomTown(random) }];
    const { cluster, policies, objects } = createScenarioReader().read(files, { defaultNamespace: "default" });
    const evaluation = evaluate(cluster, policies, profile);
    const picture = takePicture(
      evaluation,
      objects.filter(isService),
      randomWish(random, [...cluster.namespaces.keys()]),
    );
    for (const pair of picture.pairs()) {
      const parts = partsOf(picture, pair);
      const said = told(picture, pair);
      expect(said, `seed ${seed}: ${pair.source.id}→${pair.target.id}`).toEqual(mergePairs(evaluation, parts));
      if (parts.length > 1) seen.merged++;
      else seen.alone++;
      if (said.state === "mixed") seen.mixed++;
      if (said.assumptions.length > 0) seen.assuming++;
      if (said.isDeliberate) seen.deliberate++;
      if (said.outcome.includes("+")) seen.several++;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS);
});

function isService(object: DecodedObject): object is Service {
  return object.kind === "Service";
}

function randomWish(random: Random, namespaces: readonly string[]): PictureWish {
  const probe = random.pick<PictureWish["probe"]>([
    { kind: "ports-that-matter" },
    { kind: "ports-that-matter" },
    { kind: "all-ports" },
    { kind: "port", protocol: "TCP", port: 80 },
  ]);
  return { ...defaultWish, probe, collapsed: random.some(namespaces, 0.6) };
}

/** The pairs of workloads behind a pair, each judged by itself. */
function partsOf({ partsBetween }: Picture, { source, target }: JudgedPair): readonly [PicturePair, ...PicturePair[]] {
  const [first, ...rest] = partsBetween(unitsOf(source), unitsOf(target));
  if (first === undefined) throw new Error(`nothing between ${source.id} and ${target.id}`);
  return [first, ...rest];
}

function told({ outcomes }: Picture, pair: JudgedPair): MergedPair {
  const { state, asked, verdict, pairs, merged, isDeliberate, isAdmitted, assumptions, outcome } = pair;
  const { isAskedAlike, isUniform } = merged ?? { isAskedAlike: true, isUniform: true };
  const { sure, possible } = verdict.through;
  return {
    state,
    asked: portSetKey(asked),
    through: `${portSetKey(sure)} ${portSetKey(possible)}`,
    drops: verdict.drops,
    onlyFamily: verdict.onlyFamily,
    pairs,
    isAskedAlike,
    isUniform,
    isDeliberate,
    isAdmitted,
    assumptions,
    outcome: outcomes.meaningOf(outcome)?.key ?? "",
  };
}
