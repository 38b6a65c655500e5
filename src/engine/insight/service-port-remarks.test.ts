import { expect, test } from "vitest";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { servicePortRemarks } from "./service-port-remarks";

const pod = (name: string, ports: string, image = "i") => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {app: ${name}, tier: all}}
spec: {containers: [{name: c, image: ${image}, ports: [${ports}]}]}
---
`;
const service = (ports: string, more = "", app = "api") => `apiVersion: v1
kind: Service
metadata: {name: ${app}, namespace: shop}
spec: {selector: {app: ${app}}, ports: [${ports}]${more}}
---
`;
const policy = (spec: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: p, namespace: shop}
spec: {${spec}}
---
`;
const API = pod("api", "{containerPort: 8080, name: http}, {containerPort: 9090}");
const to = (ports: string, peer = "{podSelector: {matchLabels: {app: api}}}") =>
  policy(`podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [${peer}], ports: [${ports}]}]`);

function remarksOn(...texts: readonly string[]): readonly string[] {
  const text = pod("web", "{containerPort: 3000}") + texts.join("");
  const { complete, policies, objects } = readScenario([{ name: "a.yaml", text }]);
  const { compiled } = evaluate(complete, policies, KUBERNETES_PROFILE);
  return servicePortRemarks(compiled, "yes", objects).map(({ field, message, policy: { origin }, range }) => {
    return `${field} ${text.slice(origin.offset + range.from, origin.offset + range.to)}: ${message}`;
  });
}

const SAID =
  "no pod that this rule leads to listens on TCP 80: that is the port of Service shop/api, which is 8080 on its pods, and policies see the pods' port";

test("a port that is a Service's and no pod's is told where it stands, in rules of both directions", () => {
  const web = service("{port: 80, targetPort: http}");
  expect(remarksOn(API, web, to("{port: 9090}, {port: 80}"))).toEqual([`spec.egress[0].ports[1] 80: ${SAID}`]);
  const into = policy("podSelector: {matchLabels: {app: api}}, ingress: [{ports: [{protocol: TCP, port: 80}]}]");
  expect(remarksOn(API, web, into)).toEqual([`spec.ingress[0].ports[0] 80: ${SAID}`]);
});

test("nothing is said where the number may be meant as it stands", () => {
  const web = service("{port: 80, targetPort: 8080}");
  const quiet: readonly (readonly string[])[] = [
    [API, web, to("{port: 8080}")],
    // Both are written, for whoever looks before and behind the Service.
    [API, web, to("{port: 80}, {port: 8080}")],
    [API, web, to("{port: 80}, {port: http}")],
    [API, web, to("{port: 80, endPort: 90}")],
    [API, web, to("{port: 80, protocol: UDP}")],
    // Addresses have ports of their own.
    [API, web, to("{port: 80}", "{podSelector: {}}, {ipBlock: {cidr: 0.0.0.0/0}}")],
    [API, web, policy("podSelector: {}, policyTypes: [Egress], egress: [{ports: [{port: 80}]}]")],
    [
      API,
      web,
      policy(
        "podSelector: {}, policyTypes: [Ingress], egress: [{to: [{podSelector: {matchLabels: {app: api}}}], ports: [{port: 80}]}]",
      ),
    ],
    // Somebody listens on it, or says nothing of their ports.
    [API, web, pod("shop", "{containerPort: 80}"), to("{port: 80}", "{podSelector: {matchLabels: {tier: all}}}")],
    [API, web, pod("silent", ""), to("{port: 80}", "{podSelector: {matchLabels: {tier: all}}}")],
    [API, service("{port: 80, targetPort: 80}"), to("{port: 80}")],
    [pod("api", ""), web, service("{port: 80}", "", "api").replace("name: api", "name: other"), to("{port: 80}")],
    // It sends nothing on: clients ask the pods themselves.
    [API, service("{port: 80, targetPort: 8080}", ", clusterIP: None"), to("{port: 80}")],
    [API, to("{port: 80}")],
  ];
  for (const texts of quiet) expect(remarksOn(...texts), texts.at(-1)).toEqual([]);
});

test("a pod without declared ports is known by its Service", () => {
  expect(remarksOn(pod("api", ""), service("{port: 80, targetPort: 8080}"), to("{port: 80}"))).toHaveLength(1);
});
