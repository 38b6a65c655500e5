import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";
import type { NetworkPolicy } from "./objects";

const HEAD = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: app}\n";

function read(text: string) {
  const { policies, diagnostics, leftOut } = readScenario([{ name: "p.yaml", text }]);
  const found = diagnostics.filter(({ code }) => code !== "namespace-implied");
  return { policies, leftOut, found: found.map(({ code, severity }) => `${severity} ${code}`) };
}

/** The one policy of a text that the server accepts without a word. */
function accepted(text: string): NetworkPolicy {
  const { policies, found } = read(text);
  expect(found).toEqual([]);
  const [policy] = policies;
  if (policy === undefined || policies.length > 1) throw new Error("not exactly one policy");
  return policy;
}

const withSpec = (spec: string) => `${HEAD}spec:\n${spec.replace(/^/gm, "  ")}\n`;

// SEMANTICS section 6: 131 to 138
test.each([
  ["80", 80],
  ["80.0", 80],
  ["8e1", 80],
  ["0x50", 80],
  ["0120", 80],
  ["0b1010000", 80],
  ["8_080", 8080],
])("the YAML port %s is the number %i, which is a warning where it is not written so", (written, port) => {
  const { policies, found } = read(withSpec(`podSelector: {}\ningress: [{ports: [{port: ${written}}]}]`));
  expect(policies[0]?.ingress[0]?.ports).toMatchObject([{ protocol: "TCP", port, endPort: null }]);
  expect(found).toEqual(written === String(port) ? [] : ["warning value-not-as-written"]);
});

test("the JSON port 80.0 is refused, since no int32 is written so", () => {
  const { policies, leftOut } = read(
    '{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"web"},"spec":{"podSelector":{},"ingress":[{"ports":[{"port":80.0}]}]}}',
  );
  expect(policies).toEqual([]);
  expect(leftOut).toMatchObject([{ object: "networking.k8s.io/v1/NetworkPolicy/default/web", line: 1 }]);
});

test.each(["from:", "from: []", "{}", ""])("a rule of “%s” has no peers: everybody (197 to 200)", (rule) => {
  const { ingress } = accepted(`${HEAD}spec:\n  podSelector: {}\n  ingress:\n  - ${rule}\n`);
  expect(ingress).toMatchObject([{ peers: [], ports: [] }]);
});

test.each(["", "spec:", "spec: {}", "spec: {podSelector: }"])(
  "with “%s” as its spec a policy denies all ingress of the namespace",
  (spec) => {
    const policy = accepted(`${HEAD}${spec}\n`);
    expect(policy.podSelector.requirements).toEqual([]);
    expect(policy.policyTypes).toEqual({ ingress: true, egress: false });
    expect(policy.ingress).toEqual([]);
  },
);

// N13, N14
test.each([
  ["", { ingress: true, egress: false }],
  ["egress: []", { ingress: true, egress: false }],
  ["egress: [{}]", { ingress: true, egress: true }],
  ["policyTypes: []\negress: [{}]", { ingress: true, egress: true }],
  ["policyTypes:\negress: [{}]", { ingress: true, egress: true }],
  ["policyTypes: [Egress]", { ingress: false, egress: true }],
  ["policyTypes: [Ingress]\negress: [{}]", { ingress: true, egress: false }],
  ["policyTypes: [Ingress, Ingress]", { ingress: true, egress: false }],
  ["policyTypes: [Egress, Ingress]", { ingress: true, egress: true }],
])("“%s” isolates for %j", (spec, policyTypes) => {
  expect(accepted(withSpec(`podSelector: {}\n${spec}`)).policyTypes).toEqual(policyTypes);
});

test("egress rules without the type Egress are kept, though dead (263)", () => {
  const policy = accepted(withSpec("podSelector: {}\npolicyTypes: [Ingress]\negress: [{}]"));
  expect(policy.egress).toHaveLength(1);
});

