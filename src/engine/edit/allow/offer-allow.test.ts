import { expect, test } from "vitest";
import { evaluate } from "../../policy/evaluate";
import { readScenario } from "../../read-scenario";
import { KUBERNETES } from "../../testing/kubernetes-profile";
import type { EditContext } from "../edit-context";
import type { AllowChoice, OfferedEnd } from "./allow-choice";
import { type AllowOffer, type AllowRequest, offerAllow } from "./offer-allow";
import { planAllow } from "./plan-allow";

const workload = (name: string, labels: string, ports = "", more = "") => `apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {${labels}}}
  template:
    metadata: {labels: {${labels}}}
    spec: {${more}containers: [{name: c, image: i, ports: [${ports}]}]}
---
`;
const service = `apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec: {selector: {app: api}, ports: [{port: 80, targetPort: http}]}
---
`;
const deny = (name: string, selector: string, type: string, rules = "") => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${name}, namespace: shop}
spec:
  podSelector: ${selector}
  policyTypes: [${type}]
${rules}---
`;
const text =
  workload("web", "app: web, tier: front, pod-template-hash: abc") +
  workload("api", "app: api, tier: back", "{name: metrics, containerPort: 9090}, {name: http, containerPort: 8080}") +
  workload("job", "app: job, tier: back") +
  service +
  deny("api", "{matchLabels: {tier: back, app: api}}", "Ingress");

function contextOf(scenario: string): EditContext {
  const files = [{ name: "a.yaml", text: scenario }];
  const { objects, complete, policies } = readScenario(files);
  return { files, objects, evaluation: evaluate(complete, policies, KUBERNETES), defaultNamespace: "default" };
}

const choice = (id: string, chosen: Partial<AllowChoice> = {}): AllowChoice => ({
  ...{ id, labels: null, namespaceLabels: null, block: null },
  ...chosen,
});

function offer(from: string, to: string, request: Partial<AllowRequest> = {}, scenario = text): AllowOffer {
  return offerAllow(contextOf(scenario), {
    ...{ kind: "allow", from: [choice(from)], to: [choice(to)], ports: null, sides: null, into: {} },
    ...request,
  });
}

function podsIn([end]: readonly OfferedEnd[]): Extract<OfferedEnd, { readonly kind: "pods" }> {
  if (end?.kind !== "pods") throw new Error(`no pods: ${JSON.stringify(end)}`);
  return end;
}

test("labels are offered with the pods that they name; the fewest that name just these are chosen", () => {
  const { from, to } = offer("shop/web", "shop/api");
  expect(podsIn(to).labels.map(({ key, pods }) => `${key} ${pods}`)).toEqual(["app 2", "tier 4"]);
  expect(podsIn(to).chosen).toEqual(new Map([["app", "api"]]));
  expect(podsIn(from).labels.find(({ key }) => key === "pod-template-hash")?.isPassing).toBe(true);
  expect(podsIn(from).named).toEqual({ pods: 2, others: 0 });
  const byTier = podsIn(
    offer("shop/web", "shop/api", { to: [choice("shop/api", { labels: new Map([["tier", "back"]]) })] }).to,
  );
  expect(byTier.named).toEqual({ pods: 4, others: 2 });
});

test("two labels are chosen where one names others too; none where there is none that lasts", () => {
  const scenario =
    workload("a", "app: x, role: a, tier: one") +
    workload("b", "app: x, role: b, tier: one") +
    workload("c", "app: z, role: a, tier: two");
  expect(podsIn(offer("shop/a", "shop/b", {}, scenario).from).chosen).toEqual(
    new Map([
      ["app", "x"],
      ["role", "a"],
    ]),
  );
  const bare = workload("a", "pod-template-hash: x") + workload("b", "app: b");
  expect(offer("shop/a", "shop/b", { ports: "all" }, bare)).toMatchObject({
    wish: null,
    missing: "Choose labels by which shop/a is to be named.",
  });
});

test("a namespace is all of its pods, a single pod the labels that it has, a Service its pods and target ports", () => {
  expect(podsIn(offer("namespace shop", "shop/api").from)).toMatchObject({
    chosen: "all",
    named: { pods: 6, others: 0 },
  });
  expect(podsIn(offer("pod shop/web-1", "shop/api").from)).toMatchObject({ pods: 1, named: { pods: 2, others: 1 } });
  const behind = offer("shop/web", "service shop/api");
  expect(podsIn(behind.to).chosen).toEqual(new Map([["app", "api"]]));
  expect(behind.chosenPorts).toEqual([{ protocol: "TCP", port: 8080 }]);
  expect(offer("shop/web", "service shop/gone").missing).toBe("No pods are behind shop/gone that a rule could name.");
});

test("ports come from containers, Services and rules, and names where all pods have them", () => {
  const { ports, chosenPorts } = offer("shop/web", "shop/api");
  expect(ports.map(({ port, reasons }) => `${port}: ${reasons.join(", ")}`)).toEqual([
    "9090: declared",
    "8080: declared, Service shop/api",
    "metrics: name of 9090",
    "http: name of 8080",
  ]);
  expect(chosenPorts).toEqual([{ protocol: "TCP", port: 8080 }]);
  const rule = "  ingress: [{ports: [{protocol: UDP, port: 53}]}]\n";
  const named = offer("shop/web", "shop/job", {}, text + deny("job", "{matchLabels: {app: job}}", "Ingress", rule));
  expect(named.ports).toEqual([{ protocol: "UDP", port: 53, reasons: ["a rule names it"] }]);
  expect(named).toMatchObject({ chosenPorts: [], wish: null, missing: "Choose a port." });
});

test("no port is not every port, which is chosen in so many words; so are all pods", () => {
  expect(offer("shop/web", "shop/api", { ports: [] }).missing).toBe("Choose a port.");
  expect(offer("shop/web", "shop/api", { ports: "all" }).wish?.ports).toEqual([]);
  const cleared = offer("shop/web", "shop/api", { from: [choice("shop/web", { labels: new Map() })] });
  expect(cleared.missing).toBe("Choose labels by which shop/web is to be named.");
  const all = offer("shop/web", "shop/api", { from: [choice("shop/web", { labels: "all" })] });
  expect(all.wish?.from).toMatchObject([{ kind: "pods", namespace: "shop", labels: new Map() }]);
});

test("a side needs a rule where it is isolated and does not admit it yet; an open one gets none", () => {
  const { sides, chosenSides, wish } = offer("shop/web", "shop/api");
  expect(sides.map(({ direction, state, policies }) => [direction, state, policies])).toEqual([
    ["egress", "open", []],
    ["ingress", "needed", ["shop/api"]],
  ]);
  expect(chosenSides).toEqual(["ingress"]);
  const plan = wish === null ? null : planAllow(contextOf(text), wish);
  const after = plan?.kind === "planned" ? (plan.files[0]?.text ?? "") : "";
  const { sides: then, missing } = offer("shop/web", "shop/api", {}, after);
  expect(then.map(({ state }) => state)).toEqual(["open", "admitted"]);
  expect(missing).toBe("This is allowed already: no rule is needed.");
});

test("an open side that is chosen all the same says that it isolates", () => {
  expect(offer("shop/web", "shop/api", { sides: ["egress", "ingress"] }).wish).toMatchObject({
    sides: ["egress", "ingress"],
    isolating: ["egress"],
  });
});

test("pods of which some are isolated need another choice", () => {
  const mixed = offer("shop/web", "shop/api", { to: [choice("shop/api", { labels: new Map([["tier", "back"]]) })] });
  expect(mixed.sides[1]).toMatchObject({ direction: "ingress", state: "mixed" });
  expect(mixed).toMatchObject({ chosenSides: [], missing: "Choose at which end a rule is to be written." });
});

test("a range is named by the block that holds it, anyone by a rule without peers, other addresses as they are typed", () => {
  const block = "  ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}]}]\n";
  const scenario = text + deny("web", "{matchLabels: {app: web}}", "Ingress", block);
  const ranged = offer("range 10.0.0.0", "shop/api", {}, scenario);
  expect(ranged.from[0]).toMatchObject({ kind: "addresses", chosen: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } });
  expect(ranged.sides[0]?.state).toBe("outside");
  expect(offer("anyone", "shop/api").wish?.from).toEqual([{ kind: "anyone" }]);
  expect(offer("addresses 192.0.2.0/24", "shop/api").wish?.from).toEqual([
    { kind: "addresses", cidr: "192.0.2.0/24", except: [] },
  ]);
  expect(offer("range 11.0.0.0", "shop/api", {}, scenario).missing).toMatch(/^No pods are behind/);
});

test("a pod in its node's network cannot be named by its labels, and is not counted among those that are", () => {
  const scenario = text + workload("net", "app: net, tier: back", "", "hostNetwork: true, ");
  const { wish, missing, to } = offer("shop/net", "shop/api", {}, scenario);
  expect(wish).toBeNull();
  expect(missing).toMatch(/^shop\/net-1 uses the network of its node/);
  expect(podsIn(to).labels.map(({ key, pods }) => `${key} ${pods}`)).toEqual(["app 2", "tier 4"]);
});

test("addresses that are no block are told with the API server's reason, and nothing is wished", () => {
  const refused = (cidr: string) => {
    const { from, wish } = offer(`addresses ${cidr}`, "shop/api", { sides: ["ingress"] });
    expect(wish, cidr).toBeNull();
    return from.map((end) => (end.kind === "unfit" ? end.reason : end.kind));
  };
  expect(refused("10.0.0.0/33")).toEqual([
    "“10.0.0.0/33” has a prefix length that does not exist: for IPv4 it is a number from 0 to 32.",
  ]);
  expect(refused("300.0.0.0/8")).toEqual(["“300.0.0.0/8” is no address: its four numbers go from 0 to 255."]);
  expect(offer("addresses 10.0.0.0/32", "shop/api").wish).not.toBeNull();
});

test("what is said of several is said of them", () => {
  const to = [choice("shop/api"), choice("shop/job")];
  const isolated = offer("shop/web", "", { to }, text + deny("job", "{matchLabels: {app: job}}", "Ingress"));
  expect(isolated.sides.map(({ words }) => words)).toEqual([
    "No policy isolates shop/web for egress: it may do this already. A rule here would close everything else that it may do.",
    "shop/api and shop/job are isolated for ingress, and no rule admits this yet.",
  ]);
});

test("several that are picked may wear the same labels: none of them is one that is not meant", () => {
  const scenario = `${workload("one", "app: web")}${workload("two", "app: web")}${workload("api", "app: api", "{containerPort: 80}")}`;
  const deniedApi = scenario + deny("api", "{}", "Ingress");
  expect(podsIn(offer("shop/one", "shop/api", {}, deniedApi).from).named).toEqual({ pods: 4, others: 2 });
  const both = offer("", "shop/api", { from: [choice("shop/one"), choice("shop/two")] }, deniedApi);
  expect(both.from.map((end) => podsIn([end]).named)).toEqual([
    { pods: 4, others: 0 },
    { pods: 4, others: 0 },
  ]);
  if (both.wish === null) throw new Error("nothing is wished");
  const plan = planAllow(contextOf(deniedApi), both.wish);
  expect(plan).toMatchObject({
    label: "allow one and two → api on TCP 80",
    steps: ["a new policy shop/api-from-web in a.yaml"],
  });

  expect(both.sides[0]?.words).toMatch(/^No policy isolates shop\/one and shop\/two for egress: they may/);
});
