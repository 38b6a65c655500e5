import { expect, test } from "vitest";
import type { Connection } from "../policy/verdict";
import { KUBERNETES } from "../testing/kubernetes-profile";
import { FORM_COUNT, writeFiles } from "../testing/manifest-forms";
import { naiveVerdict } from "../testing/naive-evaluator";
import { type NaiveScenario, readNaively } from "../testing/naive-reader";
import { objectsIn } from "../testing/objects-in-files";
import { type Random, randomOf } from "../testing/random";
import { randomQuestions } from "../testing/random-questions";
import { randomWorld } from "../testing/random-world";
import { type AllowRequest, planAllow } from "./plan-allow";
import type { RuleDirection } from "./policy-intent";

const web = { kind: "pods", namespace: "shop", labels: new Map([["app", "web"]]) } as const;
const api = { kind: "pods", namespace: "shop", labels: new Map([["app", "api"]]) } as const;
const basics = { defaultNamespace: "default", file: null } as const;
const head = (name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n  namespace: shop\n`;
const denyApi = `${head("api")}spec:\n  podSelector: # the API\n    matchLabels: {app: api}\n  ingress: []\n`;

function allow(text: string, request: Partial<AllowRequest>): string {
  const plan = planAllow([{ name: "a.yaml", text }], {
    ...{ from: web, to: api, ports: [{ protocol: "TCP", port: 8080 }], sides: ["ingress"] },
    ...basics,
    ...request,
  });
  return plan.kind === "planned" ? (plan.files[0]?.text ?? text) : `refused: ${plan.reason}`;
}

test("a policy that isolates just these pods gets a rule", () => {
  expect(allow(denyApi, {})).toBe(
    denyApi.replace(
      "ingress: []",
      `ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 8080`,
    ),
  );
});

test("a rule for the same peer gets the port, a rule with the same ports the peer", () => {
  const once = allow(denyApi, {});
  expect(allow(once, { ports: [{ protocol: "TCP", port: "metrics" }] })).toBe(
    `${once}        - protocol: TCP\n          port: metrics\n`,
  );
  const other = { kind: "pods", namespace: "ops", labels: new Map() } as const;
  expect(allow(once, { from: other })).toBe(
    once.replace(
      "      ports:",
      "        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: ops\n      ports:",
    ),
  );
  expect(allow(once, {})).toBe(once);
});

test("a policy that is also about other pods stays as it is: a new one is written behind it", () => {
  const all = `${head("default-deny")}spec:\n  podSelector: {}\n  policyTypes: [Ingress]\n`;
  const text = allow(all, { from: { kind: "addresses", cidr: "10.0.0.0/8" }, ports: [] });
  expect(text).toBe(`${all}---
${head("api-from-10-0-0-0-8")}spec:
  podSelector:
    matchLabels:
      app: api
  policyTypes:
    - Ingress
  ingress:
    - from:
        - ipBlock:
            cidr: 10.0.0.0/8
`);
});

test("addresses outside have no policy of their own", () => {
  expect(allow(denyApi, { to: { kind: "addresses", cidr: "10.0.0.0/8" } })).toMatch(/^refused: no policy/);
});

interface Allowed {
  readonly asked: Connection;
  readonly request: AllowRequest;
}

/** A connection between two pods that policies deny, and what is to be planned for it. */
function deniedConnection(random: Random, scenario: NaiveScenario): Allowed | null {
  const world = { ...scenario, profile: KUBERNETES };
  const pods = [...scenario.cluster.pods.values()].filter(({ pod, fromTemplate }) => !pod.hostNetwork && !fromTemplate);
  if (pods.length < 2) return null;
  const [from, to] = [random.pick(pods), random.pick(pods)];
  if (from === to) return null;
  const asked: Connection = {
    source: { kind: "pod", pod: from.id, address: null },
    destination: { kind: "pod", pod: to.id, address: null },
    protocol: random.pick(["TCP", "UDP"]),
    port: random.pick([80, 443, 8080]),
  };
  const { egress, ingress } = naiveVerdict(world, asked);
  const sides: RuleDirection[] = [...(egress ? [] : ["egress" as const]), ...(ingress ? [] : ["ingress" as const])];
  const end = (pod: typeof from) =>
    ({ kind: "pods", namespace: pod.namespace, labels: new Map(pod.pod.labels) }) as const;
  const ports = [{ protocol: asked.protocol, port: asked.port }];
  return sides.length === 0 ? null : { asked, request: { ...basics, from: end(from), to: end(to), ports, sides } };
}

/** Whether a connection is among those that a request is about: pods with all of the labels, on its ports. */
function isMeant({ cluster }: NaiveScenario, { from, to, ports }: AllowRequest, connection: Connection): boolean {
  const isIn = (end: AllowRequest["from"], point: Connection["source"]) => {
    const pod = point.kind === "pod" ? cluster.pods.get(point.pod) : undefined;
    if (pod === undefined || end.kind !== "pods" || pod.namespace !== end.namespace) return false;
    return [...end.labels].every(([key, value]) => pod.pod.labels.get(key) === value);
  };
  const isPort = ports.some(({ protocol, port }) => protocol === connection.protocol && port === connection.port);
  return isPort && isIn(from, connection.source) && isIn(to, connection.destination);
}

test("in random worlds what is asked for is allowed, and nothing else opens or closes", { timeout: 120_000 }, () => {
  let planned = 0;
  for (let seed = 9_300_001; seed < 9_301_501; seed++) {
    const random = randomOf(seed);
    const { objects, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const files = writeFiles(objects, random.int(FORM_COUNT));
    const before = readNaively(objectsIn(files));
    const allowed = deniedConnection(random, before);
    if (allowed === null) continue;
    const plan = planAllow(files, allowed.request);
    if (plan.kind === "refused") throw new Error(`seed ${seed}: ${plan.reason}`);
    const after = readNaively(
      objectsIn(files.map((file) => plan.files.find(({ name }) => name === file.name) ?? file)),
    );
    const verdict = (scenario: NaiveScenario, connection: Connection) =>
      naiveVerdict({ ...scenario, profile: KUBERNETES }, connection).verdict;
    expect(verdict(after, allowed.asked), `seed ${seed}: ${JSON.stringify(plan.steps)}`).toBe("allowed");
    for (const connection of randomQuestions(random, before, 30)) {
      if (isMeant(before, allowed.request, connection)) continue;
      expect(verdict(after, connection), `seed ${seed}`).toBe(verdict(before, connection));
    }
    planned++;
  }
  expect(planned).toBeGreaterThan(150);
});
