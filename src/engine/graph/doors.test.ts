import { expect, test } from "vitest";
import { defaultWish } from "../insight/picture-wish";
import { createSession } from "../session";
import type { Graph } from "./graph";

const pod = (name: string, labels = `app: ${name}`, port = 8080) =>
  `{apiVersion: v1, kind: Pod, metadata: {name: ${name}, namespace: shop, labels: {${labels}}}, spec: {containers: [{name: c, image: example/app, ports: [{containerPort: ${port}}]}]}}`;
const service = (name: string, spec: string) =>
  `{apiVersion: v1, kind: Service, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}`;
const webService = (name: string, app = "web") =>
  service(name, `selector: {app: ${app}}, ports: [{port: 80, targetPort: 8080}]`);
const ingress = (backend: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: entry, namespace: shop}, spec: {rules: [{host: shop.example, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${backend}, port: {number: 80}}}}]}}]}}`;
const policy = (name: string, spec: string) =>
  `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: ${name}, namespace: shop}, spec: {${spec}}}`;
const DENY_ALL = policy("deny-all", "podSelector: {}, policyTypes: [Ingress, Egress]");

function analyze(documents: readonly string[], folded: readonly string[] | null = null) {
  const picture = { ...defaultWish, collapsed: folded };
  const files = [{ name: "c.yaml", text: documents.join("\n---\n") }];
  return createSession().analyze(files, { profile: "kubernetes", defaultNamespace: "default", picture });
}

const draw = (...documents: readonly string[]): Graph => analyze(documents).graph;
const linksOf = ({ links }: Graph) => links.map(({ id, broken }) => (broken ? `${id} broken` : id));
const pills = ({ doors }: Graph) =>
  doors.map(
    (door) =>
      `${door.name} ${door.kind === "service" ? door.ports : door.hosts}${door.broken === null ? "" : " broken"}`,
  );

test("a Service that selects several workloads has one pill, before the first, and leads to all", () => {
  const graph = draw(
    pod("web", "app: web, tier: front"),
    pod("api", "tier: front"),
    service("all", "selector: {tier: front}, ports: [{port: 8080}]"),
  );
  expect(pills(graph)).toEqual(["all 8080"]);
  expect(linksOf(graph)).toEqual(["service shop/all⇢shop/web", "service shop/all⇢shop/api"]);
  const [pill, web] = [graph.doors[0], graph.nodes.find(({ id }) => id === "shop/web")];
  expect((web?.x ?? 0) - (pill?.x ?? 0) - (pill?.width ?? 0)).toBe(14);
});

test("a Service that selects nothing is broken, leads to nothing, and lies in its namespace all the same", () => {
  const graph = draw(pod("web"), webService("web", "wbe"));
  expect(pills(graph)).toEqual(["web 80 → 8080 broken"]);
  expect(graph.doors[0]?.broken).toContain("app=wbe selects no pod");
  expect(graph.links).toEqual([]);
});

test("an external name, a headless Service and several ports are told in a few words", () => {
  const graph = draw(
    pod("web"),
    service("db", "type: ExternalName, externalName: db.example.com"),
    service("peers", "clusterIP: None, selector: {app: web}"),
    service(
      "many",
      "selector: {app: web}, ports: [{name: a, port: 80, targetPort: 8080}, {name: b, port: 443, targetPort: 8080}, {name: c, port: 90, targetPort: 8080}]",
    ),
  );
  expect(pills(graph).sort()).toEqual(["db → db.example.com", "many 80 → 8080 +2", "peers headless"]);
});

test("of five Services before one workload three are drawn, broken ones first, and the last stands for the others", () => {
  const silent = service("silent", "selector: {app: web}, ports: [{port: 80, targetPort: nothing}]");
  const graph = draw(pod("web"), ...["a", "b", "c", "d"].map((name) => webService(name)), silent);
  expect(pills(graph)).toEqual(["silent 80 → nothing broken", "a 80 → 8080", "b 80 → 8080"]);
  expect(graph.doors[2]).toMatchObject({ more: ["shop/c", "shop/d"] });
  expect(linksOf(graph).sort()).toEqual([
    "service shop/a⇢shop/web",
    "service shop/b⇢shop/web",
    "service shop/silent⇢shop/web broken",
  ]);
});

test("an Ingress leads to the pill of its Service, and is broken where that leads nowhere", () => {
  const works = draw(pod("web"), webService("web"), ingress("web"));
  expect(pills(works)).toEqual(["web 80 → 8080", "entry shop.example"]);
  expect(linksOf(works)).toContain("ingress shop/entry⇢service shop/web");
  const broken = draw(pod("web"), webService("web", "wbe"), ingress("web"));
  expect(pills(broken)).toContain("entry shop.example broken");
  expect(linksOf(broken)).toEqual(["ingress shop/entry⇢service shop/web broken"]);
  expect(pills(draw(pod("web"), ingress("nobody")))).toEqual(["entry shop.example broken"]);
});

test("an Ingress stands at the border of the cluster, before all namespaces", () => {
  const graph = draw(pod("web"), webService("web"), ingress("web"));
  const gate = graph.doors.find(({ kind }) => kind === "ingress");
  expect((gate?.x ?? 0) + (gate?.width ?? 0)).toBeLessThan(Math.min(...graph.namespaces.map(({ x }) => x)));
});

test("a folded namespace has no pills", () => {
  const { graph } = analyze([pod("web"), webService("web"), ingress("web")], ["shop"]);
  expect([graph.doors, graph.links]).toEqual([[], []]);
});

test("what is assumed is drawn as such, and counted nowhere", () => {
  const { graph, counts } = analyze([pod("web"), webService("web"), ingress("web")]);
  const assumed = graph.nodes.flatMap((node) => (node.kind === "workload" && node.assumed ? node.id : []));
  expect(assumed).toEqual(["kube-system/coredns", "ingress-nginx/ingress-nginx-controller"]);
  expect(graph.namespaces.filter((each) => each.assumed).map(({ name }) => name)).toEqual([
    "kube-system",
    "ingress-nginx",
  ]);
  expect(counts).toMatchObject({ namespaces: 1, workloads: 1, pods: 1, openWorkloads: 1 });
  expect(pills(graph)).toEqual(["web 80 → 8080", "entry shop.example"]);
});

const lines = ({ edges }: Graph) => edges.map(({ id, state }) => `${id} ${state}`).sort();

test("open lines to assumed pods are not drawn, nor any from assumed DNS; from the controller to what is behind an Ingress", () => {
  const graph = draw(pod("web"), pod("other"), webService("web"), ingress("web"));
  expect(lines(graph).filter((line) => /kube-system|ingress-nginx/.test(line))).toEqual([
    "ingress-nginx/ingress-nginx-controller→shop/web open",
  ]);
  expect(Object.values(graph.notDrawn).every((count) => count === 0)).toBe(true);
});

test("what a policy says of the way to DNS is drawn, and to the controller only what it lets through", () => {
  const egress = policy(
    "dns",
    "podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}], ports: [{port: 53, protocol: UDP}]}]",
  );
  const graph = draw(pod("web"), pod("other"), webService("web"), ingress("web"), DENY_ALL, egress);
  expect(lines(graph).filter((line) => /kube-system|ingress-nginx/.test(line))).toEqual([
    "ingress-nginx/ingress-nginx-controller→shop/web denied",
    "shop/other→kube-system/coredns denied",
    "shop/web→kube-system/coredns partly",
  ]);
});
