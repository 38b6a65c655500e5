import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Analysis, Moment } from "./analysis";
import { createSession, type Session } from "./session";

const OPTIONS = { profile: "kubernetes", defaultNamespace: "x" } as const;
const read = (name: string) => readFileSync(new URL(`../examples/three-tier/${name}`, import.meta.url), "utf8");
const CLUSTER = { name: "cluster.yaml", text: read("cluster.yaml") };
const POLICIES = read("policies.yaml");
const BACKEND = "networking.k8s.io/v1/NetworkPolicy/app/backend-policy";
const FRONTEND = "networking.k8s.io/v1/NetworkPolicy/app/frontend-policy";

/** A session that has read the example, and how to go on from there. */
function begin(text = POLICIES) {
  const session = createSession();
  const first = go(session, text);
  return { session, first, go: (next: string, moment?: Partial<Moment> | null) => go(session, next, moment) };
}

function go(session: Session, text: string, moment: Partial<Moment> | null = {}): Analysis {
  const when = moment === null ? null : { scenario: "s", intent: text, ...moment };
  return session.analyze([CLUSTER, { name: "policies.yaml", text }], OPTIONS, undefined, when);
}

const titles = ({ standIns, leftOut }: Analysis) => ({
  standIns: standIns.map(({ object }) => object),
  leftOut: leftOut.map(({ object }) => object),
});

const graphOf = ({ graph }: Analysis) => ({ nodes: graph.nodes, edges: graph.edges });

/** The example with a part of one policy replaced. */
function edited(after: string, from: string, to: string): string {
  const at = POLICIES.indexOf(from, POLICIES.indexOf(after));
  return POLICIES.slice(0, at) + to + POLICIES.slice(at + from.length);
}

test("while an object is broken its last good text takes part, and the error stands at its line", () => {
  const { first, go } = begin();
  const broken = edited("name: backend-policy", "port: 8080", "port: 80800");
  const analysis = go(broken);
  expect(graphOf(analysis)).toEqual(graphOf(first));
  expect(analysis.counts.policies).toBe(4);
  expect(analysis.change).toEqual({ opened: 0, closed: 0, changed: 0, connections: [] });
  const line = broken.slice(0, broken.indexOf("80800")).split("\n").length;
  expect(analysis.standIns).toMatchObject([{ object: BACKEND, line }]);
  expect(analysis.leftOut).toEqual([]);
  expect(analysis.diagnostics.filter(({ severity }) => severity === "error")).toMatchObject([
    { line, object: BACKEND },
  ]);
});

test("of several errors the reason and the place are those of the one that stands first in the text", () => {
  const { go } = begin();
  const broken = edited("name: backend-policy", "podSelector:", "podselector:").replace(
    /(name: backend-policy[\s\S]*?protocol: )TCP/,
    "$1tcp",
  );
  const { standIns, leftOut, diagnostics } = go(broken);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  expect(errors.length).toBeGreaterThan(1);
  expect(leftOut).toEqual([]);
  const [first] = errors;
  expect(standIns).toMatchObject([{ line: first?.line, reason: expect.stringContaining(first?.message ?? "?") }]);
  // Opened as it is, nothing stands in for it.
  const [fresh] = createSession().analyze([CLUSTER, { name: "policies.yaml", text: broken }], OPTIONS).leftOut;
  expect(fresh?.reason).toContain(first?.message);
});

test("a broken object keeps its last good text over many keystrokes, until it is good again", () => {
  const { first, go } = begin();
  for (const typed of ["port", "\t x", "pods: {", "port: [80", "port: 5432\n        x"]) {
    const analysis = go(edited("name: backend-policy", "port: 5432", typed));
    expect(titles(analysis), typed).toEqual({ standIns: [BACKEND], leftOut: [] });
    expect(graphOf(analysis), typed).toEqual(graphOf(first));
  }
  const good = go(edited("name: backend-policy", "port: 5432", "port: 5433"));
  expect(titles(good)).toEqual({ standIns: [], leftOut: [] });
  expect(good.change?.connections.map(({ words }) => words)).toEqual(["backend → database TCP 5432 closed"]);
  const brokenAgain = go(edited("name: backend-policy", "port: 5432", "port: x y: z"));
  expect(graphOf(brokenAgain)).toEqual(graphOf(good));
});

