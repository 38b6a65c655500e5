import { expect, test } from "vitest";
import { evaluate } from "../../policy/evaluate";
import { profileNamed } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import { KUBERNETES } from "../../testing/kubernetes-profile";
import type { EditedFile } from "../draft-files";
import type { EditContext } from "../edit-context";
import type { AllowWish } from "../edit-wish";
import { planAllow } from "./plan-allow";

const pod = (name: string, namespace = "shop", labels = `app: ${name}`, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}\nspec: {${more}containers: [{name: c, image: i}]}\n---\n`;
const cluster = pod("web") + pod("api") + pod("job") + pod("probe", "ops");
const head = (name: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n  namespace: shop\n`;
const denyApi = `${head("api")}spec:\n  podSelector: # the API\n    matchLabels:\n      app: api\n  ingress: []\n`;
const denyAll = `${head("default-deny")}spec:\n  podSelector: {}\n  policyTypes:\n    - Ingress\n`;

const pods = (app: string, namespace = "shop") =>
  ({ kind: "pods", namespace, labels: new Map([["app", app]]) }) as const;
const plain: AllowWish = {
  ...{ kind: "allow", from: [pods("web")], to: [pods("api")] },
  ...{ ports: [{ protocol: "TCP", port: 8080 }], sides: ["ingress"] },
};

function contextOf(files: readonly EditedFile[], profile = KUBERNETES): EditContext {
  const { objects, cluster: read, policies } = readScenario(files);
  return { files, objects, evaluation: evaluate(read, policies, profile), defaultNamespace: "default" };
}

/** What becomes of the policies beside the usual pods; why not, where nothing does. */
function allow(policies: string, wish: Partial<AllowWish> = {}, more = ""): string {
  const files = [
    { name: "cluster.yaml", text: cluster + more },
    { name: "policies.yaml", text: policies },
  ];
  const plan = planAllow(contextOf(files), { ...plain, ...wish });
  if (plan.kind === "refused") return `refused: ${plan.reason}`;
  expect(plan.files.filter(({ name }) => name === "cluster.yaml")).toEqual([]);
  return plan.files[0]?.text ?? policies;
}

const once = denyApi.replace(
  "ingress: []",
  `ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 8080`,
);

test("a policy that isolates just these pods gets a rule", () => {
  expect(allow(denyApi)).toBe(once);
});

test("so does one that selects just these pods by other labels, unless a new one is asked for", () => {
  const byTier = denyApi.replace("app: api", "tier: back");
  const more = pod("api", "shop", "app: api, tier: back");
  expect(allow(byTier, {}, more)).toBe(once.replace("app: api", "tier: back"));
  expect(allow(byTier, { into: { ingress: "new" } }, more)).toContain("name: api-from-web");
});

test("a rule for the same peer gets the port, a rule with the same ports the peer", () => {
  expect(allow(once, { ports: [{ protocol: "TCP", port: "metrics" }] })).toBe(
    `${once}        - protocol: TCP\n          port: metrics\n`,
  );
  const all = { kind: "pods", namespace: "ops", labels: new Map() } as const;
  expect(allow(once, { from: [all] })).toBe(
    once.replace(
      "      ports:",
      "        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: ops\n      ports:",
    ),
  );
});

test("what a rule admits already is not written again, however it says TCP", () => {
  expect(allow(once)).toBe(once);
  const short = once.replace("- protocol: TCP\n          port", "- port");
  expect(allow(short)).toBe(short);
  const everyone = denyApi.replace("ingress: []", "ingress: [{ports: [{port: 8080}]}]");
  expect(allow(everyone)).toBe(everyone);
});

test("several peers are one rule, several subjects a policy each", () => {
  const text = allow(denyAll, { from: [pods("web"), pods("job")], to: [pods("api"), pods("job")] });
  expect(text.match(/name: .*/g)).toEqual([
    "name: default-deny",
    "name: api-from-web-and-job",
    "name: job-from-web-and-job",
  ]);
  expect(text.match(/- from:/g)).toHaveLength(2);
});

test("a policy that is also about other pods stays as it is: a new one is written behind it", () => {
  const text = allow(denyAll, {
    from: [{ kind: "addresses", cidr: "10.1.0.0/8", except: ["10.9.0.0/16"] }],
    ports: [],
  });
  expect(text).toBe(`${denyAll}---
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
            except:
              - 10.9.0.0/16
`);
  expect(allow(denyAll, { into: { ingress: "shop/default-deny" } })).toMatch(
    /^refused: A rule for shop\/api does not fit/,
  );
});

