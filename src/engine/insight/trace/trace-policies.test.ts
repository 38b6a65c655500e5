import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { decisiveStep, tracer, write } from "../../testing/trace-words";

const { pod, service, policy, node } = write;

const PORT = "containers: [{name: c, image: x, ports: [{containerPort: 8080, name: http}]}]";
const at = (address: string) => `podIP: ${address}, conditions: [{type: Ready, status: 'True'}]`;
const CLUSTER = [
  pod("shop/client", "app: client", "containers: [{name: c, image: x}]", at("10.244.0.1")),
  pod("shop/web", "app: web", PORT, at("10.244.0.2")),
  pod("shop/closed", "app: web, closed: really", PORT, at("10.244.0.3")),
  service("shop/web", "clusterIP: 10.96.0.2, selector: {app: web}, ports: [{port: 80, targetPort: http}]"),
  service("shop/open", "selector: {app: web, closed: really}, ports: [{port: 80, targetPort: http}]"),
];
const subject = (label: string) => `podSelector: {matchLabels: {${label}}}`;
const FROM_CLIENT = "from: [{podSelector: {matchLabels: {app: client}}}]";
const TO_WEB = "to: [{podSelector: {matchLabels: {app: web}}}]";

/** Policies, what is asked for, its outcome and the deciding step, with the rule. */
type Row = readonly [policies: readonly string[], target: string, outcome: string, decisive: string, rule: string];

test.each<Row>([
  [[], "10.96.0.2", "answered", "listening client", "N42"],
  [
    [policy("shop/p", `${subject("app: web")}, ingress: [{${FROM_CLIENT}, ports: [{port: 8080}]}]`)],
    "10.96.0.2",
    "answered",
    "listening client",
    "trap 8: the pod's port",
  ],
  [
    [policy("shop/p", `${subject("app: web")}, ingress: [{${FROM_CLIENT}, ports: [{port: 80}]}]`)],
    "10.96.0.2",
    "timed-out destination",
    "ingress client",
    "trap 8: the Service's port is nobody's",
  ],
  [
    [policy("shop/p", `${subject("app: web")}, ingress: [{${FROM_CLIENT}, ports: [{port: http}]}]`)],
    "10.96.0.2",
    "answered",
    "listening client",
    "N24",
  ],
  [
    [
      policy(
        "shop/p",
        `${subject("app: client")}, policyTypes: [Egress], egress: [{${TO_WEB}, ports: [{port: 8080}]}]`,
      ),
    ],
    "10.96.0.2",
    "answered",
    "listening client",
    "N23 at the pod",
  ],
  [
    [
      policy(
        "shop/p",
        `${subject("app: client")}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.96.0.2/32}}]}]`,
      ),
    ],
    "10.96.0.2",
    "timed-out source",
    "egress client",
    "N33 after, N46: a Service is no peer",
  ],
  [
    [policy("shop/p", `${subject("app: client")}, policyTypes: [Egress]`)],
    "10.96.0.2",
    "timed-out source",
    "egress client",
    "N15",
  ],
  [
    [policy("shop/p", "podSelector: {}, policyTypes: [Ingress, Egress]")],
    "10.96.0.2",
    "timed-out both",
    "egress client",
    "N12",
  ],
  [
    [policy("shop/p", subject("closed: really"))],
    "10.96.0.2",
    "depends differ",
    "listening client",
    "pods behind the Service do not agree",
  ],
  [[policy("shop/p", subject("closed: really"))], "shop/closed:8080", "timed-out destination", "ingress client", "N7"],
  [
    [policy("shop/p", subject("closed: really"))],
    "shop/closed:81",
    "timed-out destination",
    "ingress client",
    "a drop comes before nobody listens",
  ],
  [[], "shop/closed:81", "refused nobody-listens", "listening client", "allowed, but nobody listens"],
  [
    [policy("shop/p", `${subject("app: web")}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/31}}]}]`)],
    "shop/web:8080",
    "answered",
    "listening client",
    "N32 matches in the default profile",
  ],
])("under %j %s ends as %s at %s (%s)", (policies, target, outcome, decisive) => {
  const trace = tracer([...CLUSTER, ...policies])("shop/client", target);
  expect([outcomeText(trace.outcome), decisiveStep(trace)]).toEqual([outcome, decisive]);
});

test("what the profile leaves open is what the outcome depends on", () => {
  const block = policy("shop/p", `${subject("app: web")}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/31}}]}]`);
  const trace = tracer([...CLUSTER, block], { ipBlockMatchesPods: "depends" })("shop/client", "shop/web:8080");
  expect([outcomeText(trace.outcome), decisiveStep(trace)]).toEqual([
    "depends ip-block-matches-pods",
    "ingress client",
  ]);
});

