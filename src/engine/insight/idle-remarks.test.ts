import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { idleRemarks } from "./idle-remarks";
import { findIdleRules, type KnownCovers } from "./idle-rules";

const pod = (name: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}, team: a}}
spec: {containers: [{name: c, image: i, ports: [{name: http, containerPort: 8080}]}]}
---
`;
const policy = (name: string, spec: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec: {${spec}}
---
`;
const web = "podSelector: {matchLabels: {app: web}}";
const from = (label: string) => `from: [{podSelector: {matchLabels: {${label}}}}]`;

function remarksOn(...policies: readonly string[]): readonly string[] {
  const text = ["web", "front", "back"].map(pod).join("") + policies.join("");
  const { cluster, policies: read } = readScenario([{ name: "a.yaml", text }]);
  const { compiled } = evaluate(cluster, read, KUBERNETES_PROFILE);
  return idleRemarks(compiled, "yes").map(({ policy: { name }, field, message }) => `${name} ${field}: ${message}`);
}
const rule = (by: string) => `this rule admits nothing of its own: ${by} all of it already`;

test("the later one of two rules that say the same adds nothing, whatever the order of what they list", () => {
  const ports = ["ports: [{port: 80}, {port: 443}]", "ports: [{port: 443, protocol: TCP}, {port: 80}]"];
  const both = ports.map((each) => `{${from("app: front")}, ${each}}`).join(", ");
  expect(remarksOn(policy("p", `${web}, ingress: [${both}]`))).toEqual([`p spec.ingress[1]: ${rule("rule 1 admits")}`]);
});

test("a narrower rule adds nothing beside a wider one, and a wider one does", () => {
  const wide = `{${from("team: a")}, ports: [{port: 80, endPort: 90}]}`;
  const narrow = `{${from("app: front")}, ports: [{port: 85}]}`;
  expect(remarksOn(policy("p", `${web}, ingress: [${narrow}, ${wide}]`))).toEqual([
    `p spec.ingress[0]: ${rule("rule 2 admits")}`,
  ]);
  const everyone = "{ports: [{port: 85}]}";
  expect(remarksOn(policy("p", `${web}, ingress: [${narrow}, ${everyone}]`))).toEqual([
    `p spec.ingress[0]: ${rule("rule 2 admits")}`,
  ]);
  const blocks = ["10.0.0.0/8", "10.1.0.0/16"].map(
    (cidr) => `{from: [{ipBlock: {cidr: ${cidr}}}], ports: [{port: 1}]}`,
  );
  expect(remarksOn(policy("p", `${web}, ingress: [${blocks.join(", ")}]`))).toEqual([
    `p spec.ingress[1]: ${rule("rule 1 admits")}`,
  ]);
});

test("what only some of its pods have from elsewhere is its own", () => {
  const all = policy("all", `podSelector: {}, ingress: [{${from("app: front")}}]`);
  const some = policy("some", `${web}, ingress: [{${from("app: front")}}, {${from("app: back")}}]`);
  expect(remarksOn(all, some)).toEqual([`some spec.ingress[0]: ${rule("rule 1 of shop/all admits")}`]);
});

test("peers that different rules admit are told as admitted by others", () => {
  const rules = [
    from("app: front"),
    from("app: back"),
    "from: [{podSelector: {matchLabels: {app: front}}}, {podSelector: {matchLabels: {app: back}}}]",
  ];
  const own = rules.map((each) => `{${each}}`).join(", ");
  expect(remarksOn(policy("p", `${web}, ingress: [${own}]`))).toEqual([
    `p spec.ingress[2]: ${rule("other rules admit")}`,
  ]);
});

test("names of ports cover only the same names, and every port of a protocol covers a name", () => {
  const [number, name] = ["ports: [{port: 8080}]", "ports: [{port: http}]"].map(
    (ports) => `{${from("app: front")}, ${ports}}`,
  );
  expect(remarksOn(policy("p", `${web}, ingress: [${number}, ${name}]`))).toEqual([]);
  const whole = `{${from("app: front")}, ports: [{protocol: TCP}]}`;
  expect(remarksOn(policy("p", `${web}, ingress: [${whole}, ${name}]`))).toEqual([
    `p spec.ingress[1]: ${rule("rule 1 admits")}`,
  ]);
});

test("a policy that says nothing but what others say is told once, not rule by rule", () => {
  const own = `ingress: [{${from("app: front")}}, {${from("app: back")}}]`;
  const words =
    "without this policy everything would be as it is: others isolate its pods and admit all that it admits";
  expect(remarksOn(policy("a", `podSelector: {}, ${own}`), policy("b", `${web}, ${own}`))).toEqual([
    `b metadata.name: ${words}`,
  ]);
  // It isolates egress, which the other one does not.
  const both = `policyTypes: [Ingress, Egress], ${own}`;
  expect(remarksOn(policy("a", `podSelector: {}, ${own}`), policy("b", `${web}, ${both}`))).toEqual([
    `b spec.ingress[0]: ${rule("rule 1 of shop/a admits")}`,
    `b spec.ingress[1]: ${rule("rule 2 of shop/a admits")}`,
  ]);
});

test("a policy without rules, one of which a peer matches nothing, and one about no pod are left to others", () => {
  const deny = policy("deny", "podSelector: {}");
  expect(remarksOn(deny, policy("p", `${web}, ingress: [{${from("app: front")}}]`))).toEqual([]);
  const none = `{${from("app: nobody")}}`;
  expect(remarksOn(policy("p", `${web}, ingress: [${none}, ${none}]`))).toEqual([]);
  expect(remarksOn(policy("p", `podSelector: {matchLabels: {app: x}}, ingress: [{${from("app: web")}}, {}]`))).toEqual(
    [],
  );
});

test("what there was no time for is not held to be needed, and what is told is the same whatever was read before", () => {
  const twice = `{${from("app: front")}}, {${from("app: front")}}`;
  const text = ["web", "front", "back"].map(pod).join("") + policy("p", `${web}, ingress: [${twice}]`);
  const { cluster, policies } = readScenario([{ name: "a.yaml", text }]);
  const { compiled } = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const known: KnownCovers = new WeakMap();
  const found = (mostCouples?: number) => findIdleRules(compiled, "yes", known, mostCouples).length;
  expect(found(0)).toBe(0);
  expect(found()).toBe(1);
  expect(found(0)).toBe(0);
});