test("anyone is a rule without peers", () => {
  expect(allow(denyApi, { from: [{ kind: "anyone" }] })).toBe(
    denyApi.replace("ingress: []", "ingress:\n    - ports:\n        - protocol: TCP\n          port: 8080"),
  );
});

test("pods that nothing isolates get no rule, unless they may be isolated by it", () => {
  expect(allow(denyApi, { sides: ["egress", "ingress"] })).toBe(once);
  const both = allow(denyApi, { sides: ["egress", "ingress"], isolating: ["egress"] });
  expect(both).toContain("name: web-to-api");
  expect(both).toContain("- Egress");
  expect(allow(denyApi, { to: [{ kind: "pods", namespace: "shop", labels: new Map() }] })).toMatch(
    /^refused: Some pods of all pods of shop are not isolated for ingress/,
  );
});

test("a namespace is named by a label that policies name it by already and that it alone has", () => {
  const namespaces = `apiVersion: v1\nkind: Namespace\nmetadata: {name: ops, labels: {team: ops, kind: inner}}\n---\napiVersion: v1\nkind: Namespace\nmetadata: {name: shop, labels: {team: shop, kind: inner}}\n---\n`;
  const other = (label: string) =>
    `${head("job")}spec:\n  podSelector: {matchLabels: {app: job}}\n  ingress: [{from: [{namespaceSelector: {matchLabels: {${label}}}}]}]\n---\n`;
  const from = [pods("probe", "ops")];
  expect(allow(other("team: ops") + denyApi, { from }, namespaces)).toMatch(
    /matchLabels:\s+\{?team: ops\}?[\s\S]*app: probe/,
  );
  expect(allow(other("kind: inner") + denyApi, { from }, namespaces)).toContain("kubernetes.io/metadata.name: ops");
});

test("a scenario without files gets a policy file; one that names no namespace goes on so", () => {
  const text = cluster.replaceAll(", namespace: shop", "").replaceAll(", namespace: ops", "");
  const [file] = [{ name: "cluster.yaml", text }];
  const plan = planAllow(contextOf([file]), {
    ...plain,
    ...{ from: [pods("web", "default")], to: [pods("api", "default")], isolating: ["ingress"] },
  });
  if (plan.kind === "refused") throw new Error(plan.reason);
  expect(plan.files.map(({ name }) => name)).toEqual(["policies.yaml"]);
  expect(plan.files[0]?.text).toMatch(/metadata:\n {2}name: api-from-web\nspec:/);
});

test("the history says who may reach whom, with namespaces where they are several", () => {
  const labelOf = (wish: Partial<AllowWish>) => {
    const plan = planAllow(contextOf([{ name: "a.yaml", text: cluster + denyApi }]), { ...plain, ...wish });
    return plan.kind === "planned" ? plan.label : plan.reason;
  };
  expect(labelOf({})).toBe("allow web → api on TCP 8080");
  const ports = [...plain.ports, { protocol: "TCP", port: "web" }, { protocol: "UDP", port: 53 }] as const;
  expect(labelOf({ from: [pods("probe", "ops"), { kind: "addresses", cidr: "10.0.0.0/8" }], ports })).toBe(
    "allow ops/probe and 10.0.0.0/8 → shop/api on TCP 8080, web, UDP 53",
  );
});

test("what no policy can do is refused with the reason", () => {
  const none = profileNamed("none");
  if (none === null) throw new Error("no such profile");
  const unenforced = planAllow(contextOf([{ name: "a.yaml", text: cluster + denyApi }], none), plain);
  expect(unenforced.kind === "refused" && unenforced.reason).toMatch(/^Under this profile nothing enforces/);
  expect(allow(denyApi, { to: [{ kind: "addresses", cidr: "10.0.0.0/8" }] })).toMatch(/^refused: No policy can/);
  expect(allow(denyApi, { from: [pods("web", "shup")] })).toBe("refused: There is no namespace shup.");
  expect(allow(denyApi, { from: [pods("net")] }, pod("net", "shop", "app: net", "hostNetwork: true, "))).toMatch(
    /^refused: shop\/net uses the network of its node/,
  );
  expect(allow(denyApi, { from: [{ kind: "addresses", cidr: "10.0.0.0/33" }] })).toMatch(
    /“10.0.0.0\/33” has a prefix length that does not exist/,
  );
  expect(allow(denyApi, { ports: [{ protocol: "TCP", port: 70000 }] })).toMatch(/must be from 1 to 65535/);
  expect(allow(denyApi, { ports: [{ protocol: "TCP", port: "a--b" }] })).toMatch(/must not hold/);
  expect(allow(denyApi, { from: [pods("-")] })).toMatch(/^refused: The label value/);
});
