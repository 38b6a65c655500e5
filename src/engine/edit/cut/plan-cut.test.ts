import { expect, test } from "vitest";
import { editEffects } from "../../edit-effects";
import { evaluate } from "../../policy/evaluate";
import { KUBERNETES_PROFILE } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import { at, type Json } from "../../testing/json";
import { objectsIn } from "../../testing/objects-in-files";
import type { EditedFile } from "../draft-files";
import type { EditContext } from "../edit-context";
import type { CutWay, CutWish } from "../edit-wish";
import { planCut } from "./plan-cut";

const pod = (name: string, labels: string, namespace = "shop") => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}}
spec: {containers: [{name: c, image: i, ports: [{name: http, containerPort: 8080}]}]}
---
`;
const shop =
  pod("web", "app: web, tier: front") + pod("api", "app: api, tier: back") + pod("job", "app: job, tier: back");
const policyOf = (selector: string, rule: string, side = "ingress") => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  podSelector: ${selector}
  ${side}:
${rule}`;
const policy = (rule: string) => policyOf("{matchLabels: {app: api}}", rule);

function contextOf(text: string, more: readonly EditedFile[] = []): EditContext {
  const files = [{ name: "a.yaml", text }, ...more];
  const { cluster, policies, objects } = readScenario(files);
  return { files, objects, evaluation: evaluate(cluster, policies, KUBERNETES_PROFILE), defaultNamespace: "default" };
}

interface Cut {
  /** The text afterwards, or why there is none. */
  readonly text: string;
  readonly steps: readonly string[];
  readonly opened: readonly string[];
  readonly closed: readonly string[];
}

/** Cuts a line of a text. */
function cut(text: string, edgeId: string, way: CutWay, ports: CutWish["ports"] = []): Cut {
  const context = contextOf(text);
  const plan = planCut(context, { kind: "cut", edgeId, ports, way });
  if (plan.kind === "refused") return { text: plan.reason, steps: [], opened: [], closed: [] };
  const after = plan.files.find(({ name }) => name === "a.yaml")?.text ?? text;
  const added = plan.files.filter(({ name }) => name !== "a.yaml");
  const [old, now] = [context.evaluation, contextOf(after, added).evaluation];
  const { opened, closed } = editEffects(old, now);
  const words = (list: typeof opened) =>
    list.lines.map(({ source, target, ports }) => `${source} → ${target} ${ports}`);
  return {
    text: after + added.map((file) => file.text).join(""),
    steps: plan.steps,
    opened: words(opened),
    closed: words(closed),
  };
}

/** What the policy for api says of ingress. */
function rulesIn(text: string): Json {
  const own = objectsIn([{ text }]).find((object) => at(object, "kind") === "NetworkPolicy");
  return at(own ?? null, "spec", "ingress");
}

const NO_WEB: Json = { matchExpressions: [{ key: "app", operator: "NotIn", values: ["web"] }] };
const WEB_TO_API = "shop/web→shop/api";
const INGRESS: CutWay = { kind: "narrow", side: "ingress" };

/** What becomes of a rule for api when web is to reach it no more, and nothing else is to close. */
function cutRule(rule: string, ports: CutWish["ports"] = []): string {
  const { text, opened, closed } = cut(shop + policy(rule), WEB_TO_API, INGRESS, ports);
  expect(opened).toEqual([]);
  expect(closed.filter((line) => !line.startsWith("shop/web → shop/api "))).toEqual([]);
  return text.startsWith(shop) ? text.slice(shop.length + policy("").length) : text;
}

test("a peer that is only about these pods goes, with its rule where it was the last", () => {
  expect(
    cutRule(
      "  - from: # all\n    - podSelector: {matchLabels: {app: web}} # web\n    - podSelector: {matchLabels: {app: job}}\n",
    ),
  ).toBe("  - from: # all\n    - podSelector: {matchLabels: {app: job}}\n");
  const { text } = cut(shop + policy("  - from:\n    - podSelector: {matchLabels: {app: web}}\n"), WEB_TO_API, INGRESS);
  expect(rulesIn(text)).toEqual([]);
  expect(text).toMatch(/\n {2}ingress: \[\]\n$/);
  expect(text).not.toContain("policyTypes");
});

