import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { asDocuments, seedCluster } from "./bench/seeded-cluster";
import { defaultWish, type PictureWish } from "./insight/picture-wish";
import { createSession } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;
const read = (name: string) => readFileSync(new URL(`../examples/three-tier/${name}`, import.meta.url), "utf8");
const CLUSTER = read("cluster.yaml");
const POLICIES = read("policies.yaml");

function session({ policies = POLICIES, cluster = CLUSTER, wish = {} as Partial<PictureWish> } = {}) {
  const made = createSession();
  const files = [
    { name: "cluster.yaml", text: cluster },
    { name: "policies.yaml", text: policies },
  ];
  made.analyze(files, { ...OPTIONS, picture: { ...defaultWish, ...wish } });
  return made;
}

/** The line (from 1) on which a part of the policies stands. */
function lineOf(part: string, after = ""): number {
  return POLICIES.slice(0, POLICIES.indexOf(part, POLICIES.indexOf(after))).split("\n").length;
}

/** Asks what a place of the policies is responsible for. */
function responsible(part: string, after = "", policies = POLICIES) {
  return session({ policies }).responsibleFor("policies.yaml", policies.indexOf(part, policies.indexOf(after)));
}

test("a node tells what reaches it and where it may go, by which rules of its own side", () => {
  const node = session().explainNode("app/backend");
  expect(node).toMatchObject({ nodeId: "app/backend", name: "app/backend" });
  expect(node?.ingress).toMatchObject({ direction: "ingress", guard: "isolated" });
  expect(node?.ingress.isolatedBy.map(({ policy, line }) => [policy, line])).toEqual([
    ["app/deny-all", lineOf("apiVersion")],
    ["app/backend-policy", lineOf("apiVersion", "# The backend")],
  ]);
  const rule = { policy: "app/backend-policy", index: 0, line: lineOf("- from", "# The backend") };
  expect(node?.ingress.connections).toMatchObject([
    {
      edgeId: "app/frontend→app/backend",
      other: "frontend",
      state: "allowed",
      words: "TCP 8080",
      droppedBy: "none",
      rules: [rule],
    },
  ]);
  expect(node?.ingress.others).toEqual([{ state: "denied", count: 2 }]);
  expect(node?.egress.connections.map(({ other, words, rules }) => [other, words, rules.length])).toEqual([
    ["database", "TCP 5432", 1],
    ["anyone", "UDP 53", 1],
    ["frontend", "TCP 80", 0],
  ]);
  expect(node?.egress.connections.at(-1)).toMatchObject({ state: "denied", droppedBy: "here" });
});

