import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compareMoments } from "../insight/changes/compare-moments";
import type { ScenarioMoment } from "../insight/changes/scenario-moment";
import { takePicture } from "../insight/picture";
import { watchVerdicts } from "../insight/verdict-record";
import { createEvaluator } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { createScenarioReader } from "../read-scenario";
import type { Json } from "./json";
import { type Random, randomOf } from "./random";
import { writeMoment } from "./random-history";
import { randomPolicy } from "./random-policy";
import { WORDS } from "./random-world";

const WORLDS = process.env.LONG_TESTS === "1" ? 20_000 : 1_500;
const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

test("an edit is said to open and close as many connections as the changes view counts", { timeout: 600_000 }, () => {
  const seen = { opened: 0, closed: 0, exposed: 0, other: 0, arrived: 0, gone: 0 };
  for (let seed = 9_300_001; seed <= 9_300_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const texts = [policies(random), policies(random)].map((each) => writeMoment([...PODS, ...each]));
    const { change, view, arrived, gone } = bothOf(texts);
    const several = change.changed;
    for (const kind of ["opened", "closed"] as const) {
      // What opened and closed is one connection of the edit and two of the changes.
      expect(view[kind], `seed ${seed} ${kind}`).toBeGreaterThanOrEqual(change[kind]);
      expect(view[kind], `seed ${seed} ${kind}`).toBeLessThanOrEqual(change[kind] + several);
      if (several === 0) seen[kind] += change[kind];
    }
    if (several > 0) seen.other++;
    seen.exposed += view.exposed;
    seen.arrived += arrived;
    seen.gone += gone;
  }
  const { other, ...often } = seen;
  expect(other).toBeGreaterThan(0);
  for (const [name, count] of Object.entries(often)) expect(count, name).toBeGreaterThan(WORLDS / 20);
});

const EXAMPLE = ["cluster.yaml", "policies.yaml"].map((name) => ({
  name,
  text: readFileSync(new URL(`../../examples/three-tier/${name}`, import.meta.url), "utf8"),
}));
const FROM_OUTSIDE = {
  name: "more.yaml",
  text: `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: allow-from-outside, namespace: app}
spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}]}
`,
};

test("a range that is new is compared with what its addresses got before, and exposure is told first", () => {
  const { change, view } = bothOf([EXAMPLE, [...EXAMPLE, FROM_OUTSIDE]]);
  expect(change).toMatchObject({ opened: view.opened, closed: 0, changed: 0 });
  expect(view.exposed).toBe(3);
  const exposed = change.connections.slice(0, 3);
  expect(exposed.map(({ words }) => words)).toEqual([
    "0.0.0.0/0 → backend TCP 8080 and every other port opened",
    "0.0.0.0/0 → database TCP 5432 and every other port opened",
    "0.0.0.0/0 → frontend every other port opened",
  ]);
});

test("a range that is gone is told as closed, and not as anyone's", () => {
  const { change, view } = bothOf([[...EXAMPLE, FROM_OUTSIDE], EXAMPLE]);
  expect(change).toMatchObject({ opened: 0, closed: view.closed });
  const words = change.connections.flatMap((each) => (each.words.includes("outside") ? each.words : []));
  expect(words).toHaveLength(3);
  expect(words[0]).toContain("every address outside → backend TCP 8080 closed");
});

type Files = ReturnType<typeof writeMoment>;

/** What the edit line and the changes view say of two texts. */
function bothOf(texts: readonly Files[]) {
  const [reader, evaluator] = [createScenarioReader(), createEvaluator()];
  const [old, now] = texts.map((files): ScenarioMoment => {
    const { cluster, policies: own, objects } = reader.read(files, OPTIONS);
    return { evaluation: evaluator.evaluate(cluster, own, KUBERNETES_PROFILE), objects };
  });
  if (old === undefined || now === undefined) throw new Error("there are two texts");
  const { record, ends: before } = noted(old, null);
  const { change, ends } = noted(now, record);
  if (change === null) throw new Error("nothing was compared");
  const view = compareMoments({
    moments: [old, now],
    causes: [{ kind: "step", id: 0, label: "" }],
    ends,
    faults: { standIns: 0, leftOutOfBaseline: 0 },
  });
  const without = (own: typeof ends, others: typeof ends) =>
    own.filter(({ id }) => !others.some((other) => other.id === id)).length;
  return { change, view, arrived: without(ends, before), gone: without(before, ends) };
}

function noted({ evaluation }: ScenarioMoment, earlier: Parameters<typeof watchVerdicts>[2]) {
  const picture = takePicture(evaluation, []);
  const watch = watchVerdicts(evaluation, picture, earlier);
  for (const pair of picture.pairs()) watch.note(pair);
  return { ...watch.finish(), ends: picture.ends };
}

/** Of one pod each, in one family: what differs between families the changes view tells apart. */
const PODS: readonly Json[] = ["a", "b", "c"].map((name, i) => ({
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name, namespace: i === 0 ? "default" : "b", labels: { app: ["x", "y", "X"][i] ?? "x" } },
  spec: { containers: [{ name: "c", image: "i", ports: [{ containerPort: 80, name: "http" }] }] },
  status: { podIPs: [{ ip: `172.20.0.${i + 1}` }] },
}));

function policies(random: Random): readonly Json[] {
  return random.times(0, 3, (index) => randomPolicy(random, WORDS, index));
}
