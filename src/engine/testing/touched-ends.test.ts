import { expect, test } from "vitest";
import type { Cluster, Workload } from "../cluster/cluster";
import { diffConnections } from "../insight/diff/diff-connections";
import { createEvaluator, evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { NaiveScenario } from "./naive-reader";
import { type Random, randomOf } from "./random";
import { randomScenario, randomScenarioEdit } from "./random-scenario-edit";

const WORLDS = 300;

test("a diff of what was read once is that of what was read twice, of which every end is compared", {
  timeout: 120_000,
}, () => {
  const seen = { changed: 0, same: 0 };
  for (let seed = 8_100_001; seed <= 8_100_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    let scenario = { ...randomScenario(random) };
    scenario = { ...scenario, cluster: grouped(random, scenario.cluster) };
    for (let step = 0; step < 3; step++) {
      const next = randomScenarioEdit(random, scenario);
      const edited = { ...next, cluster: { ...next.cluster, workloads: scenario.cluster.workloads } };
      const evaluator = createEvaluator();
      const judged = ({ cluster, policies }: NaiveScenario) =>
        evaluator.evaluate(cluster, policies, KUBERNETES_PROFILE);
      const [old, now] = [judged(scenario), judged(edited)];
      const again = evaluate(copied(edited.cluster), edited.policies, KUBERNETES_PROFILE);
      const diff = diffConnections(old, now);
      expect(diff, `seed ${seed}, step ${step}`).toEqual(diffConnections(old, again));
      seen[diff.opened.length + diff.closed.length > 0 ? "changed" : "same"]++;
      scenario = edited;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS / 4);
});

/** Pods that nobody takes for those that they were. */
function copied(cluster: Cluster): Cluster {
  const pods = new Map([...cluster.pods].map(([id, pod]) => [id, { ...pod, pod: { ...pod.pod } }]));
  return { ...cluster, pods };
}

/** The pods by chance in one workload or another. */
function grouped(random: Random, cluster: Cluster): Cluster {
  const workloads = new Map<string, Workload & { pods: string[] }>();
  for (const { id } of cluster.pods.values()) {
    const name = random.pick(["u", "v", "w"]);
    const workload = workloads.get(name) ?? { id: name, namespace: "a", name, kind: "Other", assumed: false, pods: [] };
    workloads.set(name, workload);
    workload.pods.push(id);
  }
  return { ...cluster, workloads };
}
