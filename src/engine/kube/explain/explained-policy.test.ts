import { expect, test } from "vitest";
import { readScenario } from "../../read-scenario";

const HEAD =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: default}\nspec:\n";
const NAMESPACE = "---\napiVersion: v1\nkind: Namespace\nmetadata: {name: default}\n";

function foundIn(text: string) {
  return readScenario([{ name: "p.yaml", text }]).diagnostics;
}

/** A spec after the fixes that it is offered, all of them, and what is still found then. */
function mended(spec: string) {
  const text = `${HEAD}${spec.replace(/^/gm, "  ")}\n`;
  const edits = foundIn(text + NAMESPACE).flatMap(({ fix }) => fix?.edits ?? []);
  let after = text;
  for (const { from, to, text: put } of edits.toSorted((a, b) => b.from - a.from)) {
    after = after.slice(0, from) + put + after.slice(to);
  }
  const spared = after.slice(HEAD.length, -1).replace(/^ {2}/gm, "");
  return { spec: spared, left: foundIn(after + NAMESPACE).map(({ message }) => message) };
}

const PORT = (port: string) => `ingress: [{ports: [${port}]}]`;
const PEER = (peer: string) => `egress: [{to: [${peer}]}]`;
const NEEDS = (requirement: string) => `podSelector: {matchExpressions: [${requirement}]}`;

test.each([
  ["policyTypes: [ingress, Egres]", "policyTypes: [Ingress, Egress]"],
  ["policyTypes: Ingress", "policyTypes: [Ingress]"],
  ["policyTypes: Ingress, Egress", "policyTypes: [Ingress, Egress]"],
  ["podselector: {matchlabels: {a: b}}", "podSelector: {matchlabels: {a: b}}"],
  ["podSelector: {matchlabels: {a: b}}", "podSelector: {matchLabels: {a: b}}"],
  ['podSelector: {"matchLabel": {a: b}}', 'podSelector: {"matchLabels": {a: b}}'],
  ["podSelector: {app: web}", "podSelector: {matchLabels: {app: web}}"],
  ["podSelector:\n  app: web", "podSelector:\n  matchLabels: {app: web}"],
  [
    "podSelector: {matchLabels: {a: 8080, b: true, c: on, d: 1.10}}",
    'podSelector: {matchLabels: {a: "8080", b: "true", c: "on", d: "1.10"}}',
  ],
  ["podSelector: {matchLabels: {a: ' web '}}", 'podSelector: {matchLabels: {a: "web"}}'],
  ["podSelector: {matchLabels: {off: a, on: b}}", 'podSelector: {matchLabels: {"off": a, "on": b}}'],
  ["podSelector: {matchLabels: {a: null}}", 'podSelector: {matchLabels: {a: "null"}}'],
  [NEEDS("{key: a, operator: in, values: [b]}"), NEEDS("{key: a, operator: In, values: [b]}")],
  [NEEDS("{key: a, operator: =, values: b}"), NEEDS("{key: a, operator: In, values: [b]}")],
  [NEEDS("{key: a, operator: 'not in', values: [b]}"), NEEDS('{key: a, operator: "NotIn", values: [b]}')],
  [NEEDS("{key: a, operator: Exists, values: [b]}"), NEEDS("{key: a, operator: In, values: [b]}")],
  ["podSelector: {matchExpressions: {key: a, operator: Exists}}", NEEDS("{key: a, operator: Exists}")],
  [PORT('{port: "80"}'), PORT("{port: 80}")],
  [PORT("{port: 80, endPort: '90'}"), PORT("{port: 80, endPort: 90}")],
  [PORT("{port: 90, endPort: 80}"), PORT("{port: 80, endPort: 90}")],
  [PORT("{port: HTTP, protocol: tcp}"), PORT("{port: http, protocol: TCP}")],
  [PORT("{port: 0120, endPort: 8_080}"), PORT("{port: 80, endPort: 8080}")],
  [PORT("{containerPort: 80}"), PORT("{port: 80}")],
  [PORT("{port: [80]}"), PORT("{port: 80}")],
  [PORT("{port: {number: 80}}"), PORT("{port: 80}")],
  [PORT("{port: {name: http}}"), PORT("{port: http}")],
  [PORT("{port: 80, endport: 90}"), PORT("{port: 80, endPort: 90}")],
  [PORT("80, 443"), PORT("{port: 80}, {port: 443}")],
  ["ingress:\n- ports:\n  - 80\n  - 443", "ingress:\n- ports:\n  - {port: 80}\n  - {port: 443}"],
  ["ingress:\n- ports:\n    port: 80\n    protocol: UDP", "ingress:\n- ports:\n  - port: 80\n    protocol: UDP"],
  [
    "ingress:\n- from:\n    podSelector:\n      matchLabels:\n        a: b",
    "ingress:\n- from:\n  - podSelector:\n      matchLabels:\n        a: b",
  ],
  ["ingress:\n  from:\n  - podSelector: {}", "ingress:\n- from:\n  - podSelector: {}"],
  ["ingress: [{from: {podSelector: {}}}]", "ingress: [{from: [{podSelector: {}}]}]"],
  [PEER("10.0.0.0/8"), PEER("{ipBlock: {cidr: 10.0.0.0/8}}")],
  [PEER("{ipblock: {cidr: 10.0.0.0/8}}"), PEER("{ipBlock: {cidr: 10.0.0.0/8}}")],
  [PEER("{namespaceSelctor: {}}"), PEER("{namespaceSelector: {}}")],
  [PEER("{ipBlock: {cidr: 10.0.0.1}}"), PEER("{ipBlock: {cidr: 10.0.0.1/32}}")],
  [PEER("{ipBlock: {cidr: '2001:db8::1'}}"), PEER('{ipBlock: {cidr: "2001:db8::1/128"}}')],
  [PEER("{ipBlock: {cidr: 10.0.0.0/255.0.0.0}}"), PEER("{ipBlock: {cidr: 10.0.0.0/8}}")],
  [PEER("{ipBlock: {cidr: 10.9.8.7/24}}"), PEER("{ipBlock: {cidr: 10.9.8.0/24}}")],
  [PEER("{ipBlock: {cidr: 010.9.8.0/24}}"), PEER("{ipBlock: {cidr: 10.9.8.0/24}}")],
  [PEER("{ipBlock: {cidr: '::ffff:10.9.8.0/120'}}"), PEER('{ipBlock: {cidr: "10.9.8.0/24"}}')],
  [
    PEER("{ipBlock: {cidr: 10.0.0.0/8, except: 10.1.0.0/16}}"),
    PEER("{ipBlock: {cidr: 10.0.0.0/8, except: [10.1.0.0/16]}}"),
  ],
])("the spec %j is put right as %j", (spec, right) => {
  const fixed = mended(spec);
  expect(fixed.spec).toBe(right);
  if (right !== "podSelector: {matchlabels: {a: b}}") expect(fixed.left).toEqual([]);
});

