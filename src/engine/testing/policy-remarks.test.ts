import { expect, test } from "vitest";
import { stringify } from "yaml";
import { diffConnections } from "../insight/diff/diff-connections";
import { createPolicyRemarks } from "../insight/policy-remarks";
import type { NetworkPolicy, PolicyRule } from "../kube/objects";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { randomOf } from "./random";
import { randomWorld } from "./random-world";

const WORLDS = 400;

test("without what is said to match nothing every connection is what it was", { timeout: 60_000 }, () => {
  const seen = { "policy-selects-nothing": 0, "peer-selects-nothing": 0 };
  for (let seed = 8_400_001; seed <= 8_400_000 + WORLDS; seed++) {
    const { objects: written, profile, isWritable } = randomWorld(randomOf(seed));
    if (!isWritable) continue;
    const text = written.map((object) => stringify(object, { version: "1.1" })).join("---\n");
    const { cluster, complete, policies, objects } = readScenario([{ name: "a.yaml", text }]);
    const old = evaluate(cluster, policies, profile);
    const remarks = createPolicyRemarks()({ compiled: old.compiled, profile, complete: () => complete, objects });
    for (const { code, policy, range } of remarks) {
      if (code !== "policy-selects-nothing" && code !== "peer-selects-nothing") continue;
      seen[code]++;
      const without = policies.flatMap((each) => {
        if (each !== policy) return each;
        return code === "policy-selects-nothing" ? [] : withoutPeer(each, range);
      });
      expect(diffConnections(old, evaluate(cluster, without, profile)), `seed ${seed} ${code}`).toEqual({
        opened: [],
        closed: [],
      });
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(WORLDS / 20);
});

test("thousands of peers that nothing matches are told without anybody waiting for it, the first of them with a reason", () => {
  const count = 2000;
  const pod = (i: number) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: p${i}, namespace: n${i % 20}, labels: {app: service-${i * 7}}}\nspec: {containers: [{name: c, image: i}]}\n`;
  const policy = (i: number) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: q${i}, namespace: n${i % 20}}\nspec: {podSelector: {}, ingress: [{from: [{namespaceSelector: {}, podSelector: {matchLabels: {app: server-${i}}}}]}]}\n`;
  const text = Array.from({ length: count }, (_, i) => `${pod(i)}---\n${policy(i)}`).join("---\n");
  const { cluster, complete, policies, objects } = readScenario([{ name: "a.yaml", text }]);
  const { compiled } = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const find = createPolicyRemarks();
  const start = performance.now();
  const messages = find({ compiled, profile: KUBERNETES_PROFILE, complete: () => complete, objects }).map(
    ({ message }) => message,
  );
  // Less than a tenth of this on a machine at rest.
  expect(performance.now() - start).toBeLessThan(5000);
  expect(messages).toHaveLength(count);
  expect(messages[0]).toBe("nothing that is given matches this: no pod in these namespaces has app=server-0");
  expect(messages.at(-1)).toBe("nothing that is given matches this");
});

/** A rule goes with its last peer: without any it would be for everyone. */
function withoutPeer(policy: NetworkPolicy, range: object): NetworkPolicy {
  const rulesOf = (rules: readonly PolicyRule[]) =>
    rules.flatMap((rule): PolicyRule | [] => {
      const peers = rule.peers.filter((peer) => peer.range !== range);
      return peers.length === 0 && rule.peers.length > 0 ? [] : { ...rule, peers };
    });
  return { ...policy, ingress: rulesOf(policy.ingress), egress: rulesOf(policy.egress) };
}
