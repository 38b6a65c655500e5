import { expect, test } from "vitest";
import { evaluate } from "../../policy/evaluate";
import { KUBERNETES_PROFILE } from "../../policy/profiles";
import { readScenario } from "../../read-scenario";
import { createSession } from "../../session";
import { check, checkOne } from "../../testing/expectation-check";
import { expectation, namespace, only, pod, policy, SHOP } from "../../testing/expectation-shop";
import { checkExpectations } from "./check-expectations";

const service = (port: number) =>
  `apiVersion: v1\nkind: Service\nmetadata: {name: data, namespace: shop}\nspec: {selector: {app: db}, ports: [{port: 80, targetPort: ${port}}]}\n`;
const WORKS = service(5432);

test("a URL is expected to answer: name, Service, policies, and that somebody listens", () => {
  expect(checkOne("{from: web, to: 'http://data', expect: Allowed}", WORKS)).toMatchObject({
    pass: true,
    verdict: "allowed",
    pairs: 2,
    sentence: "web → http://data must be allowed",
  });
  const dropped = checkOne("{from: intruder, to: 'http://data', expect: Allowed}", WORKS);
  expect(dropped).toMatchObject({ pass: false, verdict: "denied", failingCount: 1 });
  expect(dropped.failing).toEqual([
    { source: "shop/intruder", destination: "http://data", ports: "", verdict: "denied" },
  ]);
  expect(dropped.reason).toContain("intruder");
});

test("whatever keeps it from answering is a denial, and so is what a denial expects", () => {
  const nameless = "{from: web, to: 'http://date', expect: Allowed}";
  expect(checkOne(nameless, WORKS)).toMatchObject({ pass: false, verdict: "denied" });
  expect(checkOne("{from: intruder, to: 'http://data', expect: Denied}", WORKS)).toMatchObject({ pass: true });
  const listensElsewhere = service(5433);
  expect(checkOne("{from: web, to: 'http://data', expect: Allowed}", listensElsewhere).pass).toBe(false);
  const noDns = policy("web", "matchLabels: {app: web}", "policyTypes: [Egress]");
  expect(checkOne("{from: web, to: 'http://data', expect: Allowed}", WORKS, noDns)).toMatchObject({ pass: false });
});

test("the port of the expectation counts where the URL names none", () => {
  const other = WORKS.replace("port: 80", "port: 81");
  expect(checkOne("{from: web, to: {url: data}, ports: [{port: 81}], expect: Allowed}", other).pass).toBe(true);
  expect(checkOne("{from: web, to: {url: data}, expect: Allowed}", other).pass).toBe(false);
  for (const port of ["{port: http}", "{port: 80, endPort: 90}"]) {
    expect(checkOne(`{from: web, to: {url: data}, ports: [${port}], expect: Denied}`, WORKS)).toMatchObject({
      pass: false,
      pairs: 0,
      reason: expect.stringContaining("a URL is asked at a port number"),
    });
  }
});

test("a port beside a URL can only repeat the one that the URL has", () => {
  const ask = (url: string, port: string, expected = "Denied") =>
    checkOne(`{from: intruder, to: {url: '${url}'}, ports: [${port}], expect: ${expected}}`, WORKS);
  expect(ask("http://data", "{port: 80}")).toMatchObject({ pass: true });
  expect(ask("data:80", "{port: 80}")).toMatchObject({ pass: true });
  expect(ask("data:80", "{protocol: TCP}")).toMatchObject({ pass: true });
  for (const [url, port] of [
    ["http://data", "{port: 9999}"],
    ["data:80", "{port: 81}"],
    ["http://data", "{port: 80, protocol: UDP}"],
    ["data", "{protocol: TCP}"],
  ] as const) {
    expect(ask(url, port)).toMatchObject({ pass: false, pairs: 0 });
  }
  expect(ask("http://data", "{port: 9999}").reason).toBe("http://data is asked at port 80, not at TCP 9999");
});

test("a denial to a name that is nobody's fails, since it is a slip of the pen", () => {
  expect(checkOne("{from: intruder, to: 'http://dta', expect: Denied}", WORKS)).toMatchObject({
    pass: false,
    reason: "nobody has the name dta: is data meant?",
  });
  const noDns = policy("no-dns", "matchLabels: {app: intruder}", "policyTypes: [Egress]");
  expect(checkOne("{from: intruder, to: 'http://dta', expect: Denied}", WORKS, noDns).pass).toBe(false);
  for (const url of ["http://data", "http://data.shop.svc", "http://example.com", "http://intruder"]) {
    expect(checkOne(`{from: intruder, to: '${url}', expect: Denied}`, WORKS).reason).not.toContain("nobody");
  }
  const agent = `${namespace("ops")}---\n${pod("agent").replace("namespace: shop", "namespace: ops")}`;
  const short = "{from: {pod: ops/agent}, to: 'http://data', expect: Denied}";
  expect(checkOne(short, WORKS, agent), "known in shop only").toMatchObject({ pass: true, pairs: 1 });
});

