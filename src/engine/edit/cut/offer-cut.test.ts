import { expect, test } from "vitest";
import { evaluate } from "../../policy/evaluate";
import { KUBERNETES_PROFILE, profileNamed } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import type { EditContext } from "../edit-context";
import { type CutOffer, offerCut } from "./offer-cut";
import { planCut } from "./plan-cut";

const pod = (name: string, labels: string, more = "") => `apiVersion: v1
kind: Pod
metadata: {name: ${name}, namespace: shop, labels: {${labels}}}
spec: {${more}containers: [{name: c, image: i, ports: [{containerPort: 8080}, {containerPort: 53, protocol: UDP}]}]}
---
`;
const shop = pod("web", "app: web") + pod("api", "app: api") + pod("job", "app: job");
const policy = (selector: string, rule: string) => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: api, namespace: shop}
spec:
  podSelector: ${selector}
  ingress:
  - ${rule}
`;

function contextOf(text: string, profile = KUBERNETES_PROFILE): EditContext {
  const files = [{ name: "a.yaml", text }];
  const { cluster, policies, objects } = readScenario(files);
  return { files, objects, evaluation: evaluate(cluster, policies, profile), defaultNamespace: "default" };
}

/** What is offered; every way that is makes a plan. */
function offer(text: string, edgeId = "shop/web→shop/api", profile = KUBERNETES_PROFILE): CutOffer {
  const context = contextOf(text, profile);
  const offered = offerCut(context, { kind: "cut", edgeId, ports: [] });
  if (offered === null) throw new Error("the line is gone");
  for (const { way } of offered.ways) {
    expect(planCut(context, { kind: "cut", edgeId, ports: [], way }).kind).toBe("planned");
  }
  return offered;
}

const titles = ({ ways }: CutOffer) => ways.map(({ title }) => title);

test("where rules let it in they may be narrowed, and its source may be isolated", () => {
  const offered = offer(shop + policy("{matchLabels: {app: api}}", "from: [{podSelector: {}}]"));
  expect(titles(offered)).toEqual([
    "Narrow the rules that let it in at shop/api",
    "Isolate shop/web for what goes out, and admit all but shop/api",
  ]);
  expect(offered.ways[0]?.sentence).toBe("All other pods keep what they have.");
  expect(offered).toMatchObject({ from: "shop/web", to: "shop/api", open: "all ports", obstacles: [] });
  expect(offered.ports).toEqual([
    { protocol: "TCP", port: 8080 },
    { protocol: "UDP", port: 53 },
  ]);
});

test("where a policy is about others too, they may keep what they have, and that comes first", () => {
  const offered = offer(shop + policy("{}", "from: [{podSelector: {matchLabels: {app: web}}}]"));
  expect(titles(offered)).toEqual([
    "Narrow the rules that let it in at shop/api, and admit the others in a policy of their own",
    "Isolate shop/web for what goes out, and admit all but shop/api",
    "Narrow the rules that let it in at shop/api",
  ]);
  expect(offered.ways[2]?.sentence).toBe("The same policies are also about shop/job, for which it closes too.");
});

test("pods that carry the same labels may get a label, and it is said who else is closed out without", () => {
  const twin = `apiVersion: apps/v1
kind: Deployment
metadata: {name: worker, namespace: shop}
spec:
  selector: {matchLabels: {app: web}}
  template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: i}]}}
---
`;
  const text = shop + twin + policy("{matchLabels: {app: api}}", "from: [{podSelector: {matchLabels: {app: web}}}]");
  const offered = offer(text);
  expect(titles(offered)[0]).toBe("Label shop/web role=web, and close it at shop/api by that label");
  expect(offered.ways[0]?.sentence).toBe("All other pods keep what they have.");
  expect(new Set(titles(offered)).size).toBe(offered.ways.length);
  const isolate = offered.ways.find(({ way }) => way.kind === "isolate");
  expect(isolate?.sentence).toContain("No label tells these pods from shop/worker, for which it closes too.");
  const narrow = offered.ways.find(({ way }) => way.kind === "narrow");
  expect(narrow?.sentence).toBe("shop/worker cannot be told apart by labels and is closed out too.");
});

test("a pod of several from one template cannot get a label of its own, and that is said", () => {
  const web = `apiVersion: apps/v1
