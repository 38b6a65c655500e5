import { describe, expect, test } from "vitest";
import { check, checkOne } from "../../testing/expectation-check";
import { expectation, namespace, only, pod, policy, SHOP } from "../../testing/expectation-shop";

describe("a pair", () => {
  test("that is as expected passes, and is told in a sentence", () => {
    expect(checkOne("{from: web-1, to: db, ports: [{port: 5432}], expect: Allowed}")).toMatchObject({
      id: "shop/doors",
      sentence: "web-1 → db TCP 5432 must be allowed",
      expected: "Allowed",
      verdict: "allowed",
      pass: true,
      reason: "",
      pairs: 1,
      failing: [],
      failingCount: 0,
    });
  });

  test("that must be denied and is not fails with who reaches whom", () => {
    const result = checkOne("{from: web-1, to: db, ports: [{port: 5432}], expect: Denied, message: leak}");
    expect(result).toMatchObject({ pass: false, verdict: "allowed", message: "leak" });
    expect(result.reason).toBe("web-1 reaches db on TCP 5432");
    expect(result.failing).toEqual([
      { source: "shop/web-1", destination: "shop/db", ports: "TCP 5432", verdict: "allowed" },
    ]);
  });

  test("that must be allowed and is not fails with who drops it", () => {
    expect(checkOne("{from: intruder, to: db, ports: [{port: 5432}], expect: Allowed}").reason).toBe(
      "intruder does not reach db on TCP 5432: ingress of db drops it",
    );
    const closed = policy("closed", "matchLabels: {app: intruder}", "policyTypes: [Egress]");
    const { reason } = checkOne("{from: intruder, to: db, ports: [{port: 5432}], expect: Allowed}", closed);
    expect(reason).toBe("intruder does not reach db on TCP 5432: egress of intruder and ingress of db drop it");
    const { reason: other } = checkOne("{from: intruder, to: web-1, expect: Allowed}", closed);
    expect(other).toBe("intruder does not reach web-1 on any port: egress of intruder drops it");
  });

  test("without ports is about every port: all of them, or none at all", () => {
    expect(checkOne("{from: web-1, to: db, expect: Allowed}")).toMatchObject({
      pass: false,
      verdict: "mixed",
      reason: "web-1 reaches db on TCP 5432 only",
      sentence: "web-1 → db must be allowed on every port",
    });
    expect(checkOne("{from: web-1, to: db, expect: Denied}")).toMatchObject({ pass: false, verdict: "mixed" });
    expect(checkOne("{from: intruder, to: db, expect: Denied}")).toMatchObject({ pass: true, verdict: "denied" });
    expect(checkOne("{from: db, to: web-1, expect: Allowed}")).toMatchObject({ pass: true, verdict: "allowed" });
  });

  test("is asked about every port of a range", () => {
    const ports = "[{port: 5400, endPort: 5500}]";
    expect(checkOne(`{from: web-1, to: db, ports: ${ports}, expect: Allowed}`).failing).toEqual([
      { source: "shop/web-1", destination: "shop/db", ports: "TCP 5400–5431, 5433–5500", verdict: "denied" },
    ]);
  });
});

test("every address is called anyone outside", () => {
  expect(checkOne("{from: {cidr: 0.0.0.0/0}, to: db, expect: Denied}").sentence).toBe(
    "anyone outside → db must be denied on every port",
  );
  expect(checkOne("{from: db, to: {cidr: '::/0'}, expect: Allowed}").sentence).toContain("anyone outside by IPv6");
});

