import { expect, test } from "vitest";
import { createSession } from "../../session";
import type { PolicyForm, PolicyOffer, PolicyRequest } from "./policy-form";

const options = { profile: "kubernetes", defaultNamespace: "default" } as const;

const pod = (namespace: string, name: string, labels: string, ports = "") => `---
apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}
spec: {containers: [{name: c, image: i, ports: [${ports}]}]}
status: {podIP: 10.0.0.${name.length}}
`;
const cluster = `apiVersion: v1
kind: Namespace
metadata: {name: ops, labels: {team: x}}
${pod("shop", "web", "app: web", "{containerPort: 80}")}${pod(
  "shop",
  "api",
  "app: api, tier: back",
  "{containerPort: 8080, name: http}",
)}${pod("shop", "api-two", "app: api, track: b", "{containerPort: 9090, name: http}")}${pod("ops", "probe", "app: prom")}`;
const written = `# who may ask
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
  namespace: shop
  annotations:
    why: "the *front* asks"
spec:
  podSelector:
    matchLabels: {app: api}
    matchExpressions:
    - {key: track, operator: NotIn, values: [z]}
  ingress:
  - from:
    - podSelector: {matchLabels: {app: web}}
    - namespaceSelector: {matchLabels: {team: x}}
      podSelector: {matchExpressions: [{key: app, operator: Exists}]}
    - ipBlock: {cidr: 10.0.0.0/24, except: [10.0.0.7/32]}
    ports:
    - port: http
    - {port: 9000, endPort: 9009, protocol: UDP}
  - {}
  egress: []
`;

function offer(policies: string, request: Partial<PolicyRequest> = {}): PolicyOffer {
  const session = createSession();
  session.analyze(
    [
      { name: "policies.yaml", text: policies },
      { name: "cluster.yaml", text: cluster },
    ],
    options,
  );
  const asked = { kind: "policy", policy: "shop/api", namespace: "shop", draft: null, ...request } as const;
  const answer = session.offerEdit(asked, options);
  if (answer?.kind !== "policy") throw new Error("no offer");
  return answer;
}

function form(policies: string): PolicyForm {
  const { policy } = offer(policies);
  if (policy?.kind !== "sound") throw new Error("no sound policy");
  return policy;
}

const idsOf = ({ workloads }: { readonly workloads: readonly { readonly id: string }[] }) =>
  workloads.map(({ id }) => id);

test("the subject is shown with its requirements and the pods that it selects now", () => {
  const { subject, subjects, hasTypes, ingress, egress } = form(written);
  expect(subject.requirements).toMatchObject([
    { which: { kind: "label", key: "app" }, text: "app=api", at: { line: 11 } },
    { which: { kind: "term", index: 0 }, text: "track!=z", at: { line: 13 } },
  ]);
  expect(subjects.pods).toBe(2);
  expect(hasTypes).toBe(false);
  expect([ingress.isIsolated, egress.isIsolated, egress.rules]).toEqual([true, false, []]);
});

test("each peer is shown with whom it selects, and where it stands", () => {
  const [own, both, block] = form(written).ingress.rules[0]?.peers ?? [];
  expect(own).toMatchObject({ kind: "pods", namespaceSelector: null, namespaces: ["shop"], at: { line: 16 } });
  expect(own && idsOf(own.matches)).toEqual(["shop/web"]);
  expect(both).toMatchObject({ namespaces: ["ops"], podSelector: { requirements: [{ text: "app" }] } });
  expect(both && idsOf(both.matches)).toEqual(["ops/probe"]);
  expect(block).toMatchObject({ cidr: "10.0.0.0/24", range: "10.0.0.0-10.0.0.255", except: ["10.0.0.7/32"] });
  // api-two has the address that is excepted
  expect(block?.matches.pods).toBe(3);
});

test("a name of a port is told by the numbers that it means at the pods of the rule", () => {
  const [named, range] = form(written).ingress.rules[0]?.ports ?? [];
  expect(named?.meaning).toEqual({
    numbers: [
      { port: 8080, pods: 1 },
      { port: 9090, pods: 1 },
    ],
    without: 0,
  });
  expect(range).toMatchObject({ protocol: "UDP", port: 9000, endPort: 9009, meaning: null });
  const other = form(written.replace("port: http", "port: grpc")).ingress.rules[0]?.ports[0];
  expect(other?.meaning).toEqual({ numbers: [], without: 2 });
});

