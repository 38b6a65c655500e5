import { describe, expect, test } from "vitest";
import type { AnalyzeOptions } from "./analysis";
import { askNear, askNearPair, expectNear, type NearCase, naiveSays, policyText, SHOP } from "./testing/near-case";

const WEB = ["shop/web", "shop/api", 8080] as const;
const API = "podSelector: {matchLabels: {app: api}}";
const P = (rule: string) => `${SHOP}${policyText("p", `${API}\ningress:\n${rule}`)}`;
const ports = (written: string) => P(`- from: [{podSelector: {}}]\n  ports:\n${written}`);
const SERVICE = `---
apiVersion: v1
kind: Service
metadata: {name: api, namespace: shop}
spec:
  clusterIP: 10.96.0.10
  selector: {app: api}
  ports: [{port: 80, targetPort: 8080}]
`;

const OTHER_PORT = ports("  - port: 9090");
const HEARD = ports("  - port: 8081").replace(
  "[{containerPort: 8080}]",
  "[{containerPort: 8080}, {containerPort: 8081}]",
);
const SHORT = ports("  - {port: 8000, endPort: 8079}");
const UDP = ports("  - {protocol: UDP, port: 8080}");
const NAMED = ports("  - port: http");
const OF_SERVICE = `${ports("  - port: 80")}${SERVICE}`;
const BY_ADDRESS = `${SHOP}${policyText("out", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to:\n  - ipBlock: {cidr: 10.96.0.10/32}")}${SERVICE}`;
const TYPES = `${SHOP}${policyText("p", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Ingress, Egress]\ningress:\n- from: [{podSelector: {}}]")}`;
const UNLISTED = `${SHOP}${policyText("deny", "podSelector: {}\npolicyTypes: [Ingress]")}${policyText("p", `${API}\npolicyTypes: [Egress]\ningress:\n- from: [{podSelector: {}}]\negress:\n- {}`)}`;
const MOVED = `${SHOP}${policyText("deny", "podSelector: {}\npolicyTypes: [Ingress]")}${policyText("p", `${API}\ningress:\n- from: [{podSelector: {}}]`, "front")}`;
const SHUT = `${SHOP}${policyText("deny", "podSelector: {}\npolicyTypes: [Ingress]")}`;