test("a denied step leads to the policy, an admitted one to its rule", () => {
  const rule = "{from: [{podSelector: {matchLabels: {app: client}}}]}";
  const admit = policy("shop/p", `${subject("app: web")}, ingress: [${rule}]`);
  const text = [...CLUSTER, admit].join("---\n");
  const admitted = tracer([...CLUSTER, admit])("shop/client", "shop/web:8080").ways[0]?.steps[2];
  expect(text.slice(admitted?.place?.from, admitted?.place?.to)).toBe(rule);
  expect(admitted?.sentence).toBe("Rule 1 of shop/p lets TCP 8080 from shop/client through.");
  const deny = policy("shop/p", subject("app: web"));
  const denied = tracer([...CLUSTER, deny])("shop/client", "shop/web:8080").ways[0]?.steps[2];
  expect(denied).toMatchObject({ kind: "ingress", state: "failed" });
  expect(text.slice(denied?.place?.from).startsWith("apiVersion: networking.k8s.io/v1")).toBe(true);
  expect(denied?.explanation?.verdict).toBe("denied");
});

const EXPOSED = [
  node("n1", "172.18.0.2"),
  pod("shop/web", "app: web", PORT, at("10.244.0.2")),
  service(
    "shop/lb",
    "type: LoadBalancer, clusterIP: 10.96.0.3, externalIPs: [192.0.2.8], selector: {app: web}, ports: [{port: 80, targetPort: http, nodePort: 30080}]",
    "loadBalancer: {ingress: [{ip: 192.0.2.7}]}",
  ),
];
const admit = (...cidrs: readonly string[]) =>
  policy(
    "shop/p",
    `podSelector: {}, ingress: [{from: [${cidrs.map((cidr) => `{ipBlock: {cidr: ${cidr}}}`).join(", ")}]}]`,
  );

// N49, and what a client outside can address
test.each([
  ["192.0.2.7", [], "answered"],
  ["192.0.2.8", [], "answered"],
  ["172.18.0.2:30080", [], "answered"],
  ["172.18.0.2:30081", [], "answered"],
  ["192.0.2.7:81", [], "timed-out nothing-there"],
  ["10.96.0.3", [], "timed-out nothing-there"],
  ["10.244.0.2:8080", [], "answered"],
  ["lb.shop", [], "not-resolved no-such-name"],
  ["192.0.2.7", ["203.0.113.0/24", "172.18.0.0/16"], "answered"],
  ["192.0.2.7", ["203.0.113.0/24"], "depends client-source"],
  ["172.18.0.2:30080", ["172.18.0.0/16"], "depends client-source"],
  ["192.0.2.7", ["198.51.100.0/24"], "timed-out destination"],
  ["10.244.0.2:8080", ["203.0.113.0/24"], "answered"],
])("a client outside that dials %s where %j are admitted: %s", (target, cidrs, outcome) => {
  const trace = tracer([...EXPOSED, ...(cidrs.length === 0 ? [] : [admit(...cidrs)])])("203.0.113.7", target);
  expect(outcomeText(trace.outcome)).toBe(outcome);
});

test("externalTrafficPolicy Local keeps the client", () => {
  const local = EXPOSED.map((text) => text.replace("clusterIP: 10.96.0.3", "externalTrafficPolicy: Local"));
  const ask = (cidr: string) => outcomeText(tracer([...local, admit(cidr)])("203.0.113.7", "192.0.2.7").outcome);
  expect(ask("203.0.113.0/24")).toBe("answered");
  expect(ask("172.18.0.0/16")).toBe("timed-out destination");
});

test("a node knows the cluster's addresses and not its names", () => {
  const trace = tracer(EXPOSED);
  expect(outcomeText(trace("172.18.0.2", "10.96.0.3").outcome)).toBe("answered");
  expect(outcomeText(trace("172.18.0.2", "lb.shop").outcome)).toBe("not-resolved node-resolver");
});

test("a Service's IPv6 address leads to its pods' IPv6 addresses (N50)", () => {
  const both = (last: number) =>
    `podIPs: [{ip: 10.244.0.${last}}, {ip: "fd00:10:244::${last}"}], conditions: [{type: Ready, status: 'True'}]`;
  const trace = tracer([
    pod("shop/client", "app: client", "containers: [{name: c, image: x}]", both(1)),
    pod("shop/web", "app: web", PORT, both(2)),
    service(
      "shop/web",
      'clusterIPs: [10.96.0.2, "fd00:96::2"], selector: {app: web}, ports: [{port: 80, targetPort: http}]',
    ),
    policy("shop/p", `${subject("app: web")}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/16}}]}]`),
  ]);
  expect(outcomeText(trace("shop/client", "10.96.0.2").outcome)).toBe("answered");
  expect(outcomeText(trace("shop/client", "http://[fd00:96::2]").outcome)).toBe("timed-out destination");
});

test.each([
  ["203.0.113.7", "answered"],
  ["198.51.100.7", "timed-out nothing-there"],
])("a load balancer with source ranges lets in clients of them only: %s is %s", (client, outcome) => {
  const ranged = EXPOSED.map((text) =>
    text.replace("clusterIP:", "loadBalancerSourceRanges: [203.0.113.0/24], clusterIP:"),
  );
  const trace = tracer(ranged)(client, "192.0.2.7");
  expect(outcomeText(trace.outcome)).toBe(outcome);
  expect(trace.steps.some(({ sentence }) => sentence.includes("loadBalancerSourceRanges"))).toBe(
    outcome !== "answered",
  );
});