test("everything but the broken object is of the new text", () => {
  const { go } = begin();
  go(edited("name: backend-policy", "port: 5432", "port: 5432a b: c"));
  const both = edited("name: backend-policy", "port: 5432", "port: 5432a b: c").replace("port: 80\n", "port: 81\n");
  const whole = POLICIES.replace("port: 80\n", "port: 81\n");
  expect(graphOf(go(both))).toEqual(
    graphOf(createSession().analyze([CLUSTER, { name: "policies.yaml", text: whole }], OPTIONS)),
  );
});

test("an object that was never good in this session is left out", () => {
  const { go } = begin(edited("name: backend-policy", "port: 5432", "port: x y: z"));
  const analysis = go(edited("name: backend-policy", "port: 5432", "port: x y: zz"));
  expect(titles(analysis).standIns).toEqual([]);
  expect(analysis.leftOut).toHaveLength(1);
});

test("neither another scenario nor an analysis without a moment has a last good text", () => {
  const broken = edited("name: backend-policy", "port: 5432", "port: 54320000");
  const { go } = begin();
  expect(titles(go(broken, { scenario: "t" }))).toEqual({ standIns: [], leftOut: [BACKEND] });
  const other = begin();
  expect(titles(other.go(broken, null))).toEqual({ standIns: [], leftOut: [BACKEND] });
  expect(titles(other.go(broken))).toEqual({ standIns: [], leftOut: [BACKEND] });
});

test("an object that is deleted, or emptied bit by bit, does not come back", () => {
  const documents = POLICIES.split("---\n");
  const without = [...documents.slice(0, 2), ...documents.slice(3)].join("---\n");
  const deleted = begin().go(without);
  expect(titles(deleted)).toEqual({ standIns: [], leftOut: [] });
  expect(deleted.counts.policies).toBe(3);
  const { go } = begin();
  const third = documents[2] ?? "";
  let last = go(POLICIES);
  for (const length of [third.length - 1, 300, 120, 40, 5, 0]) {
    last = go(documents.with(2, third.slice(0, length) + (length > 0 ? "\n" : "")).join("---\n"));
  }
  expect(titles(last)).toEqual({ standIns: [], leftOut: [] });
  expect(last.counts.policies).toBe(3);
  expect(titles(go(documents.with(2, "kind: Netw\n").join("---\n"))).standIns).toEqual([]);
});

test("an object that swallows its neighbour is broken, and both of them stand in", () => {
  const { first, go } = begin();
  const documents = POLICIES.split("---\n");
  const swallowed = `${documents.slice(0, 2).join("---\n")}${documents.slice(2).join("---\n")}`;
  const analysis = go(swallowed);
  expect(titles(analysis)).toEqual({ standIns: [FRONTEND, BACKEND], leftOut: [] });
  expect(graphOf(analysis)).toEqual(graphOf(first));
  expect(graphOf(go(swallowed.replace("name: backend-policy", "name: backend-poli")))).toEqual(graphOf(first));
  const half = go(POLICIES.replace("name: frontend-policy\n", "name frontend-policy\n"));
  expect(titles(half)).toEqual({ standIns: [FRONTEND], leftOut: [] });
  expect(titles(go(POLICIES))).toEqual({ standIns: [], leftOut: [] });
});

test("what is put in the place of an object is another one: the picture keeps nothing of the former", () => {
  const other =
    "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: other\nspec:\n  podSelector: [\n";
  const table = "NAME      POD-SELECTOR   AGE\nfrontend  tier=frontend  3d\n";
  const own = POLICIES.split("---\n")[0] ?? "";
  for (const text of [other, table]) {
    expect(begin(own).go(text).standIns).toEqual([]);
    expect(begin().go(POLICIES.replace(own, () => text)).standIns).toEqual([]);
  }
});