test.each([
  [PORT('{port: "8080-8090"}'), "write port: 8080 and below it endPort: 8090"],
  [PORT('{port: "53/udp"}'), "write port: 53 and protocol: UDP"],
  [PORT("{port: ''}"), "leave port out for every port"],
  [PORT("{port: 0}"), "for every port leave port out"],
  [PORT("{protocol: ICMP}"), "a policy cannot speak of it"],
  [PORT("{protocol: ANY}"), "a rule without ports allows every protocol"],
  [PORT("{port: 12:30}"), "“12:30” is no range of ports; write port: 12 and below it endPort: 30"],
  ["podSelector: {matchLabels: {a: 12:30}}", "to Kubernetes it is text and no time"],
  ["podSelector: {matchLabels: {a: on}}", "is “on”, which Kubernetes reads as true; put it in quotes"],
  ["podSelector: {matchLabels: {a: 0120}}", "is “0120”, a number to Kubernetes; put it in quotes"],
  [PORT("{port: 0120}"), "Kubernetes reads “0120” as the number 80"],
  ["ingress: [{to: []}]", "an ingress rule has from (who may come in)"],
  ["ingress: [{podSelector: {}}]", "it belongs to a peer, an item of the list from or to of this rule"],
  [PEER("{matchLabels: {a: b}}"), "put it below podSelector (which pods) or namespaceSelector (which namespaces)"],
  [PEER("{podSelector: {namespaceSelector: {}}}"), "it stands beside podSelector, not inside of it"],
  ["from: []", "it belongs to a rule, an item of the list ingress or egress"],
  ["rules: []", "there are podSelector, ingress, egress and policyTypes here"],
  ["podSelector: {app: web, tier: db}", "labels stand below matchLabels"],
  [PORT("{port: -a}"), "the port name “-a” must not begin or end with “-”"],
  ["ingress: {}", "an empty list is []"],
  ["ingress:\n  from: []", "put a hyphen (-) before its first field"],
  ["podSelector: [{matchLabels: {a: b}}]", "leave out the hyphens (-)"],
  [PEER("{}"), "podSelector: {} means every pod of this namespace"],
  [PEER("{ipBlock: {cidr: 10.0.0.1-10.0.0.9}}"), "is a range; a policy knows blocks only"],
  [PEER("{ipBlock: {cidr: example.com}}"), "is a name; a policy knows addresses only"],
  [PEER("{ipBlock: {cidr: 10.0.0.0/33}}"), "for IPv4 it is a number from 0 to 32"],
  [PEER("{ipBlock: {cidr: 10.0.0.256/32}}"), "its four numbers go from 0 to 255"],
  [PEER("{ipBlock: {cidr: any}}"), "every IPv4 address is 0.0.0.0/0"],
  [PEER("{ipBlock: {cidr: 10.9.8.7/24}}"), "as 10.9.8.0/24 (10.9.8.0-10.9.8.255)"],
  [PEER("{ipBlock: {cidr: 10.9.8.7/24}}"), "For the one address write 10.9.8.7/32"],
  [PEER("{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}"), "without all of its addresses the peer is nobody"],
  [PEER("{ipBlock: {cidr: 10.0.0.0/8, except: ['2001:db8::/64']}}"), "it is IPv6, and the cidr is IPv4"],
])("the spec %j is explained: %s", (spec, words) => {
  const messages = foundIn(`${HEAD}${spec.replace(/^/gm, "  ")}\n${NAMESPACE}`).map(({ message }) => message);
  expect(messages.join("\n")).toContain(words);
});

