import { expect, test } from "vitest";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { readScenario } from "../read-scenario";
import { evaluate } from "./evaluate";
import type { Answer, AssumptionSwitch, ProfileName } from "./profile";
import { knownProfiles, type ProfileChoice, profileOf } from "./profiles";

// a, b and h state addresses, later has none yet; b and a run on n1, h is on the host network of n2
const CLUSTER = [
  node("n1", "192.168.0.1"),
  node("n2", "192.168.0.2"),
  pod("a", "nodeName: n1, ", "10.1.0.1"),
  pod("b", "nodeName: n1, ", "10.1.0.2"),
  pod("h", "nodeName: n2, hostNetwork: true, ", "192.168.0.2"),
  `apiVersion: v1\nkind: Pod\nmetadata: {name: unstated, namespace: x, labels: {app: unstated}}\nspec: {containers: [{name: c, image: x}]}\n`,
];
const [A, B, H, UNSTATED, OWN_NODE, OTHER_NODE] = ["x/a", "x/b", "x/h", "x/unstated", "192.168.0.1", "192.168.0.2"];

interface Row {
  readonly says: string;
  /** Of the policy in namespace x that selects `app`. */
  readonly app: string;
  readonly spec: string;
  readonly from: string;
  readonly to: string;
  readonly port?: number;
  /** Verdict and `assumes`, by profile; `others` for those that are not named. */
  readonly answers: { readonly [name in Exclude<ProfileName, "none">]?: string } & { readonly others: string };
}

const from = (...peers: readonly string[]) => `policyTypes: [Ingress], ingress: [{from: [${peers.join(", ")}]}]`;
const to = (...peers: readonly string[]) => `policyTypes: [Egress], egress: [{to: [${peers.join(", ")}]}]`;
const block = (cidr: string) => `{ipBlock: {cidr: ${cidr}}}`;
const NO_INGRESS = "policyTypes: [Ingress]";
const NO_EGRESS = "policyTypes: [Egress]";

