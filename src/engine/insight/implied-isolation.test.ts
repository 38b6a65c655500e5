import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { impliedRemarks } from "./implied-isolation";

const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}}}
spec: {containers: [{name: c, image: i}]}
---
`;
const policy = (name: string, spec: string, app = "web") => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec: {podSelector: {matchLabels: {app: ${app}}}, ${spec}}
---
`;

function remarksOn(...policies: readonly string[]): readonly string[] {
  const text = pod("web") + pod("db") + policies.join("");
  const { cluster, policies: read } = readScenario([{ name: "a.yaml", text }]);
  const { compiled } = evaluate(cluster, read, KUBERNETES_PROFILE);
  return impliedRemarks(compiled).map(({ code, policy: { name, origin }, range, message }) => {
    expect(code).toBe("policy-types-absent");
    expect(message).toMatch(/^nothing comes in .*policyTypes: \[Egress\]/);
    return `${name} ${text.slice(origin.offset + range.from, origin.offset + range.to)}`;
  });
}

const EGRESS = "egress: [{ports: [{port: 53}]}]";

test("of egress rules only, without policyTypes, it is said that nothing comes in, at the first of them", () => {
  const at = ["p {ports: [{port: 53}]}"];
  expect(remarksOn(policy("p", EGRESS))).toEqual(at);
  expect(remarksOn(policy("p", `${EGRESS}, policyTypes: []`))).toEqual(at);
  expect(remarksOn(policy("p", `${EGRESS}, ingress: null`))).toEqual(at);
  // Of two of them none is excused by the other.
  expect(remarksOn(policy("p", EGRESS), policy("q", EGRESS))).toHaveLength(2);
});

test("nothing is said where it is written, where there are ingress rules, and where nothing is lost by it", () => {
  for (const spec of [
    `${EGRESS}, policyTypes: [Egress]`,
    `${EGRESS}, policyTypes: [Ingress, Egress]`,
    `${EGRESS}, ingress: []`,
    `${EGRESS}, ingress: [{}]`,
    "ingress: []",
    "egress: []",
  ])
    expect(remarksOn(policy("p", spec)), spec).toEqual([]);
  expect(remarksOn(policy("p", EGRESS, "nobody"))).toEqual([]);
  expect(remarksOn(policy("p", EGRESS), policy("deny", "policyTypes: [Ingress]"))).toEqual([]);
  expect(remarksOn(policy("p", EGRESS), policy("deny", "policyTypes: [Ingress]", "db"))).toHaveLength(1);
});