test("three policy types are one error on the list, and their names are not looked at", () => {
  const text = withSpec("podSelector: {}\npolicyTypes: [Ingress, Egress, Nonsense]");
  const { diagnostics } = readScenario([{ name: "p.yaml", text }]);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.map(({ type, field, place }) => [type, field, text.slice(place.from, place.to)])).toEqual([
    ["Invalid", "spec.policyTypes", "[Ingress, Egress, Nonsense]"],
  ]);
});

test("Exists with an empty list of values is accepted", () => {
  const policy = accepted(withSpec("podSelector: {matchExpressions: [{key: app, operator: Exists, values: []}]}"));
  expect(policy.podSelector.requirements).toMatchObject([{ key: "app", operator: "Exists", values: [] }]);
});

test("a label without a value is the empty string, in labels and in selectors (059, 100)", () => {
  const policy = accepted(withSpec("podSelector:\n  matchLabels:\n    app:"));
  expect(policy.podSelector.requirements).toMatchObject([{ key: "app", operator: "In", values: [""] }]);
});

test("a label key y or off becomes true or false on the server (065), which is a warning", () => {
  const { policies, found } = read(withSpec("podSelector: {matchLabels: {y: a, off: b}}"));
  expect(policies[0]?.podSelector.requirements.map(({ key }) => key)).toEqual(["true", "false"]);
  expect(found).toEqual(["warning key-not-as-written", "warning key-not-as-written"]);
});

test("labels may be called constructor or toString (trap 14)", () => {
  const policy = accepted(withSpec("podSelector: {matchLabels: {constructor: a, toString: b}}"));
  expect(policy.podSelector.requirements.map(({ key }) => key)).toEqual(["constructor", "toString"]);
});

test("matchLabels and matchExpressions are requirements of one selector (N3)", () => {
  const spec = "podSelector: {matchLabels: {a: b}, matchExpressions: [{key: c, operator: NotIn, values: [d, e]}]}";
  expect(accepted(withSpec(spec)).podSelector.requirements).toMatchObject([
    { key: "a", operator: "In", values: ["b"] },
    { key: "c", operator: "NotIn", values: ["d", "e"] },
  ]);
});

test("a selector that is null beside one that is given counts as absent", () => {
  const policy = accepted(withSpec("podSelector: {}\ningress: [{from: [{podSelector: , namespaceSelector: {}}]}]"));
  expect(policy.ingress[0]?.peers).toMatchObject([{ kind: "pods", podSelector: null, namespaceSelector: {} }]);
});

test.each(["10.9.8.7/24", "010.9.8.0/24", "::ffff:10.9.8.0/120"])(
  "the block %s is accepted with a warning (228 to 231)",
  (cidr) => {
    const { policies, found } = read(withSpec(`podSelector: {}\ningress: [{from: [{ipBlock: {cidr: "${cidr}"}}]}]`));
    expect(found).toEqual(["warning cidr-not-canonical"]);
    expect(policies[0]?.ingress[0]?.peers).toMatchObject([
      { kind: "ipBlock", cidr: { family: 4, first: 0x0a090800n, last: 0x0a0908ffn } },
    ]);
  },
);

test("the removed field status is accepted with an information", () => {
  const { policies, found } = read(`${withSpec("podSelector: {}")}status: {}\n`);
  expect(found).toEqual(["info field-removed"]);
  expect(policies).toHaveLength(1);
});

test("a policy's name may begin with a digit and have dots, a namespace's name may not have dots", () => {
  expect(accepted(withSpec("podSelector: {}").replace("name: web", "name: 0.web")).name).toBe("0.web");
  expect(read(withSpec("podSelector: {}").replace("namespace: app", "namespace: a.b")).found).toEqual([
    "error field-invalid",
  ]);
});

test("the server overwrites kubernetes.io/metadata.name of a namespace", () => {
  const { cluster } = readScenario([
    {
      name: "n.yaml",
      text: "apiVersion: v1\nkind: Namespace\nmetadata: {name: app, labels: {kubernetes.io/metadata.name: other, team: a}}",
    },
  ]);
  expect([...(cluster.namespaces.get("app")?.labels ?? [])]).toEqual([
    ["kubernetes.io/metadata.name", "app"],
    ["team", "a"],
  ]);
});
