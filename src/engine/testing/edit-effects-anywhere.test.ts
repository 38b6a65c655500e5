import { expect, test } from "vitest";
import type { Cluster, ClusterPod, Workload } from "../cluster/cluster";
import { editEffects } from "../edit-effects";
import { changesBetween } from "../insight/diff/changed-ports";
import { alignOutside } from "../insight/diff/diff-outside";
import type { DiffEnd } from "../insight/diff/diff-ports";
import { portWords } from "../insight/diff/effect-words";
import { endsAcross } from "../insight/diff/moved-ends";
import { outsideOfPods } from "../insight/diff/outside-of-pods";
import { createEvaluator } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import type { NaiveScenario } from "./naive-reader";
import { type Random, randomOf } from "./random";
import { randomAnswers } from "./random-profile";
import { randomScenario, randomScenarioEdit } from "./random-scenario-edit";

const WORLDS = 100;

test("what an edit opens, closes and takes away is what a comparison of each end with each other one finds", {
  timeout: 120_000,
}, () => {
  const seen = { opened: 0, closed: 0, gone: 0, byNode: 0 };
  for (let seed = 8_200_001; seed <= 8_200_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const profile = randomAnswers(random);
    const { evaluate } = createEvaluator();
    const judged = ({ cluster, policies }: NaiveScenario) =>
      evaluate(grown(randomOf(seed), cluster), policies, profile);
    let scenario: NaiveScenario = randomScenario(random);
    for (let step = 0; step < 3; step++) {
      const edited = randomScenarioEdit(random, scenario);
      const [old, now] = [judged(scenario), judged(edited)];
      const effects = editEffects(old, now);
      const expected = oneByOne(old, now);
      for (const which of ["opened", "closed", "gone"] as const) {
        const { count, lines } = effects[which];
        expect(count, `seed ${seed}, step ${step}, ${which}`).toBe(expected[which].size);
        const listed = lines.map(({ source, target, ports }) => keyOf(source, target, ports));
        const pods = [...expected[which]].filter((line) => !line.includes(OUTSIDE));
        const foundPods = listed.filter((line) => pods.includes(line));
        expect(foundPods.length, `seed ${seed}, step ${step}, ${which}`).toBe(Math.min(100, pods.length));
        expect(listed.length).toBe(Math.min(100, count));
        if (count > 0) seen[which]++;
      }
      if ([...old.cluster.pods.values()].some(({ pod }) => pod.hostNetwork)) seen.byNode++;
      scenario = edited;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS / 10);
});

/** What stands for addresses outside; their words are tested elsewhere. */
const OUTSIDE = "(outside)";

/** The lines of each list, of each pair by itself. */
function oneByOne(old: Evaluation, now: Evaluation) {
  const { kept, gone } = endsAcross(old, now, new Map());
  const outside = outsideOfPods(alignOutside(old.compiled, now.compiled), old.cluster, now.cluster);
  const lists = { opened: new Set<string>(), closed: new Set<string>(), gone: new Set<string>() };
  const nameOf = (end: DiffEnd) => (end.kind === "pods" ? end.id : OUTSIDE);
  const note = (source: DiffEnd, target: DiffEnd, isGone: boolean) => {
    const { opened, closed } = changesBetween(old, now, source, target);
    for (const ports of isGone ? [] : opened) lists.opened.add(keyOf(nameOf(source), nameOf(target), portWords(ports)));
    for (const ports of closed)
      lists[isGone ? "gone" : "closed"].add(keyOf(nameOf(source), nameOf(target), portWords(ports)));
  };
  for (const end of kept) for (const other of [...kept, ...outside]) note(end, other, false);
  for (const end of outside) for (const other of kept) note(end, other, false);
  for (const end of gone) {
    for (const other of [...kept, ...outside]) {
      note(end, other, true);
      note(other, end, true);
    }
  }
  return lists;
}

function keyOf(source: string, target: string, ports: string): string {
  return `${source} > ${target} ${ports}`;
}

/** A cluster with three pods of each, of which one is a workload, or some share one; the same for the same pods. */
function grown(random: Random, cluster: Cluster): Cluster {
  const pods = new Map<string, ClusterPod>();
  const workloads = new Map<string, Workload & { readonly pods: string[] }>();
  const chosen = new Map(["u", "v", "w", "x"].map((letter) => [letter, random.pick(["u", "v", null])]));
  for (const pod of cluster.pods.values()) {
    for (const twin of ["", "-2", "-3"]) {
      const id = `${pod.id}${twin}`;
      const name = twin === "-3" ? id : (chosen.get(pod.id.at(-1) ?? "") ?? pod.id);
      const workload = workloads.get(name) ?? { ...EMPTY, id: name, name, pods: [] };
      workloads.set(name, workload);
      workload.pods.push(id);
      pods.set(id, twin === "" ? pod : (twins.get(pod)?.get(twin) ?? twinOf(pod, twin)));
    }
  }
  return { ...cluster, pods, workloads };
}

const EMPTY = { namespace: "a", kind: "Other", assumed: false } as const;

/** What is the same before and after is the same object. */
const twins = new WeakMap<ClusterPod, Map<string, ClusterPod>>();

function twinOf(pod: ClusterPod, twin: string): ClusterPod {
  const made = { ...pod, id: `${pod.id}${twin}`, name: `${pod.name}${twin}` };
  const known = twins.get(pod) ?? new Map();
  twins.set(pod, known.set(twin, made));
  return made;
}
