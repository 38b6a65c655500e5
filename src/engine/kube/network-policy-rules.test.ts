import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";

const HEAD = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web}\nspec:\n";

/** What is found in a text: type, field below `spec`, and the exact characters; information is left out. */
function found(spec: string) {
  const text = `${HEAD}${spec.replace(/^/gm, "  ")}\n`;
  const { diagnostics } = readScenario([{ name: "p.yaml", text }]);
  return diagnostics
    .filter(({ severity }) => severity !== "info")
    .map(({ type, field, place }) =>
      [type, field.replace(/^spec\./, ""), text.slice(place.from, place.to)].join(" | "),
    );
}

type Row = readonly [written: string, ...found: string[]];

const inPort = (rows: readonly Row[]) =>
  rows.map(([written, ...errors]): Row => [`ingress: [{ports: [${written}]}]`, ...errors]);
const inPeer = (rows: readonly Row[]) =>
  rows.map(([written, ...errors]): Row => [`egress: [{to: [${written}]}]`, ...errors]);
const PORT = "ingress[0].ports[0]";
const PEER = "egress[0].to[0]";
const CIDR = `${PEER}.ipBlock.cidr`;
const EXCEPT = `${PEER}.ipBlock.except`;
const longName = "a".repeat(64);

// pkg/apis/networking/validation ValidateNetworkPolicyPort; intstr.go; IsValidPortName
const PORTS = inPort([
  ["null"],
  ["{}"],
  ["{port: null, protocol: null, endPort: null}"],
  ["{port: 1, endPort: 65535}"],
  ["{port: 80, endPort: 80}"],
  ["{port: '8-a'}"],
  ["{port: a23456789012345}"],
  ['{port: ""}', `Invalid | ${PORT}.port | ""`],
  ["{port: a234567890123456}", `Invalid | ${PORT}.port | a234567890123456`],
  ["{port: a--b}", `Invalid | ${PORT}.port | a--b`],
  ["{port: b-}", `Invalid | ${PORT}.port | b-`],
  ["{port: '80'}", `Invalid | ${PORT}.port | '80'`],
  ["{port: 12:30}", `Invalid | ${PORT}.port | 12:30`],
  ["{port: !!str 80}", `Invalid | ${PORT}.port | 80`],
  ["{port: -0}", `Lint | ${PORT}.port | -0`, `Invalid | ${PORT}.port | -0`],
  ["{port: 2147483647}", `Invalid | ${PORT}.port | 2147483647`],
  ["{port: -2147483649}", `TypeInvalid | ${PORT}.port | -2147483649`],
  ["{port: 1e30}", `TypeInvalid | ${PORT}.port | 1e30`],
  ["{port: yes}", `TypeInvalid | ${PORT}.port | yes`],
  ["{port: 80.0}", `Lint | ${PORT}.port | 80.0`],
  ["{port: 8e1, endPort: 0x51}", `Lint | ${PORT}.port | 8e1`, `Lint | ${PORT}.endPort | 0x51`],
  ["{endPort: 80}", `Invalid | ${PORT}.endPort | 80`],
  ["{port: null, endPort: 80}", `Invalid | ${PORT}.endPort | 80`],
  ["{port: http, endPort: 80}", `Invalid | ${PORT}.endPort | 80`],
  ["{port: HTTP, endPort: 0}", `Invalid | ${PORT}.port | HTTP`, `Invalid | ${PORT}.endPort | 0`],
  ["{port: 80, endPort: 0}", `Invalid | ${PORT}.endPort | 0`, `Invalid | ${PORT}.endPort | 0`],
  ["{port: 70000, endPort: 70001}", `Invalid | ${PORT}.port | 70000`, `Invalid | ${PORT}.endPort | 70001`],
  ["{port: 80, endPort: '90'}", `TypeInvalid | ${PORT}.endPort | '90'`],
  ["{port: yes, endPort: 90}", `TypeInvalid | ${PORT}.port | yes`],
  ['{protocol: ""}', `NotSupported | ${PORT}.protocol | ""`],
  ["{protocol: Tcp}", `NotSupported | ${PORT}.protocol | Tcp`],
  ["{protocol: 6}", `TypeInvalid | ${PORT}.protocol | 6`],
  ["{Port: 80}", `UnknownField | ${PORT}.Port | Port`],
  ["80", `TypeInvalid | ${PORT} | 80`],
]);

