import { describe, expect, test } from "vitest";
import { askNear, askNearPair, expectNear, type NearCase, naiveSays, policyText, SHOP } from "./testing/near-case";

const from = (peer: string) => `
podSelector: {matchLabels: {app: api}}
ingress:
- from:
${peer.replace(/^\n/, "").replace(/\s+$/, "")}
`;
const P = (peer: string) => `${SHOP}${policyText("p", from(peer))}`;

const WEB = ["shop/web", "shop/api", 8080] as const;
const FRONT = ["front/frontend", "shop/api", 8080] as const;

const TYPO = P("  - podSelector:\n      matchLabels:\n        app: wbe # the shop");
const OTHER = P("  - podSelector:\n      matchLabels:\n        app: web\n        tier: edge");
const TERM = P("  - podSelector:\n      matchExpressions:\n        - {key: app, operator: In, values: [api, admin]}");
const NOT = P("  - podSelector:\n      matchExpressions:\n        - {key: app, operator: NotIn, values: [web, admin]}");
const LEGACY = P(
  "  - podSelector:\n      matchExpressions:\n        - {key: app, operator: Exists}\n        - {key: tier, operator: Exists}",
);
const OWN = P("  - podSelector:\n      matchLabels:\n        app: frontend");
const KEPT = `${OWN.replace("app: frontend\n", "app: web\n").replace("labels: {app: frontend}", "labels: {app: web}")}`;
const NAMED = P(
  "  - namespaceSelector:\n      matchLabels:\n        name: front\n    podSelector:\n      matchLabels:\n        app: frontend",
);
const TEAM = NAMED.replace("name: front\n", "team: wbe\n");
const BOTH = P(
  "  - namespaceSelector:\n      matchLabels:\n        team: web\n    podSelector:\n      matchLabels:\n        app: web",
);
const SUBJECT = `${SHOP}${policyText("deny", "podSelector: {}\npolicyTypes: [Ingress]")}${policyText("p", "podSelector:\n  matchLabels:\n    app: apo\ningress:\n- from:\n  - podSelector: {}")}`;