test("a peer that is about others too excludes a label that only these pods have", () => {
  const after = cutRule("  - from:\n    - podSelector: {} # everyone\n");
  expect(after).toContain("# everyone\n");
  expect(rulesIn(policy(after))).toEqual([{ from: [{ podSelector: NO_WEB }] }]);
});

test("what the rule admits on other ports moves to a rule of its own", () => {
  const before =
    "  - from:\n    - podSelector: {matchLabels: {app: web}}\n    ports:\n    - port: 8080\n      endPort: 8090\n    - port: 53\n      protocol: UDP\n";
  expect(rulesIn(policy(cutRule(before, [{ protocol: "TCP", port: 8085 }])))).toEqual([
    {
      from: [{ podSelector: { matchLabels: { app: "web" } } }],
      ports: [
        { port: 8080, endPort: 8084 },
        { port: 8086, endPort: 8090 },
        { protocol: "UDP", port: 53 },
      ],
    },
  ]);
  expect(cutRule(before, [{ protocol: "TCP", port: 80 }])).toBe("nothing gets through between them there as it is");
});

test("a rule that admits everyone names all but these pods, and nothing else closes in the cluster", () => {
  const { text, closed, opened } = cut(shop + policy("  - {}\n"), WEB_TO_API, INGRESS);
  const outside = { ipBlock: { cidr: "0.0.0.0/0", except: ["10.244.0.0/16"] } };
  expect(rulesIn(text)).toEqual([{ from: [{ namespaceSelector: {}, podSelector: NO_WEB }, outside] }]);
  expect(opened).toEqual([]);
  expect(closed.filter((line) => !line.startsWith("10.244."))).toEqual(["shop/web → shop/api all ports"]);
});

test("of a rule that admits everyone it is said whom it admits instead", () => {
  const everyone = shop + policy("  - {}\n");
  expect(cut(everyone, WEB_TO_API, INGRESS).steps[0]).toBe(
    "rule 1 of shop/api admits all but shop/web instead of everyone",
  );
  const inside = cut(everyone, "anyone→shop/api", INGRESS);
  expect(inside.steps[0]).toBe("rule 1 of shop/api admits every pod instead of everyone");
  expect(rulesIn(inside.text)).toEqual([{ from: [{ namespaceSelector: {} }] }]);
  const named =
    policy("  - {}\n") +
    "---\n" +
    policyOf("{}", "  - from: [{ipBlock: {cidr: 198.51.100.0/24}}]\n").replace("name: api", "name: other");
  const both = cut(shop + named, "anyone→shop/api", INGRESS);
  expect(both.steps[0]).toBe("rule 1 of shop/api admits every pod and a block of addresses instead of everyone");
  expect(rulesIn(both.text)).toEqual([{ from: [{ namespaceSelector: {} }, { ipBlock: { cidr: "198.51.100.0/24" } }] }]);
});

test("labels that pods of another namespace carry too are told apart by the namespace", () => {
  const twin = pod("web", "app: web, tier: front", "other");
  const rule = "  - from:\n    - namespaceSelector: {}\n";
  const { text, closed } = cut(shop + twin + policy(rule), WEB_TO_API, INGRESS);
  const elsewhere = { key: "kubernetes.io/metadata.name", operator: "NotIn", values: ["shop"] };
  expect(closed).toEqual(["shop/web → shop/api all ports"]);
  expect(rulesIn(text)).toEqual([
    { from: [{ namespaceSelector: { matchExpressions: [elsewhere] } }, { podSelector: NO_WEB }] },
  ]);
});

