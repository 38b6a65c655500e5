import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Analysis } from "./analysis";
import { createSession } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

function example(name: string): string {
  return readFileSync(new URL(`../examples/three-tier/${name}`, import.meta.url), "utf8");
}

const CLUSTER = { name: "cluster.yaml", text: example("cluster.yaml") };
const POLICIES = { name: "policies.yaml", text: example("policies.yaml") };

function states({ graph }: Analysis): ReadonlyMap<string, string> {
  return new Map(graph.edges.map(({ id, state, label }) => [id, `${state} ${label}`.trim()]));
}

function places({ graph }: Analysis): ReadonlyMap<string, string> {
  return new Map(graph.nodes.map(({ id, x, y }) => [id, `${x} ${y}`]));
}

/** Edges that one analysis has otherwise than another. */
function changes(before: Analysis, after: Analysis): readonly string[] {
  const [old, now] = [states(before), states(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((id) => old.get(id) !== now.get(id))
    .map((id) => `${id}: ${old.get(id)} → ${now.get(id)}`);
}

test("the three-tier application lets each tier call the next, and nobody else", () => {
  const analysis = createSession().analyze([CLUSTER, POLICIES], OPTIONS);
  const found = states(analysis);
  expect([...found].filter(([, state]) => !state.startsWith("denied"))).toEqual(
    [
      ["app/frontend→app/backend", "allowed 8080"],
      ["app/backend→app/database", "allowed 5432"],
      ["app/frontend→anyone", "allowed UDP 53"],
      ["anyone→app/frontend", "allowed 80"],
      ["app/backend→anyone", "allowed UDP 53"],
    ].sort((a, b) => [...found.keys()].indexOf(a[0] ?? "") - [...found.keys()].indexOf(b[0] ?? "")),
  );
  expect(analysis.counts).toEqual({
    namespaces: 1,
    workloads: 3,
    pods: 3,
    policies: 4,
    openWorkloads: 1,
    ignoredKinds: [],
    otherPolicyKinds: [],
  });
  expect(analysis.diagnostics).toEqual([]);
});

test("an edit changes exactly the edges that it should, and moves nothing", () => {
  const session = createSession();
  const before = session.analyze([CLUSTER, POLICIES], OPTIONS);
  const edited = {
    ...POLICIES,
    text: POLICIES.text.replace(
      "tier: database\n      ports:\n        - protocol: TCP\n          port: 5432",
      "tier: database\n      ports:\n        - protocol: TCP\n          port: 5433",
    ),
  };
  expect(edited.text).not.toBe(POLICIES.text);
  const after = session.analyze([CLUSTER, edited], OPTIONS);
  expect(changes(before, after)).toEqual(["app/backend→app/database: allowed 5432 → denied"]);
  expect(places(after)).toEqual(places(before));
  const back = session.analyze([CLUSTER, POLICIES], OPTIONS);
  expect(back).toEqual(before);
});

test("a new workload is placed beside those that are there, which keep their places", () => {
  const session = createSession();
  const before = session.analyze([CLUSTER, POLICIES], OPTIONS);
  const cache =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: cache, namespace: app, labels: {tier: cache}}\nspec: {containers: [{name: c, image: x}]}\n";
  const after = session.analyze([CLUSTER, POLICIES, { name: "more.yaml", text: cache }], OPTIONS);
  expect([...places(after)].filter(([id]) => id !== "app/cache")).toEqual([...places(before)]);
  const spot = places(after).get("app/cache");
  expect(spot).toBeDefined();
  expect([...places(before).values()]).not.toContain(spot);
});

test("another scenario is laid out afresh", () => {
  const other =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: alone, namespace: else}\nspec: {containers: [{name: c, image: x}]}\n";
  const session = createSession();
  session.analyze([CLUSTER, POLICIES], OPTIONS);
  const files = [{ name: "other.yaml", text: other }];
  expect(session.analyze(files, OPTIONS).graph).toEqual(createSession().analyze(files, OPTIONS).graph);
});

test("an edge leads to the rules behind it, each at its line", () => {
  const session = createSession();
  session.analyze([CLUSTER, POLICIES], OPTIONS);
  const explanation = session.explainEdge("app/frontend→app/backend");
  const lines = POLICIES.text.split("\n");
  const matched = [...(explanation?.egress.rules ?? []), ...(explanation?.ingress.rules ?? [])].filter(
    (rule) => rule.matched,
  );
  expect(matched.map(({ policy, index, line, place }) => [policy, index, place.file, lines[line - 1]?.trim()])).toEqual(
    [
      ["app/frontend-policy", 0, "policies.yaml", "- to:"],
      ["app/backend-policy", 0, "policies.yaml", "- from:"],
    ],
  );
  expect(matched.map(({ line }) => line)).toEqual([32, 59]);
  expect(explanation).toMatchObject({
    verdict: "allowed",
    source: "app/frontend",
    destination: "app/backend",
    ports: "TCP 8080",
  });
});

test("a denied edge cites every policy that isolates the side that drops it", () => {
  const session = createSession();
  session.analyze([CLUSTER, POLICIES], OPTIONS);
  const explanation = session.explainEdge("app/database→app/frontend");
  expect(explanation?.verdict).toBe("denied");
  expect(explanation?.egress.admits).toBe(false);
  expect(explanation?.egress.isolatedBy.map(({ policy }) => policy)).toEqual(["app/deny-all"]);
  expect(explanation?.egress.rules).toEqual([]);
});

test("after an edit above it an edge leads to the line where its rule stands now", () => {
  const session = createSession();
  session.analyze([CLUSTER, POLICIES], OPTIONS);
  session.analyze([CLUSTER, { ...POLICIES, text: `# one line\n# and another\n${POLICIES.text}` }], OPTIONS);
  const rules = session.explainEdge("app/frontend→app/backend")?.ingress.rules.filter(({ matched }) => matched);
  expect(rules?.map(({ line }) => line)).toEqual([61]);
});

test("there is no explanation of an edge that is not, or before anything was analysed", () => {
  const session = createSession();
  expect(session.explainEdge("app/frontend→app/backend")).toBeNull();
  session.analyze([CLUSTER], OPTIONS);
  expect(session.explainEdge("app/frontend→app/nobody")).toBeNull();
  expect(session.explainEdge("app/frontend→app/frontend")).toBeNull();
});

test("a broken policy takes no part, is listed as left out, and the rest stays", () => {
  const session = createSession();
  const before = session.analyze([CLUSTER, POLICIES], OPTIONS);
  const broken = { ...POLICIES, text: POLICIES.text.replace("port: 5432", "port: 54320000") };
  const after = session.analyze([CLUSTER, broken], OPTIONS);
  expect(after.leftOut.map(({ object, line }) => [object, line])).toEqual([
    ["networking.k8s.io/v1/NetworkPolicy/app/backend-policy", 46],
  ]);
  expect(after.counts.policies).toBe(3);
  expect(changes(before, after).filter((change) => !change.includes("backend"))).toEqual([]);
  expect(states(after).get("app/frontend→app/backend")).toBe("denied");
  expect(places(after)).toEqual(places(before));
});

test("progress is told at every stage", () => {
  let told = 0;
  createSession().analyze([CLUSTER, POLICIES], OPTIONS, () => {
    told++;
  });
  expect(told).toBeGreaterThanOrEqual(3);
});