test("a block of addresses asks no URL", () => {
  expect(checkOne("{from: {cidr: 10.0.0.0/8}, to: 'http://data', expect: Denied}", WORKS)).toMatchObject({
    pass: false,
    pairs: 0,
    reason: "a URL is asked by pods or by one address, not by a block",
  });
});

test("a pod that is not ready is not like one that its Service may lead back to itself", () => {
  const self = service(5432).replace("app: db", "app: web");
  const unready = (name: string) => `${pod(name).trimEnd()}\nstatus: {conditions: [{type: Ready, status: 'False'}]}\n`;
  const spec = "{from: {podSelector: {matchLabels: {app: web}}}, to: 'http://data', expect: Denied}";
  const alone = only("web-2");
  const isolated = policy("closed", "matchLabels: {app: web}", `ingress: [{from: [${alone}]}]`);
  const listening = "{containerPort: 5432}";
  const documents = [
    ...SHOP.filter((text) => !text.includes("name: web-")),
    pod("web-1", listening),
    unready("web-2"),
    self,
    isolated,
    expectation(spec),
  ];
  const [result] = check(...documents);
  expect(result).toMatchObject({ pairs: 2, failing: [{ source: "shop/web-1", verdict: "depends" }] });
  expect(result?.verdict).toBe("mixed");
});

test("every pod's way to a thousand pods is judged while a person types", () => {
  const workload = (name: string, replicas: number) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {replicas: ${replicas}, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}}}\n`;
  const clients = Array.from({ length: 300 }, (_, i) => workload(`client-${i}`, 1));
  const shut = policy(
    "web",
    "matchLabels: {app: big}",
    `ingress: [{from: [{podSelector: {matchExpressions: [{key: app, operator: NotIn, values: [client-7]}]}}]}]`,
  );
  const big = WORKS.replace("name: data", "name: big").replace("app: db", "app: big").replace("5432", "80");
  const spec = "{from: {podSelector: {}}, to: 'http://big', expect: Allowed}";
  const expectations = ["a", "b", "c"].map((name) => expectation(spec, name));
  const text = [namespace("shop"), workload("big", 1000), ...clients, shut, big, ...expectations].join("---\n");
  const { objects, cluster, complete, policies, lineOf } = readScenario([{ name: "all.yaml", text }]);
  const whole = evaluate(complete, policies, KUBERNETES_PROFILE);
  let judged = 0;
  const judge: typeof whole.judge = (connection) => {
    judged++;
    return whole.judge(connection);
  };
  const tracing = () => ({ ...whole, judge });
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  const { results } = checkExpectations({ evaluation, tracing, objects, lineOf, ends: [] });
  const counts = results.map(({ pairs, failingCount }) => [pairs, failingCount]);
  expect(counts).toEqual(Array(3).fill([1300, 1001]));
  expect(results[0]?.failing[0]).toMatchObject({ source: "shop/big-1", verdict: "depends" });
  // A question for each kind of client and each kind of pod, and few more for DNS: not one for each of 1,000 pods.
  expect(judged).toBeLessThan(5_000);
});

test("the lines to the pods behind the Service wear what is expected of the URL", () => {
  const session = createSession();
  const text = [...SHOP, WORKS, expectation("{from: web, to: 'http://data', expect: Allowed}")].join("---\n");
  const options = { profile: "kubernetes", defaultNamespace: "default" } as const;
  const { graph, expectations } = session.analyze([{ name: "all.yaml", text }], options);
  expect(expectations[0]?.edges).toEqual(["shop/web→shop/db"]);
  expect(graph.edges.find(({ id }) => id === "shop/web→shop/db")?.expectation).toBe("pass");
});

test("pods that every cluster has can be expected something of", () => {
  const dns = "{namespaceSelector: {}, podSelector: {matchLabels: {k8s-app: kube-dns}}}";
  expect(checkOne(`{from: web, to: ${dns}, ports: [{protocol: UDP, port: 53}], expect: Allowed}`)).toMatchObject({
    pass: true,
  });
});