describe("an end that stands for several pods", () => {
  test("means every pair", () => {
    const web = "{podSelector: {matchLabels: {app: web}}}";
    expect(checkOne(`{from: ${web}, to: db, ports: [{port: 5432}], expect: Allowed}`)).toMatchObject({
      pass: true,
      pairs: 2,
      sentence: "pods with app=web → db TCP 5432 must be allowed",
    });
    const everyone = checkOne("{from: {podSelector: {}}, to: db, ports: [{port: 5432}], expect: Allowed}");
    expect(everyone).toMatchObject({ pass: false, verdict: "mixed", pairs: 3, failingCount: 1 });
    expect(everyone.reason).toContain("intruder does not reach db");
  });

  test("does not ask a pod about itself", () => {
    const all = "{podSelector: {}}";
    expect(checkOne(`{from: ${all}, to: ${all}, expect: Allowed}`).pairs).toBe(4 * 3);
    expect(checkOne("{from: db, to: db, expect: Allowed}")).toMatchObject({ pass: false, pairs: 0, verdict: "none" });
    expect(checkOne("{from: db, to: db, expect: Allowed}").reason).toContain("no policy keeps a pod from itself");
  });

  test("tells at most twenty pairs by name and counts them all", () => {
    const pods = Array.from({ length: 30 }, (_, i) => pod(`loud-${i}`));
    const loud = "{podSelector: {matchLabels: {app: loud}}}";
    const result = checkOne(`{from: ${loud}, to: db, expect: Allowed}`, ...pods);
    expect(result).toMatchObject({ pairs: 30, failingCount: 30 });
    expect(result.failing).toHaveLength(20);
    expect(result.reason).toBe("loud-0 does not reach db on any port: ingress of db drops it (and 29 more pairs)");
  });

  test("is a workload by its name, also in the short form", () => {
    for (const from of ["web", "{workload: web}", "{workload: shop/web}"]) {
      expect(checkOne(`{from: ${from}, to: db, ports: [{port: 5432}], expect: Allowed}`)).toMatchObject({
        pass: true,
        pairs: 2,
      });
    }
  });

  test("is selected in other namespaces by their labels", () => {
    const other = `${namespace("ops", "team: ops")}---\napiVersion: v1\nkind: Pod\nmetadata: {name: agent, namespace: ops}\nspec: {containers: [{name: c, image: x}]}\n`;
    const ops = "{namespaceSelector: {matchLabels: {team: ops}}}";
    const result = checkOne(`{from: ${ops}, to: {podSelector: {}}, expect: Denied}`, other);
    expect(result).toMatchObject({ pairs: 4, failingCount: 3, verdict: "mixed" });
    expect(result.sentence).toBe(
      "every pod in namespaces with team=ops → every pod of shop must be denied on every port",
    );
  });
});

describe("ports", () => {
  test("by name are looked up at each destination", () => {
    expect(checkOne("{from: web-1, to: db, ports: [{port: pg}], expect: Allowed}")).toMatchObject({
      pass: true,
      sentence: "web-1 → db TCP pg must be allowed",
    });
    const other = pod("db-2", "{name: pg, containerPort: 6432}");
    const db = "{podSelector: {matchLabels: {app: db}}}";
    expect(checkOne(`{from: web-1, to: ${db}, ports: [{port: pg}], expect: Allowed}`, other).failing).toEqual([
      { source: "shop/web-1", destination: "shop/db-2", ports: "TCP 6432", verdict: "denied" },
    ]);
  });

  test("of a name that a destination does not have fail", () => {
    for (const expected of ["Allowed", "Denied"]) {
      const result = checkOne(`{from: intruder, to: db, ports: [{port: pgs}], expect: ${expected}}`);
      expect(result).toMatchObject({ pass: false, reason: "db has no TCP port called pgs; it has pg" });
    }
    expect(checkOne("{from: db, to: {cidr: 10.0.0.0/8}, ports: [{port: http}], expect: Allowed}").reason).toContain(
      "an address has no port names",
    );
  });
});

describe("addresses", () => {
  const out = policy(
    "out",
    "matchLabels: {app: web}",
    "policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 203.0.113.0/24, except: [203.0.113.8/29]}}]}]",
  );

  test("of a block are all groups of addresses outside in it", () => {
    expect(checkOne("{from: web-1, to: {cidr: 203.0.113.128/25}, expect: Allowed}", out)).toMatchObject({ pass: true });
    const result = checkOne("{from: web-1, to: {cidr: 203.0.113.0/28}, expect: Allowed}", out);
    expect(result).toMatchObject({ pass: false, verdict: "mixed", pairs: 2, failingCount: 1 });
    expect(result.failing[0]?.destination).toBe("203.0.113.8-203.0.113.15");
  });

  test("one by one are the pod, the node, or outside", () => {
    expect(checkOne("{from: web-1, to: 203.0.113.9, expect: Denied}", out)).toMatchObject({ pass: true });
    expect(checkOne("{from: web-1, to: 203.0.113.1, expect: Allowed}", out)).toMatchObject({ pass: true });
    const db = `${pod("named").trimEnd()}\nstatus: {phase: Running, podIP: 10.244.0.9}\n`;
    const result = checkOne("{from: web-1, to: 10.244.0.9, expect: Allowed}", out, db);
    expect(result.failing[0]?.destination).toBe("shop/named");
  });

  test("are asked from outside, too; two of them are no pair", () => {
    expect(checkOne("{from: 203.0.113.1, to: db, expect: Denied}")).toMatchObject({ pass: true, pairs: 1 });
    expect(checkOne("{from: 203.0.113.1, to: 1.1.1.1, expect: Allowed}").reason).toContain("lie outside the pods");
  });

  test("of another family than the pod's are no pair", () => {
    const four = `${pod("four").trimEnd()}\nstatus: {podIP: 10.244.0.9}\n`;
    expect(checkOne("{from: four, to: '2001:db8::1', expect: Denied}", four).reason).toContain("no address family");
  });
});

