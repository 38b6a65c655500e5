import { expect, test } from "vitest";
import { evaluate } from "../../policy/evaluate";
import { KUBERNETES_PROFILE } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import { write } from "../../testing/trace-words";
import { explainDoor } from "./explain-door";
import type { IngressExplanation, ServiceExplanation } from "./service-explanation";

const { pod, service, ingress, slice } = write;

function door(id: string, ...documents: readonly string[]) {
  const { complete, policies, objects, lineOf } = readScenario([{ name: "s.yaml", text: documents.join("---\n") }]);
  return explainDoor(evaluate(complete, policies, KUBERNETES_PROFILE), objects, id, lineOf);
}

function serviceDoor(name: string, ...documents: readonly string[]): ServiceExplanation {
  const found = door(`service shop/${name}`, ...documents);
  if (found?.kind !== "service") throw new Error("no such Service");
  return found;
}

function ingressDoor(...documents: readonly string[]): IngressExplanation {
  const found = door("ingress shop/i", ...documents);
  if (found?.kind !== "ingress") throw new Error("no such Ingress");
  return found;
}

const listening = (name: string, port: number, status = "") =>
  pod(
    `shop/${name}`,
    "app: web",
    `containers: [{name: c, image: x, ports: [{containerPort: ${port}, name: http}]}]`,
    status,
  );
const PODS = [listening("web-1", 8080), listening("web-2", 8080), listening("web-3", 8081)];
const NOT_READY = "conditions: [{type: Ready, status: 'False'}], podIP: 10.244.0.1";

test("a Service says what it is called, what it selects, and where its ports lead", () => {
  const ports = "ports: [{name: main, port: 80, targetPort: http}, {name: dns, port: 53, protocol: UDP}]";
  const found = serviceDoor("web", ...PODS, service("shop/web", `selector: {app: web}, ${ports}`));
  expect(found).toMatchObject({
    id: "service shop/web",
    type: "ClusterIP",
    names: ["web", "web.shop", "web.shop.svc", "web.shop.svc.cluster.local"],
    selector: "app=web",
    ports: [
      { words: "main 80", port: 80, protocol: "TCP", target: "http (8080 on 2 pods, 8081 on 1)", listening: 3 },
      { words: "dns 53/UDP", port: 53, protocol: "UDP", target: "53", listening: 0 },
    ],
    endpoints: [
      { name: "shop/web-1", isReady: true },
      { name: "shop/web-2", isReady: true },
      { name: "shop/web-3", isReady: true },
    ],
    place: { file: "s.yaml" },
  });
  expect(found.line).toBeGreaterThan(1);
});

test.each([
  ["selector: {app: web}, ports: [{port: 80, targetPort: http}]", null],
  ["selector: {app: wbe}, ports: [{port: 80}]", "its selector app=wbe selects no pod; 3 pods have app=web"],
  [
    "selector: {app: web}, ports: [{port: 80, targetPort: web}]",
    "none of its pods has a TCP port called web; they have http",
  ],
  [
    "selector: {app: web}, ports: [{port: 80}]",
    "nothing listens on TCP 80 of its 3 pods; they listen on TCP 8080, TCP 8081",
  ],
  ["selector: {app: web}, clusterIP: None, ports: [{port: 8080}]", null],
  ["ports: [{port: 80}]", "it has no selector, and no EndpointSlice states an endpoint"],
  ["type: ExternalName, externalName: db.example.com", null],
  [
    "type: ExternalName, externalName: db.shop.svc.cluster.local",
    "ExternalName Services lead in a circle: shop/db → shop/db",
  ],
  ["type: ExternalName, externalName: x.shop.svc.cluster.local", "DNS knows no x.shop.svc.cluster.local"],
])("a Service with %s has the problem: %s", (spec, problem) => {
  expect(serviceDoor("db", ...PODS, service("shop/db", spec)).problem).toBe(problem);
});

test("pods that are not ready are listed, and said to be the problem where all are", () => {
  const web = service("shop/web", "selector: {app: web}, ports: [{port: 80, targetPort: 8080}]");
  const all = serviceDoor("web", listening("web-1", 8080, NOT_READY), web);
  expect(all.endpoints).toEqual([{ name: "shop/web-1", isReady: false }]);
  expect(all.problem).toBe("the only pod that app=web selects is not ready");
  const one = serviceDoor("web", listening("web-1", 8080, NOT_READY), listening("web-2", 8080), web);
  expect(one.problem).toBeNull();
  expect(one.ports[0]?.listening).toBe(1);
});