// ValidateNetworkPolicyPeer, ValidateLabelSelector
const PEERS = inPeer([
  ["{podSelector: {}}"],
  ["{podSelector: {matchLabels: null, matchExpressions: null}}"],
  ["{podSelector: null, namespaceSelector: {}, ipBlock: null}"],
  ["{podSelector: {matchExpressions: [{key: a, operator: In, values: [null]}]}}"],
  ["{podSelector: {matchLabels: {x.y/a: ''}}}"],
  ["{}", `Required | ${PEER} | {}`],
  [
    "{podSelector: null, namespaceSelector: null, ipBlock: null}",
    `Required | ${PEER} | {podSelector: null, namespaceSelector: null, ipBlock: null}`,
  ],
  ["{podSelector: {}, foo: 1}", `UnknownField | ${PEER}.foo | foo`],
  ["{podSelector: {matchLabels: {X.y/a: b}}}", `Invalid | ${PEER}.podSelector.matchLabels | X.y/a`],
  ["{podSelector: {matchLabels: {a/b/c: d}}}", `Invalid | ${PEER}.podSelector.matchLabels | a/b/c`],
  [`{podSelector: {matchLabels: {${longName}: d}}}`, `Invalid | ${PEER}.podSelector.matchLabels | ${longName}`],
  [`{podSelector: {matchLabels: {a: ${longName}}}}`, `Invalid | ${PEER}.podSelector.matchLabels | ${longName}`],
  ["{podSelector: {matchLabels: {a: 1}}}", `TypeInvalid | ${PEER}.podSelector.matchLabels.a | 1`],
  ["{podSelector: {matchLabels: {a: no}}}", `TypeInvalid | ${PEER}.podSelector.matchLabels.a | no`],
  ["{podSelector: {matchLabels: {a: null}}}", `Lint | ${PEER}.podSelector.matchLabels.a | null`],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: 7}]}}",
    `TypeInvalid | ${PEER}.podSelector.matchExpressions[0].operator | 7`,
  ],
  [
    "{podSelector: {matchExpressions: [{key: 7, operator: Exists}]}}",
    `TypeInvalid | ${PEER}.podSelector.matchExpressions[0].key | 7`,
  ],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: notin, values: [b]}]}}",
    `Invalid | ${PEER}.podSelector.matchExpressions[0].operator | notin`,
  ],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: In, values: {b: c}}]}}",
    `TypeInvalid | ${PEER}.podSelector.matchExpressions[0].values | {b: c}`,
  ],
  [
    "{podSelector: {matchExpressions: [{key: a, operator: Exists, value: b}]}}",
    `UnknownField | ${PEER}.podSelector.matchExpressions[0].value | value`,
  ],
  ["{podSelector: {app: web}}", `UnknownField | ${PEER}.podSelector.app | app`],
]);

