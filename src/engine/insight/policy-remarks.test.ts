import { expect, test } from "vitest";
import { createEvaluator, evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { createScenarioReader, readScenario } from "../read-scenario";
import { createPolicyRemarks } from "./policy-remarks";

const pod = (name: string, namespace = "shop") => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${name}}}
spec: {containers: [{name: c, image: i}]}
---
`;
const namespaceOf = (name: string) => `apiVersion: v1
kind: Namespace
metadata: {name: ${name}, labels: {team: ${name}}}
---
`;
const policy = (spec: string, namespace = "shop") => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: ${namespace}}
spec: ${spec}
`;
const given = pod("frontend") + pod("backend") + pod("tool", "ops") + namespaceOf("ops");

function remarksOn(text: string): readonly string[] {
  const { cluster, complete, policies, objects } = readScenario([{ name: "a.yaml", text }]);
  const { compiled } = evaluate(cluster, policies, KUBERNETES_PROFILE);
  return createPolicyRemarks()({ compiled, profile: KUBERNETES_PROFILE, complete: () => complete, objects }).map(
    ({ field, message, policy: { origin }, range }) => {
      const place = text.slice(origin.offset + range.from, origin.offset + range.to);
      return `${field} ${place}: ${message}`;
    },
  );
}

test("a policy that selects no pod of its namespace says which label none has, and which is likely meant", () => {
  expect(remarksOn(given + policy("{podSelector: {matchLabels: {app: fronted}}}"))).toEqual([
    "spec.podSelector {matchLabels: {app: fronted}}: the policy is about no pod: no pod in namespace shop has app=fronted; is app=frontend meant?",
  ]);
  expect(remarksOn(given + policy("{podSelector: {matchLabels: {ap: frontend}}}"))).toEqual([
    expect.stringMatching(/no pod in namespace shop has ap=frontend; is app=frontend meant\?$/),
  ]);
  expect(remarksOn(given + policy("{podSelector: {matchLabels: {app: nobody}}}"))).toEqual([
    expect.stringMatching(/no pod in namespace shop has app=nobody$/),
  ]);
});

test("a policy whose pods are in another namespace says so", () => {
  expect(remarksOn(given + policy("{podSelector: {matchLabels: {app: frontend}}}", "ops"))).toEqual([
    expect.stringMatching(/the policy is about no pod: pods with app=frontend are in namespace shop, none in ops$/),
  ]);
});

test("labels that pods have one by one but none has together are said to be so", () => {
  const both = `{podSelector: {matchExpressions: [{key: app, operator: In, values: [frontend]}, {key: app, operator: In, values: [backend]}]}}`;
  expect(remarksOn(given + policy(both))).toEqual([
    expect.stringMatching(/no pod in namespace shop has all of app=frontend,? ?app=backend$/),
  ]);
});

test("a peer that nothing matches is told where it stands, in its namespaces", () => {
  const from = (peer: string) =>
    remarksOn(given + policy(`{podSelector: {}, ingress: [{from: [{podSelector: {}}, ${peer}]}]}`));
  expect(from("{podSelector: {matchLabels: {app: tool}}}")).toEqual([
    "spec.ingress[0].from[1] {podSelector: {matchLabels: {app: tool}}}: nothing that is given matches this: pods with app=tool are in namespace ops, none in shop, and a peer without namespaceSelector means the policy's own",
  ]);
  expect(from("{namespaceSelector: {matchLabels: {team: op}}}")).toEqual([
    expect.stringMatching(/no namespace has team=op; is team=ops meant\?$/),
  ]);
  expect(from("{namespaceSelector: {matchLabels: {team: ops}}, podSelector: {matchLabels: {app: frontend}}}")).toEqual([
    expect.stringMatching(/no pod in namespace ops has app=frontend$/),
  ]);
});

test("nothing is said of what is matched, of everyone, of addresses, and of rules that are switched off", () => {
  const quiet = [
    "{podSelector: {}}",
    "{podSelector: {matchLabels: {app: frontend}}, ingress: [{from: [{podSelector: {matchLabels: {app: backend}}}], ports: [{port: 1}]}, {ports: [{port: 2}]}]}",
    "{podSelector: {}, egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}]}], policyTypes: [Egress]}",
    "{podSelector: {}, egress: [{to: [{podSelector: {matchLabels: {app: nobody}}}]}], policyTypes: [Ingress]}",
  ];
  for (const spec of quiet) expect(remarksOn(given + policy(spec)), spec).toEqual([]);
});

test("nothing is said where pods may be that are not given: in namespaces without any, in workloads without replicas, DNS", () => {
  const dns = `{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: kube-system}}, podSelector: {matchLabels: {k8s-app: kube-dns}}}`;
  expect(remarksOn(given + policy(`{podSelector: {}, egress: [{to: [${dns}]}], policyTypes: [Egress]}`))).toEqual([]);
  expect(remarksOn(given + policy("{podSelector: {matchLabels: {app: x}}}", "elsewhere"))).toEqual([]);
  const empty = `{namespaceSelector: {matchLabels: {team: idle}}, podSelector: {matchLabels: {app: x}}}`;
  expect(
    remarksOn(`${given}${namespaceOf("idle")}${policy(`{podSelector: {}, ingress: [{from: [${empty}]}]}`)}`),
  ).toEqual([]);
  const asleep = `apiVersion: apps/v1
kind: Deployment
metadata: {name: asleep, namespace: shop}
spec: {replicas: 0, selector: {matchLabels: {app: asleep}}, template: {metadata: {labels: {app: asleep}}, spec: {containers: [{name: c, image: i}]}}}
---
`;
  expect(remarksOn(given + asleep + policy("{podSelector: {matchLabels: {app: asleep}}}"))).toEqual([]);
  expect(remarksOn(policy("{podSelector: {matchLabels: {app: frontend}}}"))).toEqual([]);
});

test("a policy that comes and tells pods apart that were alike is judged by what they are now", () => {
  const find = createPolicyRemarks();
  const evaluator = createEvaluator();
  const labelled = (name: string, tier: string) =>
    pod(name, "ops")
      .replace(`{app: ${name}}`, `{app: same, tier: ${tier}}`)
      .replace("\n---", "\nstatus: {podIP: 10.0.0.1}\n---");
  const reader = createScenarioReader();
  const after = (spec: string) => {
    const text = `${given}${namespaceOf("shop")}${labelled("one", "x")}${labelled("two", "z")}${policy(spec)}`;
    const { complete, policies, objects, ...read } = reader.read([{ name: "a.yaml", text }], {
      defaultNamespace: "default",
    });
    const { compiled } = evaluator.evaluate(read.cluster, policies, KUBERNETES_PROFILE);
    return find({ compiled, profile: KUBERNETES_PROFILE, complete: () => complete, objects }).map(
      ({ message }) => message,
    );
  };
  expect(after("{podSelector: {matchLabels: {app: nobody}}}")).toHaveLength(1);
  expect(after("{podSelector: {matchLabels: {app: same, tier: z}}}")).toEqual([
    "the policy is about no pod: pods with app=same, tier=z are in namespace ops, none in shop",
  ]);
});
