import { expect, test } from "vitest";
import { first, usual, viewOf } from "../../testing/policy-shop";

test.each([
  ["{}", "every pod in namespace `shop`", 2],
  ["{podSelector: {}}", "every pod in namespace `shop`", 2],
  ["{podSelector: null}", "every pod in namespace `shop`", 2],
  ["{podSelector: {matchLabels: {app: api}}}", "pods labelled `app=api` in namespace `shop`", 1],
  [
    "{podSelector: {matchLabels: {app: web, tier: front}}}",
    "pods labelled `app=web` and `tier=front` in namespace `shop`",
    1,
  ],
  ['{podSelector: {matchLabels: {app: ""}}}', 'pods labelled `app=""` in namespace `shop`', 0],
  [
    "{podSelector: {matchExpressions: [{key: app, operator: In, values: [api, web]}]}}",
    "pods whose `app` is `api` or `web` in namespace `shop`",
    2,
  ],
  [
    "{podSelector: {matchExpressions: [{key: tier, operator: NotIn, values: [front]}]}}",
    "pods whose `tier`, if they have one, is not `front` in namespace `shop`",
    1,
  ],
  [
    "{podSelector: {matchLabels: {app: web}, matchExpressions: [{key: tier, operator: Exists}]}}",
    "pods labelled `app=web` and with a label `tier` in namespace `shop`",
    1,
  ],
  [
    "{podSelector: {matchExpressions: [{key: tier, operator: DoesNotExist}]}}",
    "pods without a label `tier` in namespace `shop`",
    1,
  ],
])("the pods of %s are %s (N2 to N4)", (spec, words, pods) => {
  const { subject } = viewOf(spec);
  expect([subject.words, subject.matches.pods]).toEqual([words, pods]);
});

test.each([
  ["{podSelector: {}}", "namespace", "every pod in namespace `shop`", 2],
  ["{podSelector: {matchLabels: {app: web}}}", "namespace", "pods labelled `app=web` in namespace `shop`", 1],
  ["{namespaceSelector: {}}", "cluster", "every pod in the cluster", 3],
  ["{namespaceSelector: {}, podSelector: {}}", "cluster", "every pod in the cluster", 3],
  [
    "{namespaceSelector: {}, podSelector: {matchLabels: {app: web}}}",
    "cluster",
    "pods labelled `app=web` in any namespace",
    1,
  ],
  ["{namespaceSelector: {matchLabels: {team: b}}}", "cluster", "every pod in namespaces labelled `team=b`", 1],
  [
    "{namespaceSelector: {matchLabels: {team: b}}, podSelector: null}",
    "cluster",
    "every pod in namespaces labelled `team=b`",
    1,
  ],
  [
    "{namespaceSelector: {matchLabels: {team: b}}, podSelector: {matchLabels: {app: prometheus}}}",
    "cluster",
    "pods labelled `app=prometheus` and in namespaces labelled `team=b`",
    1,
  ],
  [
    "{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ops}}, podSelector: {matchLabels: {app: web}}}",
    "cluster",
    "pods labelled `app=web` and in namespace `ops`",
    0,
  ],
  ["{ipBlock: {cidr: 192.0.2.0/24}}", "outside", "addresses in `192.0.2.0/24`", 0],
  [
    "{ipBlock: {cidr: 10.1.0.0/16, except: [10.1.0.2/32]}}",
    "both",
    "addresses in `10.1.0.0/16` but not in `10.1.0.2/32`",
    1,
  ],
  ["{ipBlock: {cidr: 0.0.0.0/0}}", "both", "every IPv4 address", 3],
  ["{ipBlock: {cidr: '::/0'}}", "outside", "every IPv6 address", 0],
  [
    "{ipBlock: {cidr: '2001:db8::/32', except: ['2001:db8:1::/48']}}",
    "outside",
    "addresses in `2001:db8::/32` but not in `2001:db8:1::/48`",
    0,
  ],
])("the peer %s lies in %s and is %s (N26 to N32)", (peer, where, words, pods) => {
  const view = viewOf(`{podSelector: {}, ingress: [{from: [${peer}]}]}`);
  const [only] = first(view.ingress).peers;
  expect([only?.where, only?.words, only?.matches.pods]).toEqual([where, words, pods]);
});

test("peers of a rule are ORed, parts of a peer ANDed: in the words as in the structure", () => {
  const or = "[{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: b}}}]";
  const and = "[{podSelector: {matchLabels: {app: web}}, namespaceSelector: {matchLabels: {team: b}}}]";
  const [either, both] = [or, and].map((from) =>
    first(viewOf(`{podSelector: {}, ingress: [{from: ${from}}]}`).ingress),
  );
  expect(either?.peers.map(({ parts }) => parts.length)).toEqual([1, 1]);
  expect(both?.peers.map(({ parts }) => parts.map(({ kind }) => kind))).toEqual([["pods", "namespaces"]]);
  expect(either?.words).toBe(
    "every port from pods labelled `app=web` in namespace `shop`, or every pod in namespaces labelled `team=b`",
  );
  expect(both?.words).toBe("every port from pods labelled `app=web` and in namespaces labelled `team=b`");
});

test.each(["{}", "{from: }", "{from: []}"])("the rule %s admits everyone, on every port (N17, N18, N20)", (rule) => {
  const { ingress, sentences } = viewOf(`{podSelector: {}, ingress: [${rule}]}`);
  expect(first(ingress)).toMatchObject({ peers: [], ports: [], portWords: "every port" });
  expect(first(ingress).everyone?.matches.pods).toBe(3);
  expect(sentences[1]).toBe("They accept everything.");
});