test("of two objects in one broken text the one whose text is deleted does not come back", () => {
  const { go } = begin();
  const documents = POLICIES.split("---\n");
  go(`${documents.slice(0, 2).join("---\n")}${documents.slice(2).join("---\n")}`);
  const rest = [documents[0], `${documents[1]}broken: [\n`, documents[3]].join("---\n");
  expect(titles(go(rest))).toEqual({ standIns: [FRONTEND], leftOut: [] });
});

test("an item of a list stands in, and so do all of its items when the list itself breaks", () => {
  const item = (name: string, port: string) =>
    `- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n  metadata: {name: ${name}, namespace: app}\n  spec:\n    podSelector: {}\n    ingress:\n    - ports:\n      - port: ${port}\n`;
  const list = (...items: readonly string[]) => `apiVersion: v1\nkind: List\nitems:\n${items.join("")}`;
  const { first, go } = begin(list(item("a", "80"), item("b", "81"), item("c", "82")));
  const one = go(list(item("a", "80"), item("b", "81 x: y"), item("c", "82")));
  expect(titles(one)).toEqual({ standIns: ["networking.k8s.io/v1/NetworkPolicy/app/b"], leftOut: [] });
  expect(graphOf(one)).toEqual(graphOf(first));
  const both = go(list(item("a", "80"), item("b", "81"), item("c", "82")).replace("kind: List", "kind: List\n  x: y"));
  expect(titles(both).standIns.map((title) => title.slice(-1))).toEqual(["a", "c"]);
  go(list(item("a", "80"), item("b", "81"), item("c", "82")));
  const all = go(list(item("a", "80"), item("b", "81"), item("c", "82")).replace("kind: List", "kind: List\n  x: y"));
  expect(titles(all).standIns).toHaveLength(3);
  expect(graphOf(all)).toEqual(graphOf(first));
  const fewer = go(list(item("a", "80"), item("c", "82")));
  expect(titles(fewer)).toEqual({ standIns: [], leftOut: [] });
  expect(fewer.counts.policies).toBe(2);
});

test("a good object of the same kind and name takes the place of a stand-in", () => {
  const { go } = begin();
  const broken = edited("name: backend-policy", "port: 5432", "port: x y: z");
  const third = POLICIES.split("---\n")[2] ?? "";
  const analysis = go(`${broken}---\n${third}`);
  expect(titles(analysis).standIns).toEqual([]);
  expect(analysis.leftOut).toHaveLength(1);
  expect(analysis.counts.policies).toBe(4);
  expect(analysis.diagnostics.map(({ code }) => code)).not.toContain("object-duplicate");
});

test("what is cited of a stand-in lies in the broken object", () => {
  const { session, go } = begin();
  const broken = edited("name: backend-policy", "tier: frontend", "tier frontend").replace(/^#.*\n/, "");
  go(broken);
  const rules = session.explainEdge("app/frontend→app/backend")?.ingress.rules.filter(({ matched }) => matched) ?? [];
  expect(rules.map(({ policy }) => policy)).toEqual(["app/backend-policy"]);
  const [from, to] = [broken.indexOf("# The backend listens"), broken.indexOf("---\n# The database")];
  for (const { place, line } of rules) {
    expect(place.from).toBeGreaterThanOrEqual(from);
    expect(place.to).toBeLessThanOrEqual(to);
    expect(line).toBe(broken.slice(0, place.from).split("\n").length);
  }
});

test("a broken pod keeps its node and its connections", () => {
  const session = createSession();
  const analyze = (text: string) =>
    session.analyze(
      [
        { name: "cluster.yaml", text },
        { name: "policies.yaml", text: POLICIES },
      ],
      OPTIONS,
      undefined,
      {
        scenario: "s",
        intent: text,
      },
    );
  const first = analyze(CLUSTER.text);
  const analysis = analyze(CLUSTER.text.replace("tier: backend", 'tier: "backend'));
  expect(analysis.standIns).toHaveLength(1);
  expect(graphOf(analysis)).toEqual(graphOf(first));
});
