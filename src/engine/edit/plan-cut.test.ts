import { expect, test } from "vitest";
import { selectorMatches } from "../kube/label-selector";
import type { Connection } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { KUBERNETES } from "../testing/kubernetes-profile";
import { FORM_COUNT, writeFiles } from "../testing/manifest-forms";
import { naiveVerdict } from "../testing/naive-evaluator";
import { type NaiveScenario, readNaively } from "../testing/naive-reader";
import { objectsIn } from "../testing/objects-in-files";
import { randomOf } from "../testing/random";
import { randomQuestions } from "../testing/random-questions";
import { randomWorld } from "../testing/random-world";
import type { EditedFile } from "./draft-files";
import { type CutPlan, type CutRequest, planCut } from "./plan-cut";

const pod = (name: string, labels: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {${labels}}}
spec: {containers: [{name: c, image: i, ports: [{name: http, containerPort: 8080}]}]}
---
`;
const pods =
  pod("web", "app: web, tier: front") + pod("api", "app: api, tier: back") + pod("job", "app: job, tier: back");
const policy = (rule: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  podSelector:
    matchLabels: {app: api}
  ingress:
${rule}`;

/** What becomes of the policy when web is to reach api no more. */
function cut(rule: string, ports: CutRequest["ports"] = []): string {
  const text = pods + policy(rule);
  const { cluster } = readScenario([{ name: "a.yaml", text }]);
  const [from, to] = [cluster.pods.get("shop/web"), cluster.pods.get("shop/api")];
  if (from === undefined || to === undefined) throw new Error("no pods");
  const plan = planCut([{ name: "a.yaml", text }], cluster, {
    ...{ from, to, ports, side: "ingress", defaultNamespace: "default" },
  });
  if (plan.kind !== "planned") return plan.kind === "refused" ? plan.reason : plan.kind;
  return (plan.files[0]?.text ?? text).slice(pods.length + policy("").length);
}

test("a peer that is only about these pods goes, with its rule where it was the last", () => {
  expect(
    cut(
      "  - from: # all\n    - podSelector: {matchLabels: {app: web}} # web\n    - podSelector: {matchLabels: {app: job}}\n",
    ),
  ).toBe("  - from: # all\n    - podSelector: {matchLabels: {app: job}}\n");
  expect(cut("  - from:\n    - podSelector: {matchLabels: {app: web}}\n")).toBe("[]\n  policyTypes:\n  - Ingress\n");
});

test("a peer that is about others too excludes a label that only these pods have", () => {
  expect(cut("  - from:\n    - podSelector: {} # everyone\n")).toBe(`  - from:
    - podSelector: # everyone
        matchExpressions:
        - key: app
          operator: NotIn
          values:
          - web
`);
});

test("what the rule admits on other ports moves to a rule of its own", () => {
  const before =
    "  - from:\n    - podSelector: {matchLabels: {app: web}}\n    ports:\n    - port: 8080\n      endPort: 8090\n    - port: 53\n      protocol: UDP\n";
  expect(cut(before, [{ protocol: "TCP", port: 8085 }])).toBe(`  - from:
    - podSelector:
        matchLabels:
          app: web
    ports:
    - protocol: TCP
      port: 8080
      endPort: 8084
    - protocol: TCP
      port: 8086
      endPort: 8090
    - port: 53
      protocol: UDP
`);
  expect(cut(before, [{ protocol: "TCP", port: 80 }])).toBe(before);
});

test("a rule that admits everyone is not guessed at", () => {
  expect(cut("  - {}\n")).toMatch(/^rule 1 of shop\/api admits everyone/);
});

const RANK = { denied: 0, depends: 1, allowed: 2 } as const;

test("in random worlds what is cut is closed, and nothing opens", { timeout: 120_000 }, () => {
  const counts = { planned: 0, refused: 0, closedBesides: 0 };
  for (let seed = 9_400_001; seed < 9_406_001; seed++) {
    const random = randomOf(seed);
    const { objects, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const before = readNaively(objects);
    const { cluster } = before;
    const candidates = [...cluster.pods.values()].filter(
      ({ pod: { hostNetwork }, fromTemplate, address }) => !hostNetwork && !fromTemplate && address.kind === "stated",
    );
    if (candidates.length < 2) continue;
    const [from, to] = [random.pick(candidates), random.pick(candidates)];
    const asked: Connection = {
      source: { kind: "pod", pod: from.id, address: null },
      destination: { kind: "pod", pod: to.id, address: null },
      protocol: random.pick(["TCP", "UDP"]),
      port: random.pick([80, 443, 8080]),
    };
    const verdict = (scenario: NaiveScenario, connection: Connection) =>
      naiveVerdict({ ...scenario, profile: KUBERNETES }, connection).verdict;
    if (from === to || verdict(before, asked) !== "allowed") continue;
    const sides = (["ingress", "egress"] as const).filter((side) =>
      before.policies.some(({ policyTypes, podSelector, namespace }) => {
        const subject = side === "ingress" ? to : from;
        const isSelected = namespace === subject.namespace && selectorMatches(podSelector, subject.pod.labels);
        return isSelected && policyTypes[side];
      }),
    );
    if (sides.length === 0) continue;
    const request: CutRequest = {
      ...{ from, to, side: random.pick(sides), defaultNamespace: "default" },
      ports: random.chance(0.5) ? [] : [{ protocol: asked.protocol, port: asked.port }],
    };
    const files: readonly EditedFile[] = writeFiles(objects, random.int(FORM_COUNT));
    const plan: CutPlan = planCut(files, cluster, request);
    if (plan.kind !== "planned") {
      counts.refused++;
      continue;
    }
    const after = readNaively(
      objectsIn(files.map((file) => plan.files.find(({ name }) => name === file.name) ?? file)),
    );
    expect(verdict(after, asked), `seed ${seed}: ${plan.steps.join("; ")}`).toBe("denied");
    for (const connection of randomQuestions(random, before, 40)) {
      const was = verdict(before, connection);
      const is = verdict(after, connection);
      if (was === is) continue;
      expect(RANK[is], `seed ${seed}`).toBeLessThan(RANK[was]);
      counts.closedBesides++;
      if (request.ports.length > 0) expect(connection, `seed ${seed}`).toMatchObject(request.ports[0] ?? {});
    }
    counts.planned++;
  }
  expect(counts.planned).toBeGreaterThan(30);
});