const CASES: readonly NearCase[] = [
  {
    title: "a port on which the destination does not listen is changed",
    ...{ text: OTHER_PORT, pair: "web → api", kind: "port", asked: WEB },
    sentence: "Ingress rule 1 of `p` opens TCP 9090; asked is TCP 8080.",
    action: "Change TCP 9090 to TCP 8080 in ingress rule 1 of p",
    replaced: ["port: 9090", "port: 8080"],
  },
  {
    title: "one on which it does stays, and the other is added",
    ...{ text: HEARD, pair: "web → api", kind: "port", asked: WEB },
    sentence: "Ingress rule 1 of `p` opens TCP 8081; asked is TCP 8080.",
    action: "Add TCP 8080 to ingress rule 1 of p",
    replaced: ["    - port: 8081\n", "    - port: 8081\n    - port: 8080\n"],
  },
  {
    title: "a range that ends one port too early ends later",
    ...{ text: SHORT, pair: "web → api", kind: "port", asked: WEB },
    sentence: "Ingress rule 1 of `p` opens TCP 8000-8079; asked is TCP 8080.",
    action: "Let TCP 8000-8079 end at 8080 in ingress rule 1 of p",
    replaced: ["endPort: 8079", "endPort: 8080"],
  },
  {
    title: "the protocol is changed",
    ...{ text: UDP, pair: "web → api", kind: "protocol", asked: WEB },
    sentence: "Ingress rule 1 of `p` opens UDP 8080; asked is TCP 8080.",
    action: "Change UDP 8080 to TCP 8080 in ingress rule 1 of p",
    replaced: ["protocol: UDP", "protocol: TCP"],
  },
  {
    title: "a name that the destination's ports do not have gives way to the number",
    ...{ text: NAMED, pair: "web → api", kind: "named-port", asked: WEB },
    sentence:
      "Ingress rule 1 of `p` opens the TCP port named `http`; `api` has no port of that name, and asked is TCP 8080.",
    action: "Change TCP http to TCP 8080 in ingress rule 1 of p",
    replaced: ["port: http", "port: 8080"],
  },
  {
    title: "the port of a Service gives way to that of its pods",
    ...{ text: OF_SERVICE, pair: "web → api", kind: "service-port", asked: WEB },
    sentence:
      "Ingress rule 1 of `p` opens TCP 80, which is the port of the Service `api`; its pods are reached at TCP 8080, and that is what policies see.",
    action: "Change TCP 80 to TCP 8080 in ingress rule 1 of p",
    replaced: ["    - port: 80\n", "    - port: 8080\n"],
  },
  {
    title: "the address of a Service gives way to the labels of its pods",
    ...{ text: BY_ADDRESS, pair: "web → api", kind: "service-address", asked: WEB },
    sentence:
      "Egress rule 1 of `out` names `10.96.0.10/32`, where the Service `api` has its address; policies see the pods behind it, such as `api`.",
    action: "Name api by its labels instead of 10.96.0.10 in egress rule 1 of out",
    replaced: ["- ipBlock: {cidr: 10.96.0.10/32}", "- podSelector: {matchLabels: {app: api}}"],
  },
  {
    title: "a direction without rules leaves policyTypes",
    ...{ text: TYPES, pair: "web → api", kind: "policy-types", asked: WEB },
    sentence: "`p` isolates `web` for egress, and has rules for ingress only.",
    action: "Take Egress out of the policyTypes of p",
    replaced: ["[Ingress, Egress]", "[Ingress]"],
  },
  {
    title: "rules of a direction that policyTypes do not list are made to count",
    ...{ text: UNLISTED, pair: "web → api", kind: "policy-types", asked: WEB },
    sentence: "`p` has a rule for it, but its policyTypes do not list Ingress: its ingress rules count for nothing.",
    action: "Add Ingress to the policyTypes of p",
    replaced: ["policyTypes: [Egress]", "policyTypes: [Egress, Ingress]"],
  },
  {
    title: "a policy in the wrong namespace is moved",
    ...{ text: MOVED, pair: "web → api", kind: "wrong-namespace", asked: WEB },
    sentence: "`p` selects pods like `api`, but lies in `front`, where there are none; `api` is in `shop`.",
    action: "Move p to namespace shop",
    replaced: ["  name: p\n  namespace: front\n", "  name: p\n  namespace: shop\n"],
  },
  {
    title: "the other side gets a rule",
    ...{ text: SHUT, pair: "web → api", kind: "other-side", asked: WEB },
    sentence: "`web` may send it; `api` is isolated for ingress by `deny`, and no rule admits it.",
    action: "Allow shop/web → shop/api on TCP 8080 in ingress",
    replaced: [
      "  podSelector: {}\n  policyTypes: [Ingress]\n",
      `  podSelector: {}
  policyTypes: [Ingress]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api-from-web
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: api
  policyTypes: [Ingress]
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: web
      ports:
        - protocol: TCP
          port: 8080
`,
    ],
  },
];

describe("near misses of ports, blocks and policies", () => {
  for (const each of CASES) test(each.title, () => expectNear(each));
});

/** A pod with an address, asked from an address outside. */
const BLOCK = (block: string) => P(`- from:\n  - ipBlock: ${block}`);
const from = (address: string) =>
  ({ kind: "connection", source: address, destination: "shop/api", protocol: "TCP", port: 8080 }) as const;

test.each([
  [
    "{cidr: 203.0.113.0/25}",
    "203.0.113.200",
    "Ingress rule 1 of `p` names `203.0.113.0/25`; `203.0.113.200` lies just outside of it.",
    "Change 203.0.113.0/25 to 203.0.113.0/24 in ingress rule 1 of p",
    ["203.0.113.0/25", "203.0.113.0/24"],
  ],
  [
    "{cidr: 203.0.113.0/24, except: [203.0.113.128/25]}",
    "203.0.113.200",
    "Ingress rule 1 of `p` names `203.0.113.0/24` except `203.0.113.128/25`, and `203.0.113.200` is in that.",
    "No longer except 203.0.113.128/25 in ingress rule 1 of p",
    [", except: [203.0.113.128/25]", ""],
  ],
] as const)("a block %s that misses %s is mended", (block, address, sentence, action, [old, now]) => {
  const text = BLOCK(block);
  const { answer, after } = askNear(text, from(address));
  const [miss] = answer.misses;
  expect(miss).toMatchObject({ kind: "address", sentence, action });
  if (miss === undefined) return;
  expect(after(miss)).toBe(text.replace(old, now));
  expect(naiveSays(text, address, "shop/api", 8080)).toBe("denied");
  expect(naiveSays(after(miss), address, "shop/api", 8080)).toBe("allowed");
});

