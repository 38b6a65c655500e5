import { expect, test } from "vitest";
import type { EditPreview } from "../../preview-edit";
import { createSession } from "../../session";
import type { EditedFile } from "../draft-files";
import type { EditOffer, OfferRequest } from "../edit-offer";
import type { AddPolicyWish, EditWish } from "../edit-wish";
import type { ReadyChoice, ReadyWay } from "./offer-ready";

const options = { defaultNamespace: "default", profile: "kubernetes" } as const;
const pod = (namespace: string, name: string, app: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {app: ${app}, run: "1"}}\nspec: {containers: [{name: a, image: a, ports: [{containerPort: 80}]}]}\n`;
const policy = (id: string, spec: string) => {
  const [namespace, name] = id.split("/");
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec: ${spec}\n`;
};
const shop = [pod("shop", "web", "web"), pod("shop", "api", "api"), pod("ops", "job", "job")].join("---\n");
const denyIngress = { kind: "default-deny", directions: ["ingress"] } as const;
const denyAll = { kind: "default-deny", directions: ["ingress", "egress"] } as const;
const none = new Map<string, string>();

function previewOf(files: readonly EditedFile[] | string, wish: EditWish): EditPreview {
  const session = createSession();
  session.analyze(typeof files === "string" ? [{ name: "a.yaml", text: files }] : files, options);
  return session.previewEdit(wish, options);
}

const wish = (policy: AddPolicyWish["policy"], part: Partial<AddPolicyWish> = {}): AddPolicyWish => ({
  ...{ kind: "add-policy", namespaces: ["shop"], pods: none, policy },
  ...part,
});

function plannedOf(preview: EditPreview) {
  if (preview.kind === "refused") throw new Error(preview.reason);
  return preview;
}

function offerOf(text: string, request: OfferRequest): EditOffer | null {
  const session = createSession();
  session.analyze([{ name: "a.yaml", text }], options);
  return session.offerEdit(request, options);
}

function waysOf(text: string, choice: ReadyChoice): readonly ReadyWay[] {
  const offer = offerOf(text, { kind: "ready-policy", choice, workload: null });
  return offer?.kind === "ready-policy" ? offer.ways : [];
}

test("a default deny goes into policies.yaml where the namespace has no policy, and closes what came in", () => {
  const plan = plannedOf(previewOf(shop, wish(denyIngress)));
  expect(plan.label).toBe("default deny ingress in shop");
  expect(plan.files.map(({ name }) => name)).toEqual(["policies.yaml"]);
  expect(plan.files[0]?.text).toContain("  name: default-deny-ingress\n  namespace: shop\n");
  expect(plan.steps).toEqual([
    "a new policy shop/default-deny-ingress in policies.yaml",
    "is about 2 pods: shop/web, shop/api",
  ]);
  expect(plan.effects.opened.count).toBe(0);
  expect(plan.effects.closed.lines.map(({ source, target }) => `${source} → ${target}`)).toContain(
    "shop/api → shop/web",
  );
});

test("it goes beside the namespace's other policies, in each namespace by itself", () => {
  const files = [
    { name: "pods.yaml", text: shop },
    {
      name: "ops.yaml",
      text: `# ops\n${policy("ops/a", "{podSelector: {matchLabels: {app: a}}, policyTypes: [Ingress]}")}`,
    },
  ];
  const plan = plannedOf(previewOf(files, wish(denyAll, { namespaces: ["shop", "ops", "shop"] })));
  expect(plan.label).toBe("default deny ingress and egress in shop, ops");
  expect(plan.files.map(({ name, edits }) => [name, edits.length])).toEqual([
    ["ops.yaml", 1],
    ["policies.yaml", 1],
  ]);
});

test("a namespace whose only policy has errors keeps its policies in that file", () => {
  const faulty = policy("ops/a", "{podSelector: {}, futureField: 1}");
  const files = [
    { name: "pods.yaml", text: shop },
    { name: "ops.yaml", text: `# ops\n${faulty}` },
    { name: "shop.yaml", text: policy("shop/a", "{podSelector: {}}") },
  ];
  const filesOf = (wish: EditWish) => plannedOf(previewOf(files, wish)).files.map(({ name }) => name);
  expect(filesOf(wish(denyAll, { namespaces: ["ops"] }))).toEqual(["ops.yaml"]);
  const [from, to] = ["web", "job"].map(
    (app) => ({ kind: "pods", namespace: app === "web" ? "shop" : "ops", labels: new Map([["app", app]]) }) as const,
  );
  if (from === undefined || to === undefined) throw new Error("no ends");
  const allow: EditWish = {
    ...{ kind: "allow", from: [from], to: [to], ports: [], sides: ["ingress"], isolating: ["ingress"] },
  };
  expect(filesOf(allow)).toEqual(["ops.yaml"]);
  expect(
    filesOf({ kind: "cut", edgeId: "shop/web→ops/job", ports: [], way: { kind: "isolate", side: "ingress" } }),
  ).toEqual(["ops.yaml"]);
});

