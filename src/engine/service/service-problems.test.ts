import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import { write } from "../testing/trace-words";

const { pod, service, ingress } = write;

/** Findings about Services and Ingresses: code, field, marked text, message. */
function problems(...documents: readonly string[]) {
  const text = documents.join("---\n");
  const { diagnostics } = readScenario([{ name: "s.yaml", text }]);
  const found = diagnostics.filter(({ code }) => /^(service|ingress)-/.test(code));
  expect(found.every(({ severity, type }) => severity === "warning" && type === "Lint")).toBe(true);
  return found.map(({ code, field, place, message }) => [code, field, text.slice(place.from, place.to), message]);
}

const WEB = pod("shop/web", "app: web", "containers: [{name: c, image: x, ports: [{containerPort: 80, name: http}]}]");
const SERVICE = service("shop/web", "selector: {app: web}, ports: [{name: main, port: 80, targetPort: http}]");
const backend = (name: string, port: string) => `{service: {name: ${name}, port: {${port}}}}`;
const route = (to: string) =>
  ingress("shop/i", `rules: [{http: {paths: [{path: /, pathType: Prefix, backend: ${to}}]}}]`);

test("a Service whose selector selects nothing is found, with what was surely meant", () => {
  expect(problems(WEB, service("shop/web", "selector: {app: wbe}, ports: [{port: 80}]"))).toEqual([
    [
      "service-selects-nothing",
      "spec.selector",
      "{app: wbe}",
      "the Service leads nowhere: its selector app=wbe selects no pod; 1 pod has app=web",
    ],
  ]);
});

test.each([
  ["selector: {app: web, tier: front}", "1 pod has app=web and no tier"],
  ["selector: {ap: web}", null],
])("with %s what is near is: %s", (selector, near) => {
  const message = problems(WEB, service("shop/web", `${selector}, ports: [{port: 80}]`))[0]?.[3] ?? "";
  if (near === null) expect(message).not.toContain(";");
  else expect(message).toContain(near);
});

test("pods of another namespace are told of", () => {
  const message = problems(WEB, service("other/web", "selector: {app: web}, ports: [{port: 80}]"))[0]?.[3];
  expect(message).toContain("1 pod of namespace shop has it, but a Service selects in its own namespace only");
});

test("the most alike of several values is named", () => {
  const pods = ["api", "web", "worker"].map((app) => pod(`shop/${app}`, `app: ${app}`));
  expect(problems(...pods, service("shop/s", "selector: {app: wbe}, ports: [{port: 80}]"))[0]?.[3]).toContain(
    "1 pod has app=web",
  );
});

test("where nothing is alike, the values that are there are named", () => {
  const pods = ["api", "web"].map((app) => pod(`shop/${app}`, `app: ${app}`));
  const message = problems(...pods, service("shop/s", "selector: {app: mollusc}, ports: [{port: 80}]"))[0]?.[3];
  expect(message).toBe(
    "the Service leads nowhere: its selector app=mollusc selects no pod; pods of shop have app=api, app=web",
  );
});

test("a named target port that no pod has is found", () => {
  const ports = "ports: [{port: 80, targetPort: https}]";
  expect(problems(WEB, service("shop/web", `selector: {app: web}, ${ports}`))).toEqual([
    [
      "service-port-unknown",
      "spec.ports[0].targetPort",
      "{port: 80, targetPort: https}",
      "port 80 leads nowhere: none of its pods has a TCP port called https; they have http",
    ],
  ]);
});

test("ExternalNames in a circle are found at each of them", () => {
  const alias = (name: string, to: string) =>
    service(`shop/${name}`, `type: ExternalName, externalName: ${to}.shop.svc.cluster.local`);
  const found = problems(alias("a", "b"), alias("b", "a"), alias("c", "a"), alias("d", "d"));
  expect(found.map(([code, field, marked]) => [code, field, marked])).toEqual(
    ["b", "a", "a", "d"].map((to) => ["service-name-cycle", "spec.externalName", `${to}.shop.svc.cluster.local`]),
  );
});

test.each([
  [backend("web", "number: 80"), null, null],
  [backend("web", "name: main"), null, null],
  [backend("wbe", "number: 80"), "ingress-service-missing", "there is no Service shop/wbe"],
  [backend("web", "number: 81"), "ingress-port-missing", "the Service shop/web has no TCP port 81; it has 80"],
  [backend("web", "name: other"), "ingress-port-missing", "the Service shop/web has no TCP port other; it has main"],
])("an Ingress to %s: %s", (to, code, message) => {
  const found = problems(WEB, SERVICE, route(to));
  expect(found).toEqual(code === null ? [] : [[code, "spec.rules", to, message]]);
});

test("the default backend of an Ingress is looked at too", () => {
  const found = problems(WEB, SERVICE, ingress("shop/i", `defaultBackend: ${backend("gone", "number: 80")}`));
  expect(found.map(([code, field]) => [code, field])).toEqual([["ingress-service-missing", "spec.defaultBackend"]]);
});

const deployment = (replicas: number) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: shop}\nspec: {replicas: ${replicas}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: x}]}}}\n`;

test.each([
  ["without selector", [service("shop/s", "ports: [{port: 80}]")]],
  ["with an ExternalName", [service("shop/s", "type: ExternalName, externalName: db.example.com")]],
  [
    "with pods that are not ready",
    [pod("shop/web", "app: web", undefined, "phase: Pending"), service("shop/s", "selector: {app: web}")],
  ],
  ["with a workload that is scaled to nothing", [deployment(0), service("shop/s", "selector: {app: web}")]],
  [
    "with pods that have finished",
    [pod("shop/web", "app: web", undefined, "phase: Succeeded"), service("shop/s", "selector: {app: web}")],
  ],
  [
    "for DNS without its pods",
    [
      service(
        "kube-system/kube-dns",
        "selector: {k8s-app: kube-dns}, ports: [{port: 53, targetPort: dns, protocol: UDP}]",
      ),
    ],
  ],
])("a Service %s is no mistake", (_what, documents) => {
  expect(problems(...documents)).toEqual([]);
});