test("what one side lets through and the other drops is told at both, last", () => {
  const policies = POLICIES.replace(/# The database answers[\s\S]*/, "");
  const alone = session({ policies });
  const dropped = { state: "denied", words: "TCP 5432" };
  expect(alone.explainNode("app/backend")?.egress.connections.at(-1)).toMatchObject({
    ...dropped,
    other: "database",
    droppedBy: "there",
    rules: [{ policy: "app/backend-policy" }],
  });
  expect(alone.explainNode("app/database")?.ingress.connections).toMatchObject([
    { ...dropped, other: "backend", droppedBy: "here", rules: [] },
  ]);
});

test("what is no pod is unguarded, and what no policy isolates is open", () => {
  const anyone = session().explainNode("anyone");
  expect([anyone?.ingress.guard, anyone?.egress.guard]).toEqual(["unguarded", "unguarded"]);
  const open = session({ policies: "" }).explainNode("app/backend");
  expect(open?.ingress).toMatchObject({ guard: "open", isolatedBy: [], connections: [] });
  expect(open?.ingress.others).toEqual([{ state: "open", count: 3 }]);
  expect(session().explainNode("app/nobody")).toBeNull();
  expect(createSession().explainNode("anyone")).toBeNull();
});

test("a pod of an expanded workload and a collapsed namespace are asked like any node", () => {
  const scaled = `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: app}\nspec: {replicas: 2, selector: {matchLabels: {tier: backend}}, template: {metadata: {labels: {tier: backend}}, spec: {containers: [{name: c, image: x}]}}}\n`;
  const cluster = `${CLUSTER}---\n${scaled}`;
  const expanded = session({ cluster, wish: { expanded: ["app/web"] } });
  expect(expanded.explainNode("app/web")).toBeNull();
  expect(expanded.explainNode("pod app/web-1")).toMatchObject({ name: "app/web-1", ingress: { guard: "isolated" } });
  expect(expanded.responsibleFor("cluster.yaml", cluster.indexOf("kind: Deployment"))).toMatchObject({
    kind: "object",
    words: "Deployment app/web",
    nodes: ["pod app/web-1", "pod app/web-2"],
    edges: [],
  });
  const collapsed = session({ wish: { collapsed: ["app"] } });
  const node = collapsed.explainNode("namespace app");
  expect(node).toMatchObject({ name: "app", ingress: { guard: "isolated" } });
  expect(node?.ingress.connections.map(({ other, rules }) => [other, rules.length])).toEqual([["anyone", 1]]);
  const place = POLICIES.indexOf("- from", POLICIES.indexOf("frontend-policy"));
  expect(collapsed.responsibleFor("policies.yaml", place)).toMatchObject({
    nodes: ["namespace app"],
    edges: ["anyone→namespace app"],
  });
  expect(collapsed.responsibleFor("cluster.yaml", CLUSTER.indexOf("kind: Pod"))?.nodes).toEqual(["namespace app"]);
});

test("the caret in a rule finds the pods that it is for and what gets through by it", () => {
  const said = responsible("tier: frontend", "ingress:\n    - from:\n        - podSelector");
  expect(said).toMatchObject({
    kind: "rule",
    words: "ingress rule 1 of app/backend-policy",
    nodes: ["app/backend"],
    edges: ["app/frontend→app/backend"],
  });
  expect(POLICIES.slice(said?.place.from, said?.place.to)).toMatch(/^from:\n[\s\S]*port: 8080\s*$/);
});

test("a rule is where its comment, its dash and its last line are, up to the next item", () => {
  const second = "egress rule 2 of app/frontend-policy";
  for (const part of ["# Names have", "Names", "- to: []", "to: []", "protocol: UDP", "53\n---\n# The backend"]) {
    expect(responsible(part, "\n    # Names have")?.words, part).toBe(second);
  }
  expect(responsible("\n    # Names have")?.words).toBe("egress rule 1 of app/frontend-policy");
  expect(responsible("    # Names have")?.words).toBe(second);
  expect(responsible("\n---\n# The backend")?.words).toBe(second);
});

test("elsewhere in a policy all of its rules count", () => {
  expect(responsible("name: backend-policy")).toMatchObject({
    kind: "policy",
    words: "app/backend-policy",
    nodes: ["app/backend"],
    edges: ["app/frontend→app/backend", "app/backend→app/database", "app/backend→anyone"],
  });
  expect(responsible("egress:", "backend-policy")?.kind).toBe("policy");
  expect(responsible("podSelector: {}")).toMatchObject({
    words: "app/deny-all",
    edges: [],
    nodes: ["app/frontend", "app/backend", "app/database"],
  });
});

test("rules in brackets are told apart as well", () => {
  const json = `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"p","namespace":"app"},"spec":{"podSelector":{},"ingress":[{"ports":[{"port":8080}]},{"ports":[{"port":5432}]}]}}`;
  expect(responsible("8080", "", json)?.words).toBe("ingress rule 1 of app/p");
  expect(responsible("5432", "", json)?.words).toBe("ingress rule 2 of app/p");
  expect(responsible(",{", "", json)?.kind).toBe("rule");
  expect(responsible('"spec"', "", json)?.kind).toBe("policy");
  const commented = POLICIES.replaceAll("\n", "\r\n");
  expect(responsible("# Names", "", commented)?.words).toBe("egress rule 2 of app/frontend-policy");
});

test("an object leads to its node, and what takes no part to nothing", () => {
  const at = (part: string) => session().responsibleFor("cluster.yaml", CLUSTER.indexOf(part));
  expect(at("name: backend")).toMatchObject({ kind: "object", words: "Pod app/backend", nodes: ["app/backend"] });
  const broken = POLICIES.replace("port: 5432", "port: 54320000");
  expect(responsible("54320000", "", broken)).toBeNull();
  expect(session().responsibleFor("nowhere.yaml", 3)).toBeNull();
  expect(at("kind: Namespace")).toMatchObject({
    words: "Namespace app",
    nodes: ["app/frontend", "app/backend", "app/database"],
  });
  const service =
    "apiVersion: v1\nkind: Service\nmetadata: {name: s, namespace: app}\nspec: {ports: [{port: 80}]}\n---\n";
  expect(session({ cluster: service + CLUSTER }).responsibleFor("cluster.yaml", 20)).toBeNull();
});

test("a text that is broken now is told as a policy, at the place where it stands now", () => {
  const made = createSession();
  const analyze = (text: string) =>
    made.analyze(
      [
        { name: "cluster.yaml", text: CLUSTER },
        { name: "policies.yaml", text },
      ],
      OPTIONS,
      undefined,
      {
        scenario: "s",
        intent: text,
      },
    );
  analyze(POLICIES);
  const broken = POLICIES.replace("port: 5432", "port: 54320000");
  analyze(broken);
  const said = made.responsibleFor("policies.yaml", broken.indexOf("54320000"));
  expect(said).toMatchObject({
    kind: "policy",
    words: "app/backend-policy",
    edges: expect.arrayContaining(["app/backend→app/database"]),
  });
});

test("a node of 200 workloads is told at once", () => {
  const made = createSession();
  const text = asDocuments(seedCluster(200, 1));
  const picture = { ...defaultWish, collapsed: [] };
  const { graph } = made.analyze([{ name: "c.yaml", text }], { ...OPTIONS, picture });
  const ids = graph.nodes.map(({ id }) => id).slice(0, 20);
  for (const id of ids.slice(0, 3)) made.explainNode(id);
  const times = ids.map((id) => {
    const started = performance.now();
    expect(made.explainNode(id)).not.toBeNull();
    return performance.now() - started;
  });
  expect(times.sort((a, b) => a - b)[10]).toBeLessThan(50);
});