const CASES: readonly NearCase[] = [
  {
    title: "a rule's label that is off by a letter is changed",
    ...{ text: TYPO, pair: "web → api", kind: "rule-label", asked: WEB },
    sentence: "Ingress rule 1 of `p` wants pods with `app=wbe`; `web` has `app=web`.",
    action: "Change app=wbe to app=web in ingress rule 1 of p",
    replaced: ["app: wbe # the shop", "app: web # the shop"],
  },
  {
    title: "or the pod's own",
    ...{ text: TYPO, pair: "web → api", kind: "pod-label", asked: WEB },
    sentence: "Ingress rule 1 of `p` wants pods with `app=wbe`; `web` has `app=web`.",
    action: "Label web app=wbe",
    replaced: ["labels: {app: web}}", "labels: {app: wbe}}"],
  },
  {
    title: "the one requirement that a pod misses is taken out where something is left",
    ...{ text: OTHER, pair: "web → api", kind: "rule-label", asked: WEB },
    sentence: "Ingress rule 1 of `p` wants pods with `tier=edge`; `web` has no label `tier`.",
    action: "Take tier=edge out of ingress rule 1 of p",
    replaced: ["        app: web\n          tier: edge\n", "        app: web\n"],
  },
  {
    title: "or the pod gets the label",
    ...{ text: OTHER, pair: "web → api", kind: "pod-label", asked: WEB },
    sentence: "Ingress rule 1 of `p` wants pods with `tier=edge`; `web` has no label `tier`.",
    action: "Label web tier=edge",
    replaced: ["labels: {app: web}}", "labels: {app: web, tier: edge}}"],
  },
  {
    title: "a selector that others satisfy is widened, not changed",
    ...{ text: TERM, pair: "web → api", kind: "rule-label", asked: WEB },
    sentence: "Ingress rule 1 of `p` wants pods with `app in (api, admin)`; `web` has `app=web`.",
    action: "Change app in (api, admin) to app in (api, admin, web) in ingress rule 1 of p",
    replaced: ["values: [api, admin]", "values: [api, admin, web]"],
  },
  {
    title: "NotIn lets go of one value",
    ...{ text: NOT, pair: "web → api", kind: "rule-label", asked: WEB },
    sentence: "Ingress rule 1 of `p` wants pods with `app not in (web, admin)`; `web` has `app=web`.",
    action: "Change app not in (web, admin) to app!=admin in ingress rule 1 of p",
    replaced: ["values: [web, admin]", "values: [admin]"],
  },
  {
    title: "Exists goes where another requirement is left",
    ...{ text: LEGACY, pair: "web → api", kind: "rule-label", asked: WEB },
    sentence: "Ingress rule 1 of `p` wants pods with `tier`; `web` has no label `tier`.",
    action: "Take tier out of ingress rule 1 of p",
    replaced: ["          - {key: tier, operator: Exists}\n", ""],
  },
  {
    title: "a podSelector that selects nobody in its own namespace gets a namespaceSelector",
    ...{ text: OWN, pair: "front/frontend → api", kind: "rule-namespace", asked: FRONT },
    sentence: "Ingress rule 1 of `p` wants such pods of its own namespace, `shop`; `frontend` is in `front`.",
    action: "Add a namespaceSelector for front to ingress rule 1 of p",
    replaced: [
      "    - podSelector:\n        matchLabels:\n          app: frontend\n",
      "    - podSelector:\n        matchLabels:\n          app: frontend\n      namespaceSelector:\n        matchLabels:\n          kubernetes.io/metadata.name: front\n",
    ],
  },
  {
    title: "one that selects somebody there stays, and gets a neighbour",
    ...{ text: KEPT, pair: "front/frontend → api", kind: "rule-namespace", asked: FRONT },
    sentence: "Ingress rule 1 of `p` wants such pods of its own namespace, `shop`; `frontend` is in `front`.",
    action: "Add the same pods of front to ingress rule 1 of p",
    replaced: [
      "    - podSelector:\n        matchLabels:\n          app: web\n",
      "    - podSelector:\n        matchLabels:\n          app: web\n    - namespaceSelector:\n        matchLabels:\n          kubernetes.io/metadata.name: front\n      podSelector:\n        matchLabels:\n          app: web\n",
    ],
  },
  {
    title: "a label that a namespace does not have gives way to its name",
    ...{ text: NAMED, pair: "front/frontend → api", kind: "rule-label", asked: FRONT },
    sentence:
      "Ingress rule 1 of `p` wants pods of namespaces with `name=front`; namespace `front` has no label `name`.",
    action: "Change name=front to kubernetes.io/metadata.name=front in ingress rule 1 of p",
    replaced: ["          name: front\n", "          kubernetes.io/metadata.name: front\n"],
  },
  {
    title: "or the namespace gets the label",
    ...{ text: NAMED, pair: "front/frontend → api", kind: "namespace-label", asked: FRONT },
    sentence:
      "Ingress rule 1 of `p` wants pods of namespaces with `name=front`; namespace `front` has no label `name`.",
    action: "Label namespace front name=front",
    replaced: ["labels: {team: web}}", "labels: {team: web, name: front}}"],
  },
  {
    title: "a namespace's label that is off by a letter is changed in the rule",
    ...{ text: TEAM, pair: "front/frontend → api", kind: "rule-label", asked: FRONT },
    sentence: "Ingress rule 1 of `p` wants pods of namespaces with `team=wbe`; namespace `front` has `team=web`.",
    action: "Change team=wbe to team=web in ingress rule 1 of p",
    replaced: ["team: wbe\n", "team: web\n"],
  },
  {
    title: "one peer with both selectors becomes two where only one of them fits",
    ...{ text: BOTH, pair: "web → api", kind: "two-peers", asked: WEB },
    sentence:
      "Ingress rule 1 of `p` has one peer with both selectors, and wants both; `web` is such a pod, but not in such a namespace.",
    action: "Make the peer of ingress rule 1 of p two: either selector is enough then",
    replaced: [
      "      podSelector:\n        matchLabels:\n          app: web\n",
      "    - podSelector:\n        matchLabels:\n          app: web\n",
    ],
  },
  {
    title: "a policy that is about other pods by one letter is made to be about these",
    ...{ text: SUBJECT, pair: "web → api", kind: "subject-label", asked: WEB },
    sentence: "`p` has a rule for it, but is about pods with `app=apo`; `api` has `app=api`.",
    action: "Change app=apo to app=api in the podSelector of p",
    replaced: ["app: apo\n", "app: api\n"],
  },
];

