import { expect, test } from "vitest";
import { listConnections } from "../insight/reachability";
import { equalPorts, NO_PORTS, type PortSet, unionPorts } from "../net/port-set";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { writeFiles } from "./manifest-forms";
import { randomOf } from "./random";
import { randomWorld } from "./random-world";

const WORLDS = 200;

test("between two workloads surely goes what surely goes between some of their pods", () => {
  let compared = 0;
  for (let seed = 5_000_001; seed <= 5_000_000 + WORLDS; seed++) {
    const { objects, isWritable } = randomWorld(randomOf(seed));
    if (!isWritable) continue;
    const { cluster, policies } = readScenario(writeFiles(objects, seed));
    const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
    const workloadOf = (id: string) => cluster.pods.get(id)?.workload ?? id;
    const ofPods = new Map<string, PortSet>();
    for (const { src, dst, allowed } of listConnections(evaluation, "pod")) {
      add(ofPods, `${workloadOf(src)} -> ${workloadOf(dst)}`, allowed);
    }
    const ofWorkloads = new Map<string, PortSet>();
    for (const { src, dst, allowed } of listConnections(evaluation, "workload"))
      add(ofWorkloads, `${src} -> ${dst}`, allowed);
    for (const pair of new Set([...ofPods.keys(), ...ofWorkloads.keys()])) {
      const [pods, workloads] = [ofPods.get(pair) ?? NO_PORTS, ofWorkloads.get(pair) ?? NO_PORTS];
      if (!equalPorts(pods, workloads)) {
        const manifest = objects.map((object) => JSON.stringify(object)).join("\n");
        expect.fail(`seed ${seed}: ${pair}: ${JSON.stringify({ pods, workloads })}\n${manifest}`);
      }
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(1000);
}, 60_000);

function add(found: Map<string, PortSet>, pair: string, ports: PortSet): void {
  found.set(pair, unionPorts(found.get(pair) ?? NO_PORTS, ports));
}