// SEMANTICS.md section 8, a row of its table each
const ROWS: readonly Row[] = [
  {
    says: "an ipBlock matches the address of a pod",
    ...{ app: "b", spec: from(block("10.1.0.0/24")), from: A, to: B },
    answers: { others: "allowed: ip-block-matches-pods", cilium: "denied: ip-block-matches-pods" },
  },
  {
    says: "an ipBlock matches the address of a pod that is the destination",
    ...{ app: "a", spec: to(block("10.1.0.2/32")), from: A, to: B },
    answers: { others: "allowed: ip-block-matches-pods", cilium: "denied: ip-block-matches-pods" },
  },
  {
    says: "0.0.0.0/0 matches a pod",
    ...{ app: "b", spec: from(block("0.0.0.0/0")), from: A, to: B },
    answers: { others: "allowed: ip-block-matches-pods", cilium: "denied: ip-block-matches-pods" },
  },
  {
    says: "0.0.0.0/0 matches an address outside",
    ...{ app: "b", spec: from(block("0.0.0.0/0")), from: "203.0.113.7", to: B },
    answers: { others: "allowed" },
  },
  {
    says: "a pod that states no address lies in the pod CIDR",
    ...{ app: "b", spec: from(block("10.244.0.0/16")), from: UNSTATED, to: B },
    answers: { others: "allowed: ip-block-matches-pods pod-cidr", cilium: "denied: ip-block-matches-pods" },
  },
  {
    says: "a block that cuts the pod CIDR leaves it open",
    ...{ app: "b", spec: from(block("10.244.0.0/17")), from: UNSTATED, to: B },
    answers: { others: "depends: ip-block-matches-pods", cilium: "denied: ip-block-matches-pods" },
  },
  {
    says: "a block apart from the pod CIDR does not match it",
    ...{ app: "b", spec: from(block("172.16.0.0/12")), from: UNSTATED, to: B },
    answers: { others: "denied: pod-cidr", cilium: "denied" },
  },
  {
    says: "endPort is honoured",
    ...{ app: "b", spec: "ingress: [{ports: [{port: 8080, endPort: 8090}]}]", from: A, to: B, port: 8085 },
    answers: { others: "allowed: end-port" },
  },
  {
    says: "port itself needs no endPort",
    ...{ app: "b", spec: "ingress: [{ports: [{port: 8080, endPort: 8090}]}]", from: A, to: B, port: 8080 },
    answers: { others: "allowed" },
  },
  {
    says: "a pod reaches itself, however isolated",
    ...{ app: "b", spec: `${NO_INGRESS.slice(0, -1)}, Egress]`, from: B, to: B },
    answers: { others: "allowed" },
  },
  {
    says: "the own node reaches an isolated pod",
    ...{ app: "b", spec: NO_INGRESS, from: OWN_NODE, to: B },
    answers: { others: "allowed: own-node-to-pod" },
  },
  {
    says: "an isolated pod reaches its own node",
    ...{ app: "a", spec: NO_EGRESS, from: A, to: OWN_NODE },
    answers: {
      others: "allowed: pod-to-own-node",
      calico: "depends: pod-to-own-node",
      "kube-network-policies": "depends: pod-to-own-node",
    },
  },
  {
    says: "a pod that is not isolated reaches its own node",
    ...{ app: "a", spec: NO_INGRESS, from: A, to: OWN_NODE },
    answers: { others: "allowed" },
  },
  {
    says: "no policy selects a pod on the host network",
    ...{ app: "h", spec: NO_INGRESS, from: A, to: H },
    answers: { others: "allowed: host-network" },
  },
  {
    says: "no peer selects a pod on the host network by its labels",
    ...{ app: "b", spec: from("{podSelector: {matchLabels: {app: h}}}"), from: H, to: B },
    answers: { others: "denied: host-network" },
  },
  {
    says: "an ipBlock matches a pod on the host network at its node's address",
    ...{ app: "b", spec: from(block("192.168.0.2/32")), from: H, to: B },
    answers: { others: "allowed: ip-block-matches-nodes", cilium: "denied: ip-block-matches-nodes" },
  },
  {
    says: "an ipBlock matches a node",
    ...{ app: "b", spec: from(block("192.168.0.0/24")), from: OTHER_NODE, to: B },
    answers: { others: "allowed: ip-block-matches-nodes", cilium: "denied: ip-block-matches-nodes" },
  },
  {
    says: "0.0.0.0/0 matches a node",
    ...{ app: "b", spec: from(block("0.0.0.0/0")), from: OTHER_NODE, to: B },
    answers: { others: "allowed: ip-block-matches-nodes", cilium: "denied: ip-block-matches-nodes" },
  },
  {
    says: "an ipBlock matches a node that is the destination",
    ...{ app: "a", spec: to(block("192.168.0.0/24")), from: A, to: OTHER_NODE },
    answers: { others: "allowed: ip-block-matches-nodes", cilium: "denied: ip-block-matches-nodes" },
  },
  {
    says: "another node reaches a pod that is not isolated",
    ...{ app: "b", spec: NO_EGRESS, from: OTHER_NODE, to: B },
    answers: { others: "allowed" },
  },
  {
    says: "a rule without peers admits other nodes",
    ...{ app: "b", spec: "ingress: [{ports: [{port: 80}]}]", from: OTHER_NODE, to: B },
    answers: { others: "allowed" },
  },
  {
    says: "the own node gets in where an ipBlock names it as well",
    ...{ app: "b", spec: from(block("192.168.0.0/24")), from: OWN_NODE, to: B },
    answers: { others: "allowed", cilium: "allowed: own-node-to-pod" },
  },
  {
    says: "two ipBlock assumptions at once keep a pod on the host network out",
    ...{ app: "b", spec: from(block("0.0.0.0/0")), from: H, to: B },
    answers: { others: "allowed: ip-block-matches-nodes", cilium: "denied: ip-block-matches-nodes" },
  },
];

test.each(ROWS.map((row) => [row.says, row] as const))("%s: as each profile has it", (_says, { answers, ...row }) => {
  const found = knownProfiles().map((name) => [name, answer(row, { profile: name })]);
  const { others, ...named } = answers;
  const expected = { kubernetes: others, calico: others, cilium: others, "kube-network-policies": others, ...named };
  expect(Object.fromEntries(found)).toEqual({ ...expected, none: "allowed" });
});

// a scenario for each assumption that policies are about, and its verdict under yes and no
const OPEN: readonly (Omit<Row, "says" | "answers"> & { readonly name: AssumptionSwitch; readonly yes: string })[] = [
  { name: "ip-block-matches-pods", app: "b", spec: from(block("10.1.0.0/24")), from: A, to: B, yes: "allowed" },
  {
    name: "ip-block-matches-nodes",
    app: "b",
    spec: from(block("192.168.0.2/32")),
    from: OTHER_NODE,
    to: B,
    yes: "allowed",
  },
  { name: "ip-block-matches-nodes", app: "a", spec: to(block("0.0.0.0/0")), from: A, to: OTHER_NODE, yes: "allowed" },
  {
    ...{ name: "end-port", app: "b", spec: "ingress: [{ports: [{port: 80, endPort: 90}]}]" },
    ...{ from: A, to: B, port: 85, yes: "allowed" },
  },
  { name: "own-node-to-pod", app: "b", spec: NO_INGRESS, from: OWN_NODE, to: B, yes: "allowed" },
  { name: "pod-to-own-node", app: "a", spec: NO_EGRESS, from: A, to: OWN_NODE, yes: "allowed" },
  { name: "host-network", app: "h", spec: NO_INGRESS, from: A, to: H, yes: "allowed" },
  {
    ...{ name: "host-network", app: "b", spec: from("{podSelector: {matchLabels: {app: h}}}") },
    ...{ from: H, to: B, yes: "denied" },
  },
];