test("what another policy does already is not written again", () => {
  const text = `${shop}---\n${policy("shop/deny", "{podSelector: {}, policyTypes: [Ingress]}")}`;
  const preview = previewOf(text, wish(denyIngress));
  expect(preview).toMatchObject({ kind: "refused", reason: "shop/deny does this already" });
  if (preview.kind === "refused") expect(text.slice(preview.place?.from, preview.place?.to)).toBe("deny");
  const both = plannedOf(previewOf(text, wish(denyIngress, { namespaces: ["shop", "ops"] })));
  expect(both.steps[0]).toBe("shop/deny does this already");
  expect(both.files[0]?.text).not.toContain("namespace: shop");
  expect(plannedOf(previewOf(text, wish(denyAll))).steps[0]).toContain("shop/default-deny-all in a.yaml");
});

test("isolating pods says which policies still admit something", () => {
  const text = `${shop}---\n${policy("shop/web", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}], ports: [{port: 80}]}]}")}`;
  const plan = plannedOf(previewOf(text, wish(denyAll, { pods: new Map([["app", "web"]]) })));
  expect(plan.label).toBe("isolate app=web in shop");
  expect(plan.steps).toContain("a new policy shop/default-deny-all-web in a.yaml");
  expect(plan.steps).toContain("shop/web still admits ingress: policies add up, none takes back what another allows");
});

test("allowing DNS on its own says that it closes all other egress, and after a default deny it does not", () => {
  const dns = waysOf(shop, "allow-dns")[0]?.policy ?? denyAll;
  const alone = plannedOf(previewOf(shop, wish(dns)));
  expect(alone.steps).toContain(
    "closes all other egress of 2 pods of shop: until now no policy isolated them for egress",
  );
  expect(alone.effects.closed.count).toBeGreaterThan(0);
  const denied = `${shop}---\n${policy("shop/deny", "{podSelector: {}, policyTypes: [Egress]}")}`;
  const after = plannedOf(previewOf(denied, wish(dns)));
  expect(after.steps.join()).not.toContain("closes");
  expect(after.effects.closed.count).toBe(0);
});

test("of pods that the picture does not have it is said that what opens to or from them is not seen", () => {
  const denied = `${shop}---\n${policy("shop/deny", "{podSelector: {}}")}`;
  const dns = waysOf(denied, "allow-dns")[0]?.policy ?? denyAll;
  const steps = (text: string, asked: AddPolicyWish["policy"]) =>
    plannedOf(previewOf(text, wish(asked))).steps.filter((step) => step.includes("not seen"));
  expect(steps(denied, dns)).toEqual([
    "no pod of kube-system with k8s-app=kube-dns is in this picture: what opens to such pods is not seen",
  ]);
  const there = pod("kube-system", "dns", "dns").replace("app: dns", "k8s-app: kube-dns");
  expect(steps(`${denied}---\n${there}`, dns)).toEqual([]);
  const pods = { kind: "allow-from-pods", from: "ops", labels: new Map([["app", "gone"]]) } as const;
  expect(steps(denied, pods)).toEqual([
    "no pod of ops with app=gone is in this picture: what opens from such pods is not seen",
  ]);
  expect(steps(denied, { kind: "allow-from-namespace", from: "empty" })).toEqual([
    "no pod of empty is in this picture: what opens from such pods is not seen",
  ]);
  expect(steps(denied, { kind: "allow-from-namespace", from: "ops" })).toEqual([]);
});

