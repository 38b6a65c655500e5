import type { NaiveScenario } from "./naive-reader";

/** Numbers that policies and containers name, and their neighbours. */
export function interestingPorts({ cluster, policies }: NaiveScenario): readonly number[] {
  const found = new Set([1, 80, 65535]);
  for (const pod of cluster.pods.values()) for (const { port } of pod.pod.ports) found.add(port);
  for (const rule of policies.flatMap((policy) => [...policy.ingress, ...policy.egress])) {
    for (const { port, endPort } of rule.ports) {
      for (const end of [port, endPort]) {
        if (typeof end === "number") for (const near of [end - 1, end, end + 1]) found.add(near);
      }
    }
  }
  return [...found].filter((port) => port >= 1 && port <= 65535).sort((a, b) => a - b);
}
