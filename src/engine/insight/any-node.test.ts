import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { type ProfileChoice, profileOf } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { anyNodeVerdict } from "./any-node";

const POD =
  "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: app}\nspec: {containers: [{name: c, image: x}]}\nstatus: {podIP: 10.0.0.1}\n";
const NODE =
  "apiVersion: v1\nkind: Node\nmetadata: {name: n1}\nstatus: {addresses: [{type: InternalIP, address: 172.18.0.2}]}\n";
const admit = (rule: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: app}\nspec: {podSelector: {}, ingress: [${rule}]}\n`;
const EVERYWHERE = admit("{from: [{ipBlock: {cidr: 0.0.0.0/0}}]}");

// N37, N49
test.each([
  ["a node that is stated", [POD, NODE]],
  ["a node at an address that nothing states", [POD]],
])("%s gets in through 0.0.0.0/0, except in Cilium, where only a rule without peers admits it", (_name, cluster) => {
  const under = (choice: ProfileChoice, policy: string) => judge([...cluster, policy], choice);
  expect(under({ profile: "kubernetes" }, EVERYWHERE)).toBe("allowed");
  expect(under({ profile: "cilium" }, EVERYWHERE)).toBe("denied");
  expect(under({ profile: "cilium", assumptions: { "ip-block-matches-nodes": "yes" } }, EVERYWHERE)).toBe("allowed");
  expect(under({ profile: "cilium" }, admit("{ports: [{port: 80}]}"))).toBe("allowed");
});

test("where a block tells nodes at unknown addresses apart, it depends", () => {
  const some = admit("{from: [{ipBlock: {cidr: 172.18.0.0/16}}]}");
  expect(judge([POD, some], { profile: "kubernetes" })).toBe("depends");
  expect(judge([POD, NODE, some], { profile: "kubernetes" })).toBe("allowed");
});

function judge(documents: readonly string[], choice: ProfileChoice) {
  const { cluster, policies } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const pod = cluster.pods.get("app/web");
  if (pod === undefined) throw new Error("no pod");
  const destination = { kind: "pod", pod: pod.id, address: null } as const;
  return anyNodeVerdict(evaluate(cluster, policies, profileOf(choice)), pod, {
    destination,
    protocol: "TCP",
    port: 80,
  });
}