kind: Deployment
metadata: {name: front, namespace: shop}
spec:
  replicas: 2
  selector: {matchLabels: {app: front}}
  template: {metadata: {labels: {app: front}}, spec: {containers: [{name: c, image: i}]}}
---
`;
  const text = shop + web + policy("{matchLabels: {app: api}}", "{}");
  const { obstacles } = offer(text, "pod shop/front-1→shop/api");
  expect(obstacles).toContain(
    "No label can tell shop/front-1 from shop/front: shop/front-1 is made from the same template as front-2, so that both always have the same labels.",
  );
});

test("the outside is called by its block, and anyone is whom no block names, be there such addresses or not", () => {
  const blocks = "from: [{ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8]}}]";
  const outside = offer(shop + policy("{matchLabels: {app: api}}", blocks), "range 0.0.0.0→shop/api");
  expect(outside).toMatchObject({ from: "0.0.0.0/0 except 10.0.0.0/8", obstacles: [] });
  expect(titles(outside)).toEqual(["Narrow the rules that let it in at shop/api"]);
  const all = `${policy("{matchLabels: {app: job}}", "from: [{ipBlock: {cidr: 0.0.0.0/0}}, {ipBlock: {cidr: '::/0'}}]")}---\n`;
  const anyone = offer(
    shop + all.replace("name: api", "name: job") + policy("{matchLabels: {app: api}}", "{}"),
    "anyone→shop/api",
  );
  expect(titles(anyone)).toEqual(["Narrow the rules that let it in at shop/api"]);
});

test("a pod on the network of its node is no outside: it keeps what it has where its address is known", () => {
  const agent = (status: string) =>
    `${pod("agent", "app: agent", "hostNetwork: true, ").replace("---\n", "")}${status}---\n`;
  const known = agent("status: {podIP: 192.168.0.7, hostIP: 192.168.0.7}\n");
  const edgeId = "anyone→shop/api";
  const context = contextOf(shop + known);
  const plan = planCut(context, { kind: "cut", edgeId, ports: [], way: { kind: "isolate", side: "ingress" } });
  expect(plan.kind === "planned" && plan.files[0]?.text).toContain("cidr: 192.168.0.7/32");
  expect(offer(shop + known, edgeId).ways[0]?.sentence).toBe("All other pods keep what they have.");
  expect(offer(shop + agent(""), edgeId).ways[0]?.sentence).toBe(
    "All other pods keep what they have. The address of shop/agent is not known: it may be closed out too.",
  );
});

test("what no policy can cut is not offered, and it is said why", () => {
  const host = pod("agent", "app: agent", "hostNetwork: true, nodeName: n1, ");
  const placed = pod("api", "app: api", "nodeName: n1, ");
  const own = offer(host + placed, "shop/agent→shop/api");
  expect(own.ways).toEqual([]);
  expect(own.obstacles).toEqual([
    "Not at shop/api, where it comes in: shop/agent is on the network of the node that shop/api runs on, and the node always reaches the pods on it.",
    "Not at shop/agent, where it goes out: shop/agent is on the network of its node, where no policy selects it.",
  ]);
  const unenforced = offer(shop, "shop/web→shop/api", profileNamed("none") ?? KUBERNETES_PROFILE);
  expect(unenforced.obstacles[0]).toContain("the chosen profile enforces no policies");
  const closed = offer(shop + policy("{matchLabels: {app: api}}", "from: [{podSelector: {matchLabels: {app: job}}}]"));
  expect(closed).toMatchObject({ open: "", ways: [], obstacles: [] });
});

test("what blocks leave out is explained: where no text states the address of pods, all of the pods' network", () => {
  const { ways } = offer(shop);
  expect(ways.map(({ sentence }) => sentence)).toContain(
    "All other pods keep what they have. No text states the address of shop/web: it lies in 10.244.0.0/16, so blocks leave all of that out, and addresses there that are no known pod’s are closed out too. No IPv6 block is admitted, since no pod is known to have such an address.",
  );
});