test("DNS is where the text states it, at the port where the Service leads", () => {
  const service = (port: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: kube-dns, namespace: kube-system}\nspec: {selector: {k8s-app: coredns}, ports: [{name: dns, protocol: UDP, port: 53${port}}]}\n`;
  expect(waysOf(`${shop}---\n${service(", targetPort: 5353")}`, "allow-dns")[0]).toMatchObject({
    policy: { to: "kube-system", labels: new Map([["k8s-app", "coredns"]]), ports: [5353] },
    note: null,
  });
  const openShift = service(", targetPort: dns")
    .replace("kube-dns", "dns-default")
    .replace("kube-system", "openshift-dns");
  expect(waysOf(`${shop}---\n${openShift}`, "allow-dns")[0]).toMatchObject({
    policy: { to: "openshift-dns", ports: [5353] },
  });
  expect(waysOf(shop, "allow-dns")[0]).toMatchObject({
    policy: { to: "kube-system", labels: new Map([["k8s-app", "kube-dns"]]), ports: [53] },
    note: expect.stringContaining("assumed"),
  });
});

test("the ingress controller is the one in the text, else the usual one, which is said", () => {
  const traefik = pod("edge", "traefik-1", "traefik");
  expect(waysOf(`${shop}---\n${traefik}`, "allow-from-ingress")).toMatchObject([
    { policy: { kind: "allow-from-pods", from: "edge", labels: new Map([["app", "traefik"]]) }, note: null },
  ]);
  expect(waysOf(shop, "allow-from-ingress")).toMatchObject([
    { policy: { from: "ingress-nginx" }, note: expect.stringContaining("assumed") },
  ]);
});

test("from outside means the families that the cluster has, and says that pods may be meant as well", () => {
  const six = `${pod("shop", "six", "six")}status: {podIPs: [{ip: "fd00::1"}, {ip: 10.0.0.1}]}\n`;
  expect(waysOf(six, "allow-from-outside")[0]?.policy).toMatchObject({ cidrs: ["0.0.0.0/0", "::/0"] });
  const plan = plannedOf(previewOf(shop, wish({ kind: "allow-from-outside", cidrs: ["0.0.0.0/0"] })));
  expect(plan.steps.join()).toMatch(/lets? every pod in/);
});

test("the same namespace is let in by a selector of its own pods, another one by its name", () => {
  const own = plannedOf(previewOf(shop, wish({ kind: "allow-from-namespace", from: null })));
  expect(own.files[0]?.text).toContain("  ingress:\n    - from:\n        - podSelector: {}\n");
  const other = plannedOf(previewOf(shop, wish({ kind: "allow-from-namespace", from: "ops" })));
  expect(other.files[0]?.text).toContain("kubernetes.io/metadata.name: ops");
});

test("where the text leaves the default namespace out, a new policy does", () => {
  const unsaid =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a, labels: {app: a}}\nspec: {containers: [{name: a, image: a}]}\n";
  const text = (part: string) =>
    plannedOf(previewOf(unsaid.replace("name: a,", `name: a,${part}`), wish(denyIngress, { namespaces: ["default"] })))
      .files[0]?.text;
  expect(text("")).not.toContain("namespace:");
  expect(text(" namespace: default,")).toContain("namespace: default");
});

test("a workload's pods are selected by the fewest labels that mean no others", () => {
  const offer = offerOf(shop, { kind: "ready-policy", choice: "deny-all", workload: "shop/web" });
  expect(offer).toMatchObject({
    labels: new Map([
      ["app", "web"],
      ["run", "1"],
    ]),
    chosen: new Map([["app", "web"]]),
  });
});

test("an empty policy has its name, and what the API server refuses is refused before it is written", () => {
  const empty = { kind: "empty", name: "web", directions: ["ingress"] } as const;
  const text = `${shop}---\n${policy("shop/web", "{podSelector: {}}")}`;
  expect(plannedOf(previewOf(shop, wish(empty))).label).toBe("add the policy web to shop");
  expect(previewOf(text, wish(empty))).toMatchObject({ reason: "shop/web exists already", place: { file: "a.yaml" } });
  expect(previewOf(shop, wish({ ...empty, name: "Web" }))).toMatchObject({ kind: "refused" });
  expect(previewOf(shop, wish(denyAll, { namespaces: ["Shop"] }))).toMatchObject({ kind: "refused" });
  expect(previewOf(shop, wish(denyAll, { pods: new Map([["a b", "c"]]) }))).toMatchObject({ kind: "refused" });
  expect(previewOf(shop, wish(denyAll, { namespaces: [] }))).toMatchObject({ reason: "choose a namespace" });
  expect(previewOf(shop, wish({ kind: "allow-from-outside", cidrs: ["10.0.0.0"] }))).toMatchObject({ kind: "refused" });
});

test("the policies of a namespace are listed, and those that select a workload", () => {
  const text = [
    shop,
    policy("shop/b", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress]}"),
    policy("shop/a", "{podSelector: {}, policyTypes: [Ingress, Egress]}"),
    policy("ops/c", "{podSelector: {}}"),
  ].join("---\n");
  const all = [
    { id: "shop/a", words: "all pods, ingress and egress" },
    { id: "shop/b", words: "app=web, ingress" },
  ];
  const ask = (namespace: string | null, workload: string | null) =>
    offerOf(text, { kind: "policies", namespace, workload });
  expect(ask("shop", null)).toMatchObject({ policies: all });
  expect(ask(null, "shop/web")).toMatchObject({ policies: all });
  expect(ask(null, "shop/api")).toMatchObject({ policies: all.slice(0, 1) });
});
