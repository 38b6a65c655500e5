import { expect, test } from "vitest";
import type { Service } from "../kube/objects";
import { parseIpAddress } from "../net/ip-address";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { judgeExposed } from "./exposed";

const node = (name: string, address: string) =>
  `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\nstatus: {addresses: [{type: InternalIP, address: ${address}}]}\n`;
const pod = (name: string, status: string, port = "{containerPort: 8080, name: http}") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app, labels: {app: web}}\nspec: {containers: [{name: c, image: x, ports: [${port}]}]}\nstatus: {${status}}\n`;
const service = (spec = "") =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: app}\nspec: {type: NodePort, selector: {app: web}, ports: [{port: 80, targetPort: http}]${spec}}\n`;
const admit = (...cidrs: readonly string[]) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: app}\nspec: {podSelector: {}, policyTypes: [Ingress], ingress: [${cidrs.map((cidr) => `{from: [{ipBlock: {cidr: ${cidr}}}]}`).join(", ")}]}\n`;
const LOCAL = ", externalTrafficPolicy: Local";
const CLIENT = "203.0.113.0/24";
const NODES = "172.18.0.0/16";
const cluster = [node("n1", "172.18.0.2"), node("n2", "172.18.0.3"), pod("web", "podIP: 10.0.0.1, hostIP: 172.18.0.9")];

function ask(documents: readonly string[], port = 80, protocol: "TCP" | "UDP" = "TCP") {
  const scenario = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const found = scenario.objects.find((object): object is Service => object.kind === "Service");
  const client = parseIpAddress("203.0.113.7");
  if (found === undefined || client === null) throw new Error("no Service");
  const evaluation = evaluate(scenario.cluster, scenario.policies, KUBERNETES_PROFILE);
  return judgeExposed(evaluation, { client, service: found, port, protocol });
}

// N49
test.each([
  ["client and nodes are admitted", [CLIENT, NODES, "172.18.0.9/32"], "", "allowed"],
  ["nobody is but the pod's own node, which always is (N36)", ["192.0.2.0/24"], "", "depends"],
  ["only the client is", [CLIENT], "", "depends"],
  ["only the nodes are", [NODES], "", "depends"],
  ["only one node is", [CLIENT, "172.18.0.2/32"], "", "depends"],
  ["only the client is, and it is kept", [CLIENT], LOCAL, "allowed"],
  ["only the nodes are, and the client is kept", [NODES], LOCAL, "denied"],
])("where %s, a connection from outside is judged so", (_name, cidrs, spec, verdict) => {
  expect(ask([...cluster, service(spec), admit(...cidrs)]).verdict).toBe(verdict);
});

test("where neither client nor any node is admitted, it is denied", () => {
  const elsewhere = [node("n1", "172.18.0.2"), pod("web", "podIP: 10.0.0.1")];
  expect(ask([...elsewhere, service(), admit("192.0.2.0/24")]).verdict).toBe("denied");
});

test("the pod and its target port are judged, not the Service's port (N46)", () => {
  expect(ask([...cluster, service()])).toEqual({
    verdict: "allowed",
    endpoints: [{ pod: "app/web", targetPort: 8080, verdict: "allowed" }],
  });
});

test("pods that do not agree leave the Service's verdict open", () => {
  const closed = pod("closed", "podIP: 10.0.0.2").replace("{app: web}", "{app: web, closed: really}");
  const deny = admit().replace("podSelector: {}", "podSelector: {matchLabels: {closed: really}}");
  const { verdict, endpoints } = ask([...cluster, closed, service(LOCAL), deny]);
  expect(verdict).toBe("depends");
  expect(endpoints.map((one) => `${one.pod} ${one.verdict}`)).toEqual(["app/web allowed", "app/closed denied"]);
});

test("without a ready pod behind the port there is no verdict", () => {
  const none = { verdict: null, endpoints: [] };
  expect(ask([service()])).toEqual(none);
  expect(ask([pod("web", "conditions: [{type: Ready, status: 'False'}], podIP: 10.0.0.1"), service()])).toEqual(none);
  expect(ask([pod("web", "phase: Pending"), service()])).toEqual(none);
  expect(ask([pod("web", "", "{containerPort: 8080}"), service()])).toEqual(none);
  expect(ask([...cluster, service()], 81)).toEqual(none);
  expect(ask([...cluster, service()], 80, "UDP")).toEqual(none);
});