test("a Service without selector has the addresses of its slices", () => {
  const found = serviceDoor(
    "sql",
    service("shop/sql", "ports: [{port: 5432}]"),
    slice("shop/sql-1", "sql", "endpoints: [{addresses: [192.0.2.1]}]\nports: [{port: 15432}]"),
  );
  expect(found).toMatchObject({ selector: null, endpoints: [{ name: "192.0.2.1", isReady: true }], problem: null });
});

test.each([
  ["clusterIP: None", "headless"],
  ["type: NodePort", "NodePort"],
  ["type: LoadBalancer", "LoadBalancer"],
  ["type: ExternalName, externalName: a.example", "ExternalName"],
])("a Service with %s is of type %s", (spec, type) => {
  expect(serviceDoor("web", service("shop/web", spec)).type).toBe(type);
});

test("an assumed Service is a door without a place", () => {
  const found = door("service kube-system/kube-dns", ...PODS);
  expect(found).toMatchObject({ kind: "service", place: { file: "" }, line: 0, problem: null });
});

test("a door that is not there has no explanation", () => {
  expect(door("service shop/none", ...PODS)).toBeNull();
  expect(door("ingress shop/none", ...PODS)).toBeNull();
  expect(door("workload shop/web-1", ...PODS)).toBeNull();
});

const path = (text: string, name: string, port = 80) =>
  `{path: ${text}, pathType: Prefix, backend: {service: {name: ${name}, port: {number: ${port}}}}}`;
const WEB = [...PODS, service("shop/web", "selector: {app: web}, ports: [{port: 80, targetPort: http}]")];

test("an Ingress says who carries it and where its routes lead", () => {
  const rules = `rules: [{host: shop.example, http: {paths: [${path("/", "web")}]}}, {http: {paths: [${path("/x", "web")}]}}]`;
  const found = ingressDoor(
    ...WEB,
    ingress("shop/i", `ingressClassName: nginx, defaultBackend: {service: {name: web, port: {number: 80}}}, ${rules}`),
  );
  expect(found).toMatchObject({
    className: "nginx",
    controllers: ["ingress-nginx/ingress-nginx-controller-1"],
    routes: [
      { url: "http://shop.example/", pathType: "Prefix", service: "shop/web:80", problem: null },
      { url: "http://*/x", pathType: "Prefix", service: "shop/web:80", problem: null },
      { url: "http://*", pathType: "default backend", service: "shop/web:80", problem: null },
    ],
    problem: null,
  });
  expect(serviceDoor("web", ...WEB, ingress("shop/i", rules)).ingresses).toEqual(["shop/i"]);
});

test.each([
  [[path("/", "wbe")], "there is no Service shop/wbe"],
  [[path("/", "web", 81)], "the Service shop/web has no TCP port 81; it has 80"],
  [[path("/", "web"), path("/x", "wbe")], "one of its 2 routes: there is no Service shop/wbe"],
  [[path("/", "empty")], "nobody is behind shop/empty: its selector app=x selects no pod; pods of shop have app=web"],
  [[], "it has no rule that leads to a Service and no default backend: every request gets 404"],
])("an Ingress with the paths %j has the problem: %s", (paths, problem) => {
  const empty = service("shop/empty", "selector: {app: x}, ports: [{port: 80}]");
  const rules = paths.length === 0 ? "" : `rules: [{http: {paths: [${paths.join(", ")}]}}]`;
  expect(ingressDoor(...WEB, empty, ingress("shop/i", rules)).problem).toBe(problem);
});

test("an Ingress of a class that nobody carries says so", () => {
  const edge = pod("edge/kong", "app: kong");
  const rules = `rules: [{http: {paths: [${path("/", "web")}]}}]`;
  const found = ingressDoor(...WEB, edge, ingress("shop/i", `ingressClassName: traefik, ${rules}`));
  expect(found).toMatchObject({ controllers: [], problem: "there is no pod of Traefik" });
});