test.each(OPEN)(
  "$name can be switched: the verdict follows, depends where it is left open",
  ({ name, yes, ...row }) => {
    const under = (given: Answer) => answer(row, { profile: "kubernetes", assumptions: { [name]: given } });
    const no = yes === "allowed" ? "denied" : "allowed";
    expect([under("yes"), under("no"), under("depends")]).toEqual([
      `${yes}: ${name}`,
      `${no}: ${name}`,
      `depends: ${name}`,
    ]);
  },
);

test("a pod on the host network that blocks of nodes leave open rests on how it is seen as well", () => {
  const row = { app: "b", spec: from(block("192.168.0.2/32")), from: H, to: B };
  const assumptions = { "ip-block-matches-nodes": "depends" } as const;
  expect(answer(row, { profile: "kubernetes", assumptions })).toBe("depends: host-network ip-block-matches-nodes");
  expect(answer(row, { profile: "cilium", assumptions })).toBe("depends: host-network ip-block-matches-nodes");
});

test("a Service's assumptions change no verdict of policies", () => {
  const row = { app: "b", spec: from(block("10.1.0.0/24")), from: A, to: B };
  const assumptions = { hairpin: "no", "service-without-endpoints": "no" } as const;
  expect(answer(row, { profile: "kubernetes", assumptions })).toBe("allowed: ip-block-matches-pods");
});

test("where nobody enforces policies, switches and blocks change nothing", () => {
  const row = { app: "b", spec: from(block("10.1.0.9/32")), from: A, to: B };
  const assumptions = { "ip-block-matches-pods": "depends", "host-network": "depends" } as const;
  expect(answer(row, { profile: "none", assumptions })).toBe("allowed");
});

test("policies that are not evaluated are named under every profile", () => {
  const row = { app: "b", spec: NO_INGRESS, from: A, to: B };
  const calico = "apiVersion: projectcalico.org/v3\nkind: GlobalNetworkPolicy\nmetadata: {name: g}\nspec: {}\n";
  expect(knownProfiles().map((profile) => answer(row, { profile }, calico))).toEqual([
    ...["denied: other-policies", "denied: other-policies", "denied: other-policies", "denied: other-policies"],
    "allowed: other-policies",
  ]);
});

test("pods without a stated address follow the pod CIDRs that were chosen", () => {
  const row = { app: "b", spec: from(block("10.96.0.0/12")), from: UNSTATED, to: B };
  const under = (...podCidrs: readonly string[]) => answer(row, { profile: "kubernetes", podCidrs });
  expect([under(), under("10.96.0.0/16"), under("10.0.0.0/8")]).toEqual([
    "denied: pod-cidr",
    "allowed: ip-block-matches-pods pod-cidr",
    "depends: ip-block-matches-pods",
  ]);
});

/** `allowed: end-port`, the verdict and what it assumes. */
function answer(row: Omit<Row, "says" | "answers">, choice: ProfileChoice, ...more: readonly string[]): string {
  const policy = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: {podSelector: {matchLabels: {app: ${row.app}}}, ${row.spec}}\n`;
  const text = [...CLUSTER, policy, ...more].join("---\n");
  const { cluster, policies } = readScenario([{ name: "c.yaml", text }]);
  const [source, destination] = [resolveEndpoint(cluster, row.from), resolveEndpoint(cluster, row.to)];
  if (source === null || destination === null || policies.length !== 1)
    throw new Error("the scenario is not as written");
  const connection = { source, destination, protocol: "TCP", port: row.port ?? 80 } as const;
  const { verdict, assumes } = evaluate(cluster, policies, profileOf(choice)).judge(connection);
  return assumes.length === 0 ? verdict : `${verdict}: ${assumes.join(" ")}`;
}

function node(name: string, address: string): string {
  return `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}}\nstatus: {addresses: [{type: InternalIP, address: ${address}}]}\n`;
}

function pod(name: string, spec: string, address: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {${spec}containers: [{name: c, image: x}]}\nstatus: {phase: Running, podIP: ${address}}\n`;
}
