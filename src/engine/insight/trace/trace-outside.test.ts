import { expect, test } from "vitest";
import { outcomeText } from "../../testing/naive-outcome";
import { decisiveStep, tracer, write } from "../../testing/trace-words";

const { pod, policy } = write;

const CLIENT = pod("shop/client", "app: client", "containers: [{name: c, image: x}]", "podIP: 10.244.0.1");
const DNS = "{ports: [{port: 53, protocol: UDP}]}";
const to = (...cidrs: readonly string[]) =>
  `{to: [${cidrs.map((cidr) => `{ipBlock: {cidr: ${cidr}}}`).join(", ")}], ports: [{port: 443}]}`;

/** Egress rules (null: no policy), the target, its outcome, the deciding step. */
type Row = readonly [rules: readonly string[] | null, target: string, outcome: string, decisive: string];

// a name outside is at an address that nobody knows: N31, N17, N43
test.each<Row>([
  [null, "https://example.com", "answered", "listening client"],
  [[DNS, "{ports: [{port: 443}]}"], "https://example.com", "answered", "listening client"],
  [[DNS, to("0.0.0.0/0")], "https://example.com", "answered", "listening client"],
  [[DNS, to("0.0.0.0/0")], "http://example.com", "timed-out source", "egress client"],
  [[DNS], "https://example.com", "timed-out source", "egress client"],
  [[DNS, to("198.51.100.0/24")], "https://example.com", "depends differ", "egress client"],
  [[to("0.0.0.0/0")], "https://example.com", "not-resolved dns-unreachable", "egress dns"],
  [[to("0.0.0.0/0")], "https://198.51.100.7", "answered", "listening client"],
  [[to("198.51.100.0/24")], "198.51.100.7:443", "answered", "listening client"],
  [[to("198.51.100.0/24")], "203.0.113.7:443", "timed-out source", "egress client"],
  [[to("0.0.0.0/0")], "[2001:db8::1]:443", "timed-out source", "egress client"],
])("with the egress rules %j %s ends as %s at %s", (rules, target, outcome, decisive) => {
  const limits =
    rules === null ? [] : [policy("shop/p", `podSelector: {}, policyTypes: [Egress], egress: [${rules.join(", ")}]`)];
  const trace = tracer([CLIENT, ...limits])("shop/client", target);
  expect([outcomeText(trace.outcome), decisiveStep(trace)]).toEqual([outcome, decisive]);
});

test("where only some addresses are let out, the sentence says which", () => {
  const limits = policy("shop/p", `podSelector: {}, policyTypes: [Egress], egress: [${DNS}, ${to("198.51.128.0/17")}]`);
  const trace = tracer([CLIENT, limits])("shop/client", "https://example.com");
  const step = trace.ways[0]?.steps.find(({ kind }) => kind === "egress");
  expect(step?.sentence).toContain("shop/client may send TCP 443 to 198.51.128.0/17 and not to ");
  expect(step?.sentence).toContain("where example.com is, the text does not say");
});

test("the API server is outside, so that a policy can forbid it", () => {
  const limits = policy("shop/p", `podSelector: {}, policyTypes: [Egress], egress: [${DNS}, {ports: [{port: 443}]}]`);
  const trace = tracer([CLIENT, limits])("shop/client", "https://kubernetes.default.svc");
  expect([outcomeText(trace.outcome), trace.ways[0]?.port]).toEqual(["timed-out source", 6443]);
  const admitted = tracer([CLIENT, limits.replace("443", "6443")])("shop/client", "https://kubernetes.default.svc");
  expect(outcomeText(admitted.outcome)).toBe("answered");
});
