import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";

const HEAD = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: app}\n";

/** Each finding as code, type, field and the exact characters it stands at. */
function findings(text: string): readonly (readonly string[])[] {
  const { diagnostics } = readScenario([{ name: "p.yaml", text }]);
  return diagnostics
    .filter(({ code }) => code !== "namespace-implied")
    .map(({ code, type, field, place }) => [code, type, field, text.slice(place.from, place.to)]);
}

function errorsOfSpec(spec: string): readonly (readonly string[])[] {
  return findings(`${HEAD}spec:\n${spec.replace(/^/gm, "  ")}`);
}

const invalidPort: readonly (readonly [name: string, ports: string, errors: readonly (readonly string[])[]])[] = [
  ["a number in quotes", '{port: "80"}', [["field-invalid", "Invalid", "port", '"80"']]],
  ["port 0", "{port: 0}", [["field-invalid", "Invalid", "port", "0"]]],
  ["port 65536", "{port: 65536}", [["field-invalid", "Invalid", "port", "65536"]]],
  ["a negative port", "{port: -1}", [["field-invalid", "Invalid", "port", "-1"]]],
  ["a port beyond 32 bits", "{port: 2147483648}", [["field-type", "TypeInvalid", "port", "2147483648"]]],
  ["a fraction", "{port: 80.5}", [["field-type", "TypeInvalid", "port", "80.5"]]],
  ["true", "{port: true}", [["field-type", "TypeInvalid", "port", "true"]]],
  ["a list of ports", "{port: [80]}", [["field-type", "TypeInvalid", "port", "[80]"]]],
  ["a name that is too long", "{port: a-very-long-name}", [["field-invalid", "Invalid", "port", "a-very-long-name"]]],
  ["an upper-case name", "{port: HTTP}", [["field-invalid", "Invalid", "port", "HTTP"]]],
  ["an empty name", '{port: ""}', [["field-invalid", "Invalid", "port", '""']]],
  ["an endPort below the port", "{port: 90, endPort: 80}", [["field-invalid", "Invalid", "endPort", "80"]]],
  ["an endPort above 65535", "{port: 90, endPort: 65536}", [["field-invalid", "Invalid", "endPort", "65536"]]],
  ["an endPort after a name", "{port: http, endPort: 90}", [["field-invalid", "Invalid", "endPort", "90"]]],
  ["an endPort without port", "{endPort: 90}", [["field-invalid", "Invalid", "endPort", "90"]]],
  ["an endPort in quotes", '{port: 80, endPort: "90"}', [["field-type", "TypeInvalid", "endPort", '"90"']]],
  ["a protocol in lower case", "{protocol: tcp}", [["field-not-supported", "NotSupported", "protocol", "tcp"]]],
  ["ICMP", "{protocol: ICMP}", [["field-not-supported", "NotSupported", "protocol", "ICMP"]]],
  [
    "a field of a container port",
    "{containerPort: 80}",
    [["field-unknown", "UnknownField", "containerPort", "containerPort"]],
  ],
  ["a field in another case", "{endport: 80}", [["field-unknown", "UnknownField", "endport", "endport"]]],
];

test.each(invalidPort)("a rule port with %s is refused at its place", (_name, port, errors) => {
  const at = (path: string) => `spec.ingress[0].ports[0].${path}`;
  expect(errorsOfSpec(`podSelector: {}\ningress:\n- ports:\n  - ${port}`)).toEqual(
    errors.map(([code = "", type = "", field = "", text = ""]) => [code, type, at(field), text]),
  );
});

test("every error of every port is told, in the order of the text", () => {
  expect(errorsOfSpec("podSelector: {}\negress:\n- ports: [{port: 0}, {port: 70000, protocol: udp}]")).toEqual([
    ["field-invalid", "Invalid", "spec.egress[0].ports[0].port", "0"],
    ["field-invalid", "Invalid", "spec.egress[0].ports[1].port", "70000"],
    ["field-not-supported", "NotSupported", "spec.egress[0].ports[1].protocol", "udp"],
  ]);
});