describe("near misses of labels and namespaces", () => {
  for (const each of CASES) test(each.title, () => expectNear(each));
});

test("a word that is off by a letter comes before a rule, and what changes a policy before what changes a pod", () => {
  const kinds = askNearPair(TYPO, "web → api").answer.misses.map(({ kind }) => kind);
  expect(kinds).toEqual(["rule-label", "pod-label", "other-side"]);
});

test("the well-known label of a namespace's name is never changed", () => {
  const text = NAMED.replace("name: front\n", "kubernetes.io/metadata.name: frnot\n");
  const { answer } = askNearPair(text, "front/frontend → api");
  expect(answer.misses.map(({ kind }) => kind)).not.toContain("namespace-label");
  expect(answer.misses[0]?.action).toBe(
    "Change kubernetes.io/metadata.name=frnot to kubernetes.io/metadata.name=front in ingress rule 1 of p",
  );
});

test("a label of a workload changes in its template and its selector", () => {
  const controller = `---
apiVersion: apps/v1
kind: Deployment
metadata: {name: shopper, namespace: shop}
spec:
  selector: {matchLabels: {app: wbe}}
  template:
    metadata: {labels: {app: wbe}}
    spec: {containers: [{name: c, image: c}]}
`;
  const text = `${P("  - podSelector: {matchLabels: {app: web}}")}${controller}`;
  const { answer, after } = askNearPair(text, "shopper → api");
  const miss = answer.misses.find(({ kind }) => kind === "pod-label");
  expect(miss?.action).toBe("Label shopper app=web");
  if (miss !== undefined) expect(after(miss)).toBe(text.replaceAll("app: wbe", "app: web"));
});

test("what is open through two peers that may have been one is told, and joining them closes it", () => {
  const text = P(
    "  - namespaceSelector:\n      matchLabels:\n        team: web\n  - podSelector:\n      matchLabels:\n        app: web",
  );
  const { answer, after } = askNearPair(text, "web → api");
  const [miss, ...more] = answer.misses;
  expect(more).toEqual([]);
  expect(miss?.kind).toBe("two-peers");
  expect(miss?.sentence).toBe(
    "Ingress rule 1 of `p` has two peers: any pod of namespaces with `team=web`, or any pod with `app=web` in its own namespace, `shop`. One peer would be any pod with `app=web` of namespaces with `team=web`.",
  );
  if (miss === undefined) return;
  const edited = after(miss);
  expect(edited).toBe(
    text.replace(
      "    - podSelector:\n        matchLabels:\n          app: web\n",
      "      podSelector:\n        matchLabels:\n          app: web\n",
    ),
  );
  expect([naiveSays(text, ...WEB), naiveSays(edited, ...WEB)]).toEqual(["allowed", "denied"]);
});

test("peers of which joining changes nothing for what is asked are not told", () => {
  const text = P("  - namespaceSelector: {}\n  - podSelector:\n      matchLabels:\n        app: web");
  expect(askNearPair(text, "web → api").answer).toEqual({ misses: [], none: "Everything gets through." });
});

test("both sides are changed where both are closed", () => {
  const out = policyText(
    "out",
    "podSelector: {matchLabels: {app: web}}\npolicyTypes: [Egress]\negress:\n- to:\n  - podSelector: {matchLabels: {app: apo}}",
  );
  const text = `${TYPO}${out}`;
  const { answer, after } = askNear(text, {
    kind: "connection",
    source: "shop/web",
    destination: "shop/api",
    protocol: "TCP",
    port: 8080,
  });
  const both = answer.misses.find(({ kind }) => kind === "two-changes");
  expect(both?.action).toBe(
    "Change app=apo to app=api in egress rule 1 of out, and change app=wbe to app=web in ingress rule 1 of p",
  );
  if (both !== undefined)
    expect(after(both)).toBe(text.replace("app: apo", "app: api").replace("app: wbe", "app: web"));
});