test("a rule without peers and ports is everyone on every port, and offers the subject's ports", () => {
  const rule = form(written).ingress.rules[1];
  expect([rule?.peers, rule?.ports]).toEqual([[], []]);
  expect(rule?.suggestedPorts.map(({ port }) => port)).toEqual([8080, 9090]);
});

test("what no control is about is shown as its text", () => {
  expect(form(written).kept).toMatchObject([
    { field: "metadata.annotations", text: 'annotations:\n    why: "the *front* asks"', at: { line: 7 } },
  ]);
});

test("labels and namespaces are offered with how many wear them", () => {
  const { labels, namespaces, namespaceLabels } = offer(written).suggestions;
  expect(labels[0]).toEqual({ namespace: "shop", text: "app=api", pods: 2 });
  expect(namespaces).toContainEqual({ name: "ops", pods: 1 });
  expect(namespaceLabels).toContainEqual({ text: "team=x", namespaces: 1 });
});

test("a peer that is put together says whom it would select, or why the server refuses it", () => {
  const ask = (requirements: readonly string[]) => {
    const peer = { kind: "pods", namespace: { kind: "named", name: "shop" }, requirements } as const;
    return offer(written, { draft: { direction: "egress", peer } }).draft;
  };
  expect(ask(["app=api"])).toMatchObject({ problem: null, matches: { pods: 2 } });
  expect(ask(["app=api"])?.ports.map(({ port }) => port)).toEqual([8080, 9090, 53]);
  expect(ask(["app=-"])?.problem).toMatch(/label value “-”/);
  expect(ask(["app in (web,"])?.problem).toBe("the bracket of “app in (web,” is not closed");
  const cidr = offer(written, { draft: { direction: "ingress", peer: { kind: "addresses", cidr: "10.0.0.1" } } });
  expect(cidr.draft?.problem).toMatch(/no prefix length/);
});

test("a policy that broke says why and where; one that went is gone", () => {
  const broken = offer(written.replace("podSelector:\n", "podselector:\n")).policy;
  expect(broken).toMatchObject({ kind: "broken", place: { file: "policies.yaml" } });
  expect(broken?.kind === "broken" && broken.reasons[0]?.message).toMatch(/podselector/);
  expect(offer(written.replace("spec:", "spec: {")).policy).toMatchObject({ kind: "broken" });
  expect(offer(written, { policy: "shop/other" }).policy).toBeNull();
});

test("what cannot be read may be a policy only where its name stands, and best where it stands as one", () => {
  const unread = (name: string) => `${written.replace("name: api", `name: ${name}`).replace("spec:", "spec: {")}---\n`;
  const at = (text: string) => {
    const { policy } = offer(text);
    return policy?.kind === "broken" ? text.slice(0, policy.place.from).split("---").length : policy;
  };
  const labelled = unread("web").replaceAll("app: api", "app: web");
  expect(at(labelled)).toBeNull();
  expect(at(`${labelled}${unread("api-2")}`.replaceAll("app: api", "app: web"))).toBeNull();
  expect(at(`${labelled}${unread('"api"')}`)).toBe(2);
  expect(at(`${unread("web")}# api\n${unread("api")}`)).toBe(2);
  expect(at(`${labelled}${labelled}${unread("api").replace("name: api", "name api")}`)).toBe(3);
});

test("the name of a policy that is to be made is judged as it is typed, in the words of the plan", () => {
  const made = (name: string, namespace = "shop") => offer(written, { policy: null, namespace, name });
  expect(made("")).toMatchObject({ nameProblem: null, namespaceProblem: null });
  expect(made("web")).toMatchObject({ nameProblem: null, namespaceProblem: null });
  expect(made("Bad_Name").nameProblem).toMatch(/^the name “Bad_Name” may hold only/);
  expect(made("api").nameProblem).toBe("shop/api exists already");
  expect(made("api", "ops").nameProblem).toBeNull();
  expect(made("web", "a.b").namespaceProblem).toMatch(/^the namespace “a.b” may hold only/);
  expect(offer(written, { name: "Bad_Name" }).nameProblem).toBeNull();
});