test("both families must be as expected", () => {
  const dual = (name: string, last: number) =>
    `${pod(name).trimEnd()}\nstatus: {podIPs: [{ip: 10.244.0.${last}}, {ip: 'fd00:10:244::${last}'}]}\n`;
  const four = policy("four", "matchLabels: {app: two}", "ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/16}}]}]");
  const documents = [namespace("shop"), dual("one", 1), dual("two", 2), four];
  const [allowed, denied] = check(
    ...documents,
    expectation("{connections: [{from: one, to: two, expect: Allowed}, {from: one, to: two, expect: Denied}]}"),
  );
  expect(allowed).toMatchObject({ id: "shop/doors 1", pass: false, verdict: "mixed" });
  expect(denied).toMatchObject({ id: "shop/doors 2", pass: false, verdict: "mixed" });
});

test("what depends fails with what it depends on", () => {
  const half = policy("half", "matchLabels: {app: db}", "ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/17}}]}]");
  const [result] = check(
    ...SHOP.slice(0, 5),
    half,
    expectation("{from: web-1, to: db, ports: [{port: 80}], expect: Denied}"),
  );
  expect(result).toMatchObject({ pass: false, verdict: "depends" });
  expect(result?.reason).toMatch(/^whether web-1 reaches db on TCP 80 depends on /);
});

test("pods of one class on other nodes are told apart", () => {
  const placed = (name: string, node: string) => pod(name, "", `, nodeName: ${node}`);
  const host = pod("host", "", ", nodeName: n1, hostNetwork: true");
  const closed = policy("closed", "matchLabels: {app: base}", "policyTypes: [Ingress]");
  const [result] = check(
    namespace("shop"),
    placed("base-1", "n1"),
    placed("base-2", "n2"),
    host,
    closed,
    expectation("{from: host, to: {podSelector: {matchLabels: {app: base}}}, expect: Allowed}"),
  );
  expect(result).toMatchObject({ pairs: 2, failingCount: 1, verdict: "mixed" });
  expect(result?.failing.map(({ destination }) => destination)).toEqual(["shop/base-2"]);
  expect(result?.reason).toContain("host does not reach base-2");
});

test("results come in the order of the text, with their place", () => {
  const results = check(
    ...SHOP,
    expectation("{from: web, to: db, expect: Denied}", "z"),
    expectation("{from: db, to: web, expect: Allowed}", "a"),
  );
  expect(results.map(({ id }) => id)).toEqual(["shop/z", "shop/a"]);
  expect(results.map(({ line }) => line)).toEqual([...results.map(({ line }) => line)].sort((a, b) => a - b));
  expect(new Set(results.map(({ line }) => line)).size).toBe(2);
});

test("ten thousand pods are judged by their classes", () => {
  const deployment = (name: string) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: shop}\nspec: {replicas: 5000, selector: {matchLabels: {app: ${name}}}, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x}]}}}\n`;
  const start = performance.now();
  const [result] = check(
    namespace("shop"),
    deployment("a"),
    deployment("b"),
    policy("b", "matchLabels: {app: b}", `ingress: [{from: [${only("a")}]}]`),
    expectation("{from: {podSelector: {}}, to: {podSelector: {}}, expect: Allowed}"),
  );
  expect(result).toMatchObject({ pairs: 10_000 * 9_999, failingCount: 5_000 * 4_999, pass: false });
  expect(performance.now() - start).toBeLessThan(5_000);
});