const WHY = {
  listed: "`policyTypes` lists Ingress, and only what a rule admits comes in.",
  denied: "`policyTypes` lists Ingress, and there is no ingress rule: nothing comes in.",
  unlisted: "`policyTypes` does not list Ingress.",
  dead: "`policyTypes` does not list Ingress; its ingress rule has no effect.",
  always: "Without `policyTypes` a policy always isolates for ingress: only what a rule admits comes in.",
  alwaysDenied:
    "Without `policyTypes` a policy always isolates for ingress, and there is no ingress rule: nothing comes in.",
  surprise:
    "It has egress rules only, and yet nothing comes in: without `policyTypes` a policy always isolates for ingress too. Write `policyTypes: [Egress]` if that is not meant.",
  egress: "There are egress rules, so only what a rule admits goes out.",
  noEgress: "There is no egress rule, and no `policyTypes` that lists Egress.",
  egressDenied: "`policyTypes` lists Egress, and there is no egress rule: nothing goes out.",
  egressUnlisted: "`policyTypes` does not list Egress.",
} as const;

test.each([
  ["{podSelector: {}}", [true, WHY.alwaysDenied], [false, WHY.noEgress], false],
  ["{podSelector: {}, policyTypes: []}", [true, WHY.alwaysDenied], [false, WHY.noEgress], false],
  ["{podSelector: {}, egress: []}", [true, WHY.alwaysDenied], [false, WHY.noEgress], false],
  ["{podSelector: {}, ingress: [{}]}", [true, WHY.always], [false, WHY.noEgress], false],
  ["{podSelector: {}, egress: [{}]}", [true, WHY.surprise], [true, WHY.egress], true],
  ["{podSelector: {}, ingress: [{}], egress: [{}]}", [true, WHY.always], [true, WHY.egress], false],
  ["{podSelector: {}, policyTypes: [Ingress]}", [true, WHY.denied], [false, WHY.egressUnlisted], false],
  ["{podSelector: {}, policyTypes: [Ingress], ingress: [{}]}", [true, WHY.listed], [false, WHY.egressUnlisted], false],
  ["{podSelector: {}, policyTypes: [Egress]}", [false, WHY.unlisted], [true, WHY.egressDenied], false],
  ["{podSelector: {}, policyTypes: [Egress], ingress: [{}]}", [false, WHY.dead], [true, WHY.egressDenied], false],
  ["{podSelector: {}, policyTypes: [Ingress, Egress]}", [true, WHY.denied], [true, WHY.egressDenied], false],
] as const)("the padlocks of %s, and why (N13 to N15)", (spec, ingress, egress, isSurprising) => {
  const view = viewOf(spec);
  expect([view.ingress.isIsolated, view.ingress.why]).toEqual(ingress);
  expect([view.egress.isIsolated, view.egress.why]).toEqual(egress);
  expect(view.ingress.isSurprising).toBe(isSurprising);
});

test.each([
  ["[]", "every port"],
  ["[{port: 80}, {port: 443}]", "TCP 80, 443"],
  ["[{}]", "all TCP ports"],
  ["[{protocol: UDP}]", "all UDP ports"],
  ["[{port: 53}, {port: 53, protocol: UDP}, {port: 9, protocol: SCTP}]", "TCP 53; UDP 53; SCTP 9"],
  ["[{port: 8000, endPort: 8090}]", "TCP 8000–8090"],
  ["[{port: 8000, endPort: 8000}]", "TCP 8000"],
  ["[{port: http}]", "TCP port `http`"],
])("the ports %s are %s (N18, N21 to N25)", (ports, words) => {
  expect(first(viewOf(`{podSelector: {}, ingress: [{ports: ${ports}}]}`).ingress).portWords).toBe(words);
});

test("a named port is looked up at the destination: the selected pods for ingress, the peers for egress (N24)", () => {
  const inward = first(viewOf("{podSelector: {}, ingress: [{ports: [{port: http}]}]}").ingress);
  expect(inward.ports[0]?.named).toEqual({
    numbers: [
      { port: 80, pods: 1 },
      { port: 8080, pods: 1 },
    ],
    without: 0,
    doubled: 0,
  });
  const outward = first(
    viewOf("{podSelector: {}, egress: [{to: [{namespaceSelector: {matchLabels: {team: b}}}], ports: [{port: http}]}]}")
      .egress,
  );
  expect(outward.ports[0]?.named).toEqual({ numbers: [], without: 1, doubled: 0 });
});

test("the profile has its say: endPort that is not honoured, ipBlocks that match no pods, nobody who enforces", () => {
  const spec = "{podSelector: {}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 1, endPort: 9}]}]}";
  const rule = first(viewOf(spec, { ...usual, profile: "cilium", assumptions: { "end-port": "no" } }).ingress);
  expect(rule.ports[0]?.note).toBe("This profile does not honour endPort: only 1 counts.");
  expect(rule.peers[0]).toMatchObject({
    where: "outside",
    note: "Under this profile no ipBlock matches the address of a pod.",
  });
  expect(rule.peers[0]?.matches.pods).toBe(0);
  expect(viewOf(spec).notEnforced).toBeNull();
  expect(viewOf(spec, { ...usual, profile: "none" }).notEnforced).toContain("Nobody enforces policies");
});