test("a range of the picture gets a rule of its own, and so does anyone", () => {
  const text = `${BLOCK("{cidr: 203.0.113.0/24}")}${policyText("web", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Ingress]")}`;
  const [range] = askNearPair(text, "range 203.0.113.0 → web").answer.misses;
  expect(range?.action).toBe("Allow 203.0.113.0/24 → shop/web on TCP 8080 in ingress");
  const [anyone] = askNearPair(text, "anyone → web").answer.misses;
  expect(anyone?.action).toBe("Allow anyone → shop/web on TCP 8080 in ingress");
});

test("a pod to a range outside", () => {
  const text = `${SHOP}${policyText("out", "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to: [{ipBlock: {cidr: 198.51.100.0/24}}]\n  ports: [{port: 443}]")}`;
  const question = {
    kind: "connection",
    source: "shop/web",
    destination: "198.51.100.7",
    protocol: "TCP",
    port: 444,
  } as const;
  const { answer, after } = askNear(text, question);
  const [miss] = answer.misses;
  expect(miss?.action).toBe("Add TCP 444 to egress rule 1 of out");
  if (miss !== undefined) expect(naiveSays(after(miss), "shop/web", "198.51.100.7", 444)).toBe("allowed");
});

test("a pod that asks itself is let through, and so is a pod in its node's network", () => {
  const own = { kind: "connection", source: "shop/api", destination: "shop/api", protocol: "TCP", port: 1 } as const;
  expect(askNear(SHUT, own).answer).toEqual({ misses: [], none: "Everything gets through." });
  const node = SHUT.replace(
    "spec:\n  containers: [{name: api",
    "spec:\n  hostNetwork: true\n  containers: [{name: api",
  );
  expect(askNear(node, { ...own, source: "shop/web" }).answer.none).toBe("Everything gets through.");
  const asks = askNear(node, { ...own, destination: "shop/web" }).answer;
  expect(asks.none).toMatch(/^shop\/api uses the network of its node: no policy is about it/);
});

test("a pod that has finished is no endpoint", () => {
  const text = SHUT.replace(
    "spec:\n  containers: [{name: api",
    "status: {phase: Succeeded}\nspec:\n  containers: [{name: api",
  );
  const question = {
    kind: "connection",
    source: "shop/web",
    destination: "shop/api",
    protocol: "TCP",
    port: 1,
  } as const;
  expect(() => askNear(text, question)).toThrow("not there");
});

test("a policy with an error is not edited", () => {
  const broken = ports("  - port: 9090").replace("port: 9090", "port: 99999");
  const text = `${broken}${policyText("deny", "podSelector: {}\npolicyTypes: [Ingress]")}`;
  const { answer } = askNearPair(text, "web → api");
  expect(answer.misses.map(({ kind }) => kind)).toEqual(["other-side"]);
});

test("what depends on the profile is made sure, or it is said that it depends", () => {
  const options: AnalyzeOptions = {
    profile: "kubernetes",
    defaultNamespace: "default",
    assumptions: { "ip-block-matches-pods": "depends" },
  };
  const text = BLOCK("{cidr: 10.244.0.0/16}");
  const question = {
    kind: "connection",
    source: "shop/web",
    destination: "shop/api",
    protocol: "TCP",
    port: 8080,
  } as const;
  const { answer, after } = askNear(text, question, options);
  expect(answer.misses.map(({ kind }) => kind)).toEqual(["other-side"]);
  const [miss] = answer.misses;
  if (miss !== undefined) expect(after(miss)).toContain("app: web");
});

test("where nobody enforces policies everything gets through", () => {
  const question = {
    kind: "connection",
    source: "shop/web",
    destination: "shop/api",
    protocol: "TCP",
    port: 1,
  } as const;
  expect(askNear(SHUT, question, { profile: "none", defaultNamespace: "default" }).answer.none).toBe(
    "Everything gets through.",
  );
});