const invalidPeer: readonly (readonly [peer: string, code: string, type: string, field: string, text: string])[] = [
  ["{}", "field-required", "Required", "", "{}"],
  ["null", "field-required", "Required", "", "null"],
  ["{podSelector: null}", "field-required", "Required", "", "{podSelector: null}"],
  ["app", "field-type", "TypeInvalid", "", "app"],
  ["{matchLabels: {a: b}, podSelector: {}}", "field-unknown", "UnknownField", ".matchLabels", "matchLabels"],
  ["{podSelector: [], namespaceSelector: {}}", "field-type", "TypeInvalid", ".podSelector", "[]"],
  [
    "{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}",
    "field-forbidden",
    "Forbidden",
    "",
    "{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}",
  ],
  ["{ipBlock: {cidr: 10.0.0.0}}", "field-invalid", "Invalid", ".ipBlock.cidr", "10.0.0.0"],
  ["{ipBlock: {cidr: 10.0.0.0/33}}", "field-invalid", "Invalid", ".ipBlock.cidr", "10.0.0.0/33"],
  ['{ipBlock: {cidr: ""}}', "field-required", "Required", ".ipBlock.cidr", '""'],
  ["{ipBlock: {cidr: 10}}", "field-type", "TypeInvalid", ".ipBlock.cidr", "10"],
  ["{ipBlock: {cidr: 10.0.0.0/8, except: 10.1.0.0/16}}", "field-type", "TypeInvalid", ".ipBlock.except", "10.1.0.0/16"],
  ["{ipBlock: {cidr: 10.0.0.0/8, except: [nine]}}", "field-invalid", "Invalid", ".ipBlock.except[0]", "nine"],
  [
    "{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}",
    "field-invalid",
    "Invalid",
    ".ipBlock.except[0]",
    "10.0.0.0/8",
  ],
  [
    "{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/16]}}",
    "field-invalid",
    "Invalid",
    ".ipBlock.except[0]",
    "11.0.0.0/16",
  ],
  [
    "{ipBlock: {cidr: 10.0.0.0/8, except: ['2001:db8::/32']}}",
    "field-invalid",
    "Invalid",
    ".ipBlock.except[0]",
    "'2001:db8::/32'",
  ],
  ["{ipBlock: {cidr: 10.0.0.0/8, excepts: []}}", "field-unknown", "UnknownField", ".ipBlock.excepts", "excepts"],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: in, values: [b]}]}}",
    "field-invalid",
    "Invalid",
    ".podSelector.matchExpressions[0].operator",
    "in",
  ],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: In, values: []}]}}",
    "field-required",
    "Required",
    ".podSelector.matchExpressions[0].values",
    "[]",
  ],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: Exists, values: [b]}]}}",
    "field-forbidden",
    "Forbidden",
    ".podSelector.matchExpressions[0].values",
    "[b]",
  ],
  [
    "{podSelector: {matchExpressions: [{key: a b, operator: Exists}]}}",
    "field-invalid",
    "Invalid",
    ".podSelector.matchExpressions[0].key",
    "a b",
  ],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: In, values: [b, 7]}]}}",
    "field-type",
    "TypeInvalid",
    ".podSelector.matchExpressions[0].values[1]",
    "7",
  ],
  [
    "{namespaceSelector: {matchLabels: {a: true}}}",
    "field-type",
    "TypeInvalid",
    ".namespaceSelector.matchLabels.a",
    "true",
  ],
  ["{namespaceSelector: {matchLabels: {a b: c}}}", "field-invalid", "Invalid", ".namespaceSelector.matchLabels", "a b"],
  [
    "{namespaceSelector: {matchLabel: {}}}",
    "field-unknown",
    "UnknownField",
    ".namespaceSelector.matchLabel",
    "matchLabel",
  ],
];

test.each(invalidPeer)("the peer %s is refused: %s", (peer, code, type, field, text) => {
  const errors = errorsOfSpec(`podSelector: {}\ningress:\n- from:\n  - ${peer}`);
  expect(errors).toEqual([[code, type, `spec.ingress[0].from[0]${field}`, text]]);
});

test("an invalid cidr hides the errors in its except", () => {
  const errors = errorsOfSpec("podSelector: {}\ningress:\n- from: [{ipBlock: {cidr: bad, except: [worse]}}]");
  expect(errors).toEqual([["field-invalid", "Invalid", "spec.ingress[0].from[0].ipBlock.cidr", "bad"]]);
});

const invalidSpec: readonly (readonly [spec: string, ...error: string[]])[] = [
  ["podSelector: app", "field-type", "TypeInvalid", "spec.podSelector", "app"],
  ["podSelector: {}\ningres: []", "field-unknown", "UnknownField", "spec.ingres", "ingres"],
  ["podSelector: {}\nPodSelector: {}", "field-unknown", "UnknownField", "spec.PodSelector", "PodSelector"],
  ["ingress: {}", "field-type", "TypeInvalid", "spec.ingress", "{}"],
  ["ingress: [{to: []}]", "field-unknown", "UnknownField", "spec.ingress[0].to", "to"],
  ["egress: [{from: []}]", "field-unknown", "UnknownField", "spec.egress[0].from", "from"],
  ["ingress: [{from: {podSelector: {}}}]", "field-type", "TypeInvalid", "spec.ingress[0].from", "{podSelector: {}}"],
  ["policyTypes: Ingress", "field-type", "TypeInvalid", "spec.policyTypes", "Ingress"],
  ["policyTypes: [ingress]", "field-not-supported", "NotSupported", "spec.policyTypes[0]", "ingress"],
  ["policyTypes: [Ingress, 7]", "field-type", "TypeInvalid", "spec.policyTypes[1]", "7"],
];

test.each(invalidSpec)("the spec %j is refused: %s", (spec, ...error) => {
  expect(errorsOfSpec(spec)).toEqual([error]);
});

test("a finding stands at the same characters when other documents stand above it", () => {
  const above = "apiVersion: v1\nkind: Namespace\nmetadata: {name: app}\n---\n";
  expect(findings(`${above}${HEAD}spec: {podSelector: {}, ingress: [{ports: [{port: 99999}]}]}`)).toEqual([
    ["field-invalid", "Invalid", "spec.ingress[0].ports[0].port", "99999"],
  ]);
});

test("a finding in JSON stands at its JSON value", () => {
  const text = `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"web"},
    "spec":{"podSelector":{},"ingress":[{"ports":[{"port":80.0},{"port":"80"}]}]}}`;
  expect(findings(text)).toEqual([
    ["field-type", "TypeInvalid", "spec.ingress[0].ports[0].port", "80.0"],
    ["field-invalid", "Invalid", "spec.ingress[0].ports[1].port", '"80"'],
  ]);
});
