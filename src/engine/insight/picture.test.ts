import { expect, test } from "vitest";
import type { Service } from "../kube/objects";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { readScenario } from "../read-scenario";
import { takePicture } from "./picture";

const workload = (name: string, labels: string, spec = "", replicas = 1) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: app}\nspec: {replicas: ${replicas}, template: {metadata: {labels: {${labels}}}, spec: {${spec}containers: [{name: c, image: x, ports: [{containerPort: 80}, {containerPort: 443}]}]}}}\n`;
const pod = (name: string, status: string, labels = `app: ${name}`, port = 80) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app, labels: {${labels}}, ownerReferences: [{apiVersion: apps/v1, uid: u, kind: StatefulSet, name: ${name.replace(/-\d$/, "")}, controller: true}]}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: ${port}}]}]}\nstatus: {${status}}\n`;
const policy = (name: string, subject: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {podSelector: {matchLabels: {${subject}}}, ${spec}}\n`;
const denyIn = (name: string) => policy(`in-${name}`, `app: ${name}`, "policyTypes: [Ingress]");
const denyOut = (name: string) => policy(`out-${name}`, `app: ${name}`, "policyTypes: [Egress]");
const from = (app: string, ports: string) =>
  `ingress: [{from: [{podSelector: {matchLabels: {app: ${app}}}}], ports: [${ports}]}]`;
const [a, b] = [workload("a", "app: a"), workload("b", "app: b")];

function picture(...documents: readonly string[]) {
  const { cluster, policies, objects } = readScenario([{ name: "c.yaml", text: documents.join("---\n") }]);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const services = objects.filter((object): object is Service => object.kind === "Service");
  const { ends, pairs } = takePicture(evaluation, services);
  const all = [...pairs()];
  const pair = (source: string, target: string) => {
    const found = all.find((one) => one.source.id === source && one.target.id === target);
    if (found === undefined) throw new Error(`no pair ${source} → ${target}`);
    const { state, asked, verdict, groups, pairs: counts, merged, assumptions } = found;
    return { state, asked, verdict, groups, pairs: counts, merged, assumes: assumptions };
  };
  return {
    ends: ends.map(({ id }) => id),
    names: all.map(({ source, target }) => `${source.id}→${target.id}`),
    pair,
    state: (source: string, target: string) => pair(source, target).state,
  };
}

test("where neither side is isolated a pair is open", () => {
  const { state } = picture(a, b);
  expect(state("app/a", "app/b")).toBe("open");
  expect(state("anyone", "app/b")).toBe("open");
});

test("where a side is isolated and rules let all the ports through, a pair is allowed", () => {
  const { state } = picture(a, b, policy("p", "app: b", from("a", "{port: 80}, {port: 443}")));
  expect(state("app/a", "app/b")).toBe("allowed");
  expect(state("app/b", "app/a")).toBe("open");
});

test("where some of the ports get through, a pair is partly allowed", () => {
  const { pair } = picture(a, b, policy("p", "app: b", from("a", "{port: 80}")));
  expect(pair("app/a", "app/b")).toMatchObject({
    state: "partly",
    verdict: { onlyFamily: null, through: { sure: { TCP: [80, 80] } } },
  });
});

test("where both sides allow other ports nothing gets through, and both ends drop (trap 2)", () => {
  const to = "policyTypes: [Egress], egress: [{to: [{podSelector: {}}], ports: [{port: 443}]}]";
  const { pair } = picture(a, b, policy("p", "app: b", from("a", "{port: 80}")), policy("q", "app: a", to));
  expect(pair("app/a", "app/b")).toMatchObject({ state: "denied", verdict: { drops: { source: true, target: true } } });
});

test.each([
  ["the source's egress", [denyOut("a")], { source: true, target: false }],
  ["the destination's ingress", [denyIn("b")], { source: false, target: true }],
  ["both", [denyOut("a"), denyIn("b")], { source: true, target: true }],
])("a denied pair is dropped by %s", (_name, policies, drops) => {
  expect(picture(a, b, ...policies).pair("app/a", "app/b")).toMatchObject({ state: "denied", verdict: { drops } });
});

test("what is open beyond the ports asked about does not make a pair allowed", () => {
  const { pair } = picture(a, b, policy("p", "app: b", from("a", "{port: 9090}")));
  expect(pair("app/a", "app/b").state).toBe("partly");
  const other = picture(a, pod("b", ""), policy("p", "app: b", from("a", "{protocol: UDP}")));
  expect(other.pair("app/a", "app/b")).toMatchObject({ state: "denied", asked: { TCP: [80, 80], UDP: [] } });
});

test("pods of a workload that do not agree are mixed, with the number of pairs that get through", () => {
  const [web0, web1, web2] = [0, 1, 2].map((i) => pod(`web-${i}`, `podIP: 10.0.0.${i}`, `app: web, n: "${i}"`));
  const { pair } = picture(
    workload("a", "app: a", "", 2),
    web0 ?? "",
    web1 ?? "",
    web2 ?? "",
    policy("p", 'n: "1"', "policyTypes: [Ingress]"),
  );
  expect(pair("app/a", "app/web")).toMatchObject({ state: "mixed", pairs: { all: 6, through: 4 } });
  expect(pair("app/web", "app/web")).toMatchObject({ state: "mixed", pairs: { all: 6, through: 4 } });
  expect(pair("app/web", "app/a")).toMatchObject({ state: "open", pairs: { all: 6, through: 6 } });
});

test("pods that are all denied, some by their egress and others by the destination, are dropped at both ends", () => {
  const pods = [0, 1].map((i) => pod(`web-${i}`, `podIP: 10.0.0.${i}`, `app: web, n: "${i}"`));
  const out = policy("out", 'n: "0"', "policyTypes: [Egress]");
  const into = policy("into", "app: b", `ingress: [{from: [{podSelector: {matchLabels: {n: "0"}}}]}]`);
  const { pair } = picture(b, ...pods, out, into);
  expect(pair("app/web", "app/b")).toMatchObject({
    state: "denied",
    verdict: { drops: { source: true, target: true } },
    pairs: { all: 2, through: 0 },
  });
});

test("a pair of which some pods are isolated and let in, and others are open, is allowed", () => {
  const pods = [0, 1].map((i) => pod(`web-${i}`, `podIP: 10.0.0.${i}`, `app: web, n: "${i}"`));
  const { state } = picture(a, ...pods, policy("p", 'n: "1"', from("a", "{port: 80}")));
  expect(state("app/a", "app/web")).toBe("allowed");
  expect(state("anyone", "app/web")).toBe("mixed");
});

test("a block that cuts the range of pods without address leaves the profile to decide: depends", () => {
  const block = "ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/17}}]}]";
  expect(picture(a, b, policy("p", "app: b", block)).state("app/a", "app/b")).toBe("depends");
});

const dual = (n: number) => `podIPs: [{ip: 10.0.0.${n}}, {ip: 'fd00::${n}'}]`;
const blocks = (...rules: readonly string[]) => `ingress: [${rules.join(", ")}]`;
const block = (cidr: string, ports: string) => `{from: [{ipBlock: {cidr: '${cidr}'}}], ports: [${ports}]}`;

test("what gets through in one family only is partly allowed and says which (N50)", () => {
  const only = (cidr: string) =>
    picture(pod("c", dual(1)), pod("d", dual(2)), policy("p", "app: d", blocks(block(cidr, "{port: 80}")))).pair(
      "app/c",
      "app/d",
    );
  expect(only("0.0.0.0/0")).toMatchObject({ state: "partly", verdict: { onlyFamily: 4 } });
  expect(only("::/0")).toMatchObject({ state: "partly", verdict: { onlyFamily: 6 } });
});

test("where both families get the same through it is that verdict (N50)", () => {
  const both = blocks(block("0.0.0.0/0", "{port: 80}"), block("::/0", "{port: 80}"));
  const { pair } = picture(pod("c", dual(1)), pod("d", dual(2)), policy("p", "app: d", both));
  expect(pair("app/c", "app/d")).toMatchObject({ state: "allowed", verdict: { onlyFamily: null } });
  expect(picture(pod("c", dual(1)), pod("d", dual(2)), denyIn("d")).state("app/c", "app/d")).toBe("denied");
});

test("a family that the two ends do not share is not judged (N50)", () => {
  const { state } = picture(
    pod("c", "podIP: 10.0.0.1"),
    pod("d", dual(2)),
    policy("p", "app: d", blocks(block("0.0.0.0/0", "{port: 80}"))),
  );
  expect(state("app/c", "app/d")).toBe("allowed");
  expect(picture(pod("c", "podIP: 10.0.0.1"), pod("d", "podIP: 'fd00::1'")).names).not.toContain("app/c→app/d");
});

test("no family is said to get through where one is denied and the other depends", () => {
  const cut = policy(
    "p",
    "app: b",
    blocks(block("10.244.0.0/17", "{port: 80}, {port: 443}"), block("2001:db8::/32", "{port: 1}")),
  );
  const { pair } = picture(a, b, cut);
  expect(pair("app/a", "app/b")).toMatchObject({ state: "depends", verdict: { onlyFamily: null } });
});

test("an assumption that would flip a decided pair is named with it", () => {
  const { pair } = picture(a, b, policy("p", "app: b", blocks(block("10.0.0.0/8", "{port: 80}, {port: 443}"))));
  expect(pair("app/a", "app/b").state).toBe("allowed");
  expect(pair("app/a", "app/b").assumes).toContain("ip-block-matches-pods");
});

test("there is a pair each way for every two ends, none between two outside, none of one pod to itself", () => {
  const egress = "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 192.0.2.0/24}}]}]";
  const { ends, names } = picture(a, workload("b", "app: b", "", 2), policy("p", "app: a", egress));
  expect(ends).toEqual(["app/a", "app/b", "range 192.0.2.0", "anyone"]);
  expect([...names].sort()).toEqual(
    [
      "app/a→app/b",
      "app/b→app/a",
      "app/b→app/b",
      ...["app/a", "app/b"].flatMap((id) =>
        ["range 192.0.2.0", "anyone"].flatMap((far) => [`${id}→${far}`, `${far}→${id}`]),
      ),
    ].sort(),
  );
});