test("pods that only a block admitted are admitted by their labels once it excepts where pods lie", () => {
  const { text, closed, opened } = cut(
    shop + policy("  - from:\n    - ipBlock: {cidr: 0.0.0.0/0}\n"),
    WEB_TO_API,
    INGRESS,
  );
  expect(opened).toEqual([]);
  expect(closed.filter((line) => !line.startsWith("10.244."))).toEqual(["shop/web → shop/api all ports"]);
  expect(text).toContain("app");
});

test("other pods that the same policy is about keep the connection where that is chosen", () => {
  const text = shop + policyOf("{}", "  - from:\n    - podSelector: {matchLabels: {app: web}}\n");
  expect(cut(text, WEB_TO_API, INGRESS).closed).toEqual([
    "shop/web → shop/api all ports",
    "shop/web → shop/job all ports",
  ]);
  const kept = cut(text, WEB_TO_API, { ...INGRESS, keepsOthers: true });
  expect(kept.closed).toEqual(["shop/web → shop/api all ports"]);
  expect(kept.opened).toEqual([]);
  expect(kept.steps).toEqual([
    "rule 1 of shop/api loses what admits shop/web",
    "a new policy shop/api-others in a.yaml",
  ]);
});

test("pods that nothing isolates are isolated by a policy that admits all but these", () => {
  const isolated = cut(shop, WEB_TO_API, { kind: "isolate", side: "ingress" }, [{ protocol: "TCP", port: 8080 }]);
  expect(isolated.closed.filter((line) => !line.startsWith("10.244."))).toEqual(["shop/web → shop/api TCP 8080"]);
  expect(isolated.opened).toEqual([]);
  expect(isolated.text).toContain("name: api-not-from-web");
  expect(isolated.steps).toEqual(["a new policy shop/api-not-from-web in policies.yaml"]);
  expect(cut(shop, WEB_TO_API, INGRESS).text).toBe(
    "no policy restricts what comes in at shop/api, so there is nothing to narrow",
  );
});

test("pods with the same labels are told apart by a label that one of them gets", () => {
  const twins = shop + pod("web-2", "app: web, tier: front");
  const text = twins + policy("  - from:\n    - podSelector: {matchLabels: {app: web}}\n");
  const edge = "pod shop/web-2→shop/api";
  expect(cut(text, edge, INGRESS).closed).toHaveLength(1);
  const labelled = cut(text, edge, { kind: "label", side: "ingress", end: "from", key: "role", value: "web-2" });
  expect(labelled.text).toContain("name: web-2, namespace: shop, labels: {app: web, tier: front, role: web-2}");
  expect(labelled.steps[0]).toBe("Pod web-2 gets the label role=web-2");
});

test("a range of addresses is excepted from the blocks that hold it", () => {
  const rule =
    "  - from:\n    - ipBlock: {cidr: 198.51.0.0/16}\n    - ipBlock: {cidr: 198.51.100.0/24}\n    ports: [{port: 80}]\n";
  const { text, closed, opened } = cut(shop + policy(rule), "range 198.51.100.0→shop/api", INGRESS);
  expect(opened).toEqual([]);
  expect(closed).toEqual(["198.51.100.0/24 → shop/api TCP 80"]);
  expect(rulesIn(text)).toEqual([
    { from: [{ ipBlock: { cidr: "198.51.0.0/16", except: ["198.51.100.0/24"] } }], ports: [{ port: 80 }] },
  ]);
});

test("a cut says why no policy can make it", () => {
  const agent = `apiVersion: v1
kind: Pod
metadata: {name: agent, namespace: shop, labels: {app: agent}}
spec: {hostNetwork: true, nodeName: n1, containers: [{name: c, image: i}]}
---
`;
  expect(cut(shop + agent, "shop/agent→shop/api", { kind: "isolate", side: "egress" }).text).toBe(
    "shop/agent is on the network of its node, where no policy selects it",
  );
  expect(cut(shop, "anyone→shop/api", { kind: "isolate", side: "egress" }).text).toBe(
    "anyone lies outside of the cluster, where no policy acts",
  );
  expect(cut(shop, "shop/web→shop/gone", INGRESS).text).toBe("one of the two ends is not in the picture any more");
});