// ValidateIPBlock; k8s.io/utils ParseCIDRSloppy; net.IPNet.Contains
const BLOCKS = inPeer([
  ["{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 10.0.0.0/8, 10.1.0.0/16]}}"],
  ["{ipBlock: {cidr: 10.0.0.0/8, except: null}}"],
  ["{ipBlock: {cidr: '2001:db8::/32', except: ['2001:db8::/33']}}"],
  ["{ipBlock: {}}", `Required | ${CIDR} | {}`],
  ["{ipBlock: {cidr: null, except: [x]}}", `Required | ${CIDR} | null`],
  ["{ipBlock: {cidr: ' 10.0.0.0/8'}}", `Invalid | ${CIDR} | ' 10.0.0.0/8'`],
  ["{ipBlock: {cidr: 10.0.0.0/+8}}", `Invalid | ${CIDR} | 10.0.0.0/+8`],
  ["{ipBlock: {cidr: 10.0.0/8}}", `Invalid | ${CIDR} | 10.0.0/8`],
  ["{ipBlock: {cidr: 10.0.0.0/8/8}}", `Invalid | ${CIDR} | 10.0.0.0/8/8`],
  ["{ipBlock: {cidr: 'fe80::1%eth0/64'}}", `Invalid | ${CIDR} | 'fe80::1%eth0/64'`],
  ["{ipBlock: {cidr: '::ffff:1.2.3.0/33x'}}", `Invalid | ${CIDR} | '::ffff:1.2.3.0/33x'`],
  ["{ipBlock: {cidr: '::ffff:1.2.3.0/120'}}", `Lint | ${CIDR} | '::ffff:1.2.3.0/120'`],
  ["{ipBlock: {cidr: '2001:0db8::/32'}}", `Lint | ${CIDR} | '2001:0db8::/32'`],
  ["{ipBlock: {cidr: '2001:DB8::/32'}}", `Lint | ${CIDR} | '2001:DB8::/32'`],
  ["{ipBlock: {cidr: 10.0.0.0/08}}", `Lint | ${CIDR} | 10.0.0.0/08`],
  [
    "{ipBlock: {cidr: '::/0', except: ['::ffff:10.0.0.0/104']}}",
    `Lint | ${EXCEPT}[0] | '::ffff:10.0.0.0/104'`,
    `Invalid | ${EXCEPT}[0] | '::ffff:10.0.0.0/104'`,
  ],
  [
    "{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8, 9.0.0.0/9, '']}}",
    `Invalid | ${EXCEPT}[0] | 10.0.0.0/8`,
    `Invalid | ${EXCEPT}[1] | 9.0.0.0/9`,
    `Invalid | ${EXCEPT}[2] | ''`,
  ],
  ["{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/7]}}", `Invalid | ${EXCEPT}[0] | 10.0.0.0/7`],
  ["{ipBlock: {cidr: 10.0.0.0/8, except: [7]}}", `TypeInvalid | ${EXCEPT}[0] | 7`],
  [
    "{ipBlock: {cidr: bad}, podSelector: {matchExpressions: [{}]}}",
    `Forbidden | ${PEER} | {ipBlock: {cidr: bad}, podSelector: {matchExpressions: [{}]}}`,
    `Invalid | ${CIDR} | bad`,
    `Invalid | ${PEER}.podSelector.matchExpressions[0].operator | {}`,
    `Invalid | ${PEER}.podSelector.matchExpressions[0].key | {}`,
  ],
]);

// ValidateNetworkPolicySpec; sigs.k8s.io/json strict decoding
const SPECS: readonly Row[] = [
  ["podSelector: null"],
  ["ingress: null\negress: null\npolicyTypes: null"],
  ["ingress: [null, {from: null, ports: null}]"],
  ["policyTypes: [Egress, Egress]"],
  ["policyTypes: [INGRESS]", "NotSupported | policyTypes[0] | INGRESS"],
  ["policyTypes: [null]", "NotSupported | policyTypes[0] | null"],
  ["policyTypes: ['']", "NotSupported | policyTypes[0] | ''"],
  ["policyTypes: [a, b, c]", "Invalid | policyTypes | [a, b, c]"],
  ["policyTypes: {}", "TypeInvalid | policyTypes | {}"],
  ["Ingress: []", "UnknownField | Ingress | Ingress"],
  ["ingress: [from]", "TypeInvalid | ingress[0] | from"],
  [
    "podSelector: {matchLabels: {on: a, off: b}}",
    "Lint | podSelector.matchLabels.true | on",
    "Lint | podSelector.matchLabels.false | off",
  ],
  ["podSelector: {}\npodSelector: {}", "DuplicateField | podSelector | podSelector"],
];

test.each([...PORTS, ...PEERS, ...BLOCKS, ...SPECS])("%s", (spec, ...errors) => {
  expect(found(spec).toSorted()).toEqual(errors.toSorted());
});
