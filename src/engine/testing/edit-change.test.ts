import { expect, test } from "vitest";
import type { Cluster, Workload } from "../cluster/cluster";
import { takePicture } from "../insight/picture";
import type { PicturePair } from "../insight/picture-pair";
import { type EditChange, type VerdictRecord, watchVerdicts } from "../insight/verdict-record";
import type { NetworkPolicy } from "../kube/objects";
import { evaluate } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import type { Profile } from "../policy/profile";
import { readNaively } from "./naive-reader";
import { couplesOf, isOfOneFamily, PORTS_AROUND } from "./pod-couples";
import { type Random, randomOf } from "./random";
import { randomWorld } from "./random-world";

const WORLDS = 400;

test("what an edit did is what the verdicts of all pods and ports say it did", { timeout: 120_000 }, () => {
  const seen = { opened: 0, closed: 0, changed: 0, same: 0, several: 0 };
  for (let seed = 7_200_001; seed <= 7_200_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects, profile } = randomWorld(random);
    const { cluster: loose, policies } = readNaively(objects);
    const cluster = grouped(random, loose);
    const latest = [...random.some(policies, 0.6), ...readNaively(randomWorld(random).objects).policies.slice(0, 1)];
    const old = look(cluster, policies, profile, null);
    const now = look(cluster, latest, profile, old.record);
    const listed = new Map(now.change?.connections.map(({ edgeId, kind }) => [edgeId, kind]));
    for (const [id, pair] of now.pairs) {
      if (!old.pairs.has(id) || !isOfOneFamily(pair)) continue;
      const expected = kindOf(pair, old.evaluation, now.evaluation);
      expect(listed.get(id) ?? null, `seed ${seed}: ${id}`).toBe(expected);
      expect(now.noted.has(id), `seed ${seed}: ${id}`).toBe(expected !== null);
      seen[expected ?? "same"]++;
      if (pair.pairs.all > 1 && expected !== null) seen.several++;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS / 20);
});

/** The pods by chance in one workload or another, whose pods then have nothing in common. */
function grouped(random: Random, cluster: Cluster): Cluster {
  const workloads = new Map<string, Workload & { pods: string[] }>();
  for (const { id } of cluster.pods.values()) {
    const name = random.pick(["v", "w"]);
    const workload = workloads.get(name) ?? { id: name, namespace: "a", name, kind: "Other", assumed: false, pods: [] };
    workloads.set(name, workload);
    workload.pods.push(id);
  }
  return { ...cluster, workloads };
}

/** What a watch makes of some policies. */
function look(cluster: Cluster, policies: readonly NetworkPolicy[], profile: Profile, earlier: VerdictRecord | null) {
  const evaluation = evaluate(cluster, policies, profile);
  const picture = takePicture(evaluation, []);
  const watch = watchVerdicts(evaluation, picture, earlier);
  const pairs = new Map<string, PicturePair>();
  const noted = new Set<string>();
  for (const pair of picture.pairs()) {
    const id = `${pair.source.id}→${pair.target.id}`;
    if (watch.note(pair)) noted.add(id);
    if (pair.source.kind === "workload" && pair.target.kind === "workload") pairs.set(id, pair);
  }
  const { record, change } = watch.finish();
  return { evaluation, pairs, noted, record, change };
}

/** Asks about every port between every two pods, before and now. */
function kindOf(
  { source, target }: PicturePair,
  before: Evaluation,
  now: Evaluation,
): EditChange["connections"][number]["kind"] | null {
  const couples = couplesOf(source, target);
  const kinds = PORTS_AROUND.map((at) => {
    const ask = (evaluation: Evaluation) =>
      couples.map(([from, to]) => {
        const end = (pod: string) => ({ kind: "pod", pod, address: null }) as const;
        return evaluation.judge({ source: end(from), destination: end(to), ...at }).verdict;
      });
    const [was, is] = [ask(before), ask(now)];
    if (was.join() === is.join()) return null;
    const wasOpen = was.includes("allowed");
    const isOpen = is.includes("allowed");
    if (was.includes("depends") || is.includes("depends") || wasOpen === isOpen) return "changed";
    return isOpen ? "opened" : "closed";
  }).filter((kind) => kind !== null);
  const [first] = kinds;
  if (first === undefined) return null;
  return kinds.every((kind) => kind === first) ? first : "changed";
}