test("status is told of with any value, and left out where that leaves nothing behind", () => {
  const policy = `${HEAD}  podSelector: {}\n`;
  for (const status of ["status: {}", "status:\n  conditions: []", "status: ", "status: null"]) {
    const [found] = foundIn(`${policy}${status}\n${NAMESPACE}`);
    expect(found).toMatchObject({ code: "field-removed", field: "status" });
    const [edit] = found?.fix?.edits ?? [];
    if (edit !== undefined) expect(`${policy}${status}`.slice(0, edit.from)).toBe(policy);
  }
  const fixOf = (text: string) => foundIn(text)[0]?.fix;
  expect(fixOf(`${policy}status: {}\n${NAMESPACE}`)?.edits[0]?.text).toBe("");
  expect(fixOf(`{${HEAD.replaceAll("\n", ", ").replace("spec:, ", "spec: {}, ")}status: {}}`)).toBeUndefined();
});

test("a field that is there already is not offered a second time", () => {
  const spec = "podSelector: {}\npodselector: {}";
  expect(mended(spec).spec).toBe(spec);
});

test("what an alias brings is not renamed at the alias", () => {
  const spec = "podSelector: &mainPod {matchLabel: {}}\negress: [{to: [{podSelector: *mainPod}]}]";
  expect(mended(spec).spec).toBe(spec.replace("matchLabel:", "matchLabels:"));
});

test("a block text is explained and not offered a fix, since it ends in a later line", () => {
  const spec = "podSelector:\n  matchLabels:\n    app: |\n      web\n    tier: db";
  expect(mended(spec).spec).toBe(spec);
  expect(mended(spec).left[0]).toContain("there are spaces around it");
});

test("control and bidi characters of a text are shown by their number, and a long text is cut", () => {
  const text = `${HEAD}  policyTypes: ["a\\u202eb", "${"x".repeat(500)}"]\n${NAMESPACE}`;
  const messages = foundIn(text).map(({ message }) => message);
  expect(messages[0]).toContain("“aU+202Eb”");
  expect(messages[1]?.length).toBeLessThan(200);
});
