import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { AnalyzeOptions, Moment } from "./analysis";
import { defaultWish, everyEdge } from "./insight/picture-wish";
import type { EditChange } from "./insight/verdict-record";
import { createSession, type Session } from "./session";

const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "x" };

const pod = (name: string, { namespace = "x", labels = `app: ${name}`, more = "", spec = "" } = {}) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${namespace}, labels: {${labels}}${more}}\nspec: {${spec}containers: [{name: c, image: x, ports: [{containerPort: 80}]}]}\n`;
const owned = (name: string, labels: string) =>
  pod(name, {
    labels,
    more: ", ownerReferences: [{apiVersion: apps/v1, uid: u, kind: ReplicaSet, name: web, controller: true}]",
  });
const policy = (name: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: x}\nspec: {${spec}}\n`;
const toB = (ports: string) => policy("p", `podSelector: {matchLabels: {app: b}}, ingress: [{ports: [${ports}]}]`);

interface Step extends Partial<Moment> {
  readonly options?: Partial<AnalyzeOptions>;
  readonly documents: readonly string[];
}

/** What the session says of each step; every step is an intent of its own unless it says which. */
function changesOf(...steps: readonly Step[]): readonly (EditChange | null)[] {
  const session = createSession();
  return steps.map((step, i) => analyze(session, step, `${i}`));
}

function analyze(session: Session, { documents, options, scenario = "s", intent }: Step, own: string) {
  const files = [{ name: "c.yaml", text: documents.join("---\n") }];
  const moment = { scenario, intent: intent ?? own };
  return session.analyze(files, { ...OPTIONS, ...options }, undefined, moment).change;
}

/** What a single edit did, in words. */
function wordsOf(before: readonly string[], after: readonly string[]): readonly string[] | undefined {
  return changesOf({ documents: before }, { documents: after })[1]?.connections.map(({ words }) => words);
}

test("where a namespace or a workload is drawn in another form nothing is said to have changed", () => {
  const closed = [...A_AND_B, toB("{port: 81}")];
  const collapsed = { picture: { ...defaultWish, collapsed: ["x"] } };
  const changes = changesOf(
    { documents: A_AND_B },
    { documents: closed, intent: "close" },
    { documents: closed, intent: "close", options: collapsed },
    { documents: closed, intent: "close" },
  );
  expect(changes.map((change) => change?.closed ?? null)).toEqual([null, changes[1]?.closed, null, changes[1]?.closed]);
  expect(changes[1]?.closed).toBeGreaterThan(0);
});

const A_AND_B = [pod("a"), pod("b")];

test("an edit of a port says which connection it closed and which it opened", () => {
  const read = (name: string) => readFileSync(new URL(`../examples/three-tier/${name}`, import.meta.url), "utf8");
  const [cluster, policies] = [read("cluster.yaml"), read("policies.yaml")];
  const closed = policies.replace(
    "tier: frontend\n      ports:\n        - protocol: TCP\n          port: 8080",
    "tier: frontend\n      ports:\n        - protocol: TCP\n          port: 8081",
  );
  expect(closed).not.toBe(policies);
  const [, change] = changesOf({ documents: [cluster, policies] }, { documents: [cluster, closed] });
  expect(change).toEqual({
    opened: 0,
    closed: 1,
    changed: 0,
    connections: [
      {
        edgeId: "app/frontend→app/backend",
        kind: "closed",
        words: "frontend → backend TCP 8080 closed",
        ports: "8080",
        isBeyondProbe: false,
      },
    ],
  });
});

test("a port that takes another's place closes one and opens one", () => {
  const [, change] = changesOf(
    { documents: [...A_AND_B, toB("{port: 80}")] },
    { documents: [...A_AND_B, toB("{port: 81}")] },
  );
  expect(change).toMatchObject({ opened: 0, closed: 0, changed: 2 });
  expect(change?.connections.map(({ words }) => words)).toEqual([
    "a → b TCP 80 closed, TCP 81 opened",
    "anyone → b TCP 80 closed, TCP 81 opened",
  ]);
});

test("ends are told apart by their namespaces where there are several", () => {
  const elsewhere = pod("a", { namespace: "z" });
  expect(wordsOf([elsewhere, pod("b")], [elsewhere, pod("b"), toB("{port: 81}")])).toContain("z/a → x/b TCP 80 closed");
});

test("ports that nobody asked about are named only where nothing else differs", () => {
  const [closed] = wordsOf([...A_AND_B, toB("")], [...A_AND_B, toB("{port: 80}")]) ?? [];
  expect(closed).toBe("a → b every other port closed");
  const [both] = wordsOf(A_AND_B, [...A_AND_B, policy("p", "podSelector: {matchLabels: {app: b}}")]) ?? [];
  expect(both).toBe("a → b TCP 80 closed");
  const silent = [pod("a"), pod("b").replace("{containerPort: 80}", "")];
  expect(wordsOf(silent, [...silent, policy("p", "podSelector: {matchLabels: {app: b}}")])?.[0]).toBe(
    "a → b all ports closed",
  );
});

test("a policy that isolates and lets everything through changes no connection", () => {
  const [, change] = changesOf({ documents: A_AND_B }, { documents: [...A_AND_B, toB("")] });
  expect(change).toEqual({ opened: 0, closed: 0, changed: 0, connections: [] });
});

test("pods that come and go are no change of the connections of others", () => {
  const deny = policy("p", "podSelector: {}");
  const [, more, fewer] = changesOf(
    { documents: [pod("a"), deny] },
    { documents: [...A_AND_B, pod("c"), deny] },
    { documents: [pod("b"), deny] },
  );
  expect(more).toEqual({ opened: 0, closed: 0, changed: 0, connections: [] });
  expect(fewer).toEqual(more);
});

test("a replica more or less changes nothing while all of them agree", () => {
  const scaled = (replicas: number) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web, namespace: x}\nspec: {replicas: ${replicas}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: x}]}}}\n`;
  const [, change] = changesOf({ documents: [pod("a"), scaled(3)] }, { documents: [pod("a"), scaled(4)] });
  expect(change).toEqual({ opened: 0, closed: 0, changed: 0, connections: [] });
});

test("what changed beyond the ports asked is told last, and draws no line", () => {
  const pods = Array.from({ length: 8 }, (_, i) => pod(`p${i}`));
  const open = (ports: string) =>
    policy("q", `podSelector: {}, ingress: [{from: [{podSelector: {}}], ports: [${ports}]}]`);
  const session = createSession();
  analyze(session, { documents: [...pods, open("{port: 80}")] }, "0");
  const files = [{ name: "c.yaml", text: [...pods, open("{port: 80}, {protocol: UDP}")].join("---\n") }];
  const after = session.analyze(files, OPTIONS, undefined, { scenario: "s", intent: "1" });
  expect(after.change?.opened).toBe(56);
  expect(after.change?.connections.every(({ isBeyondProbe }) => isBeyondProbe)).toBe(true);
  expect(after.change?.connections[0]).toMatchObject({ ports: "all UDP", kind: "opened" });
  expect(after.graph.drawnForChange).toEqual([]);
});

test("pods that do not agree are told by how many pairs opened or closed", () => {
  const replicas = (canaries: number) =>
    Array.from({ length: 4 }, (_, i) => owned(`web-${i}`, i < canaries ? "app: web, canary: x" : "app: web"));
  const documents = (canaries: number) => [
    pod("a"),
    ...replicas(canaries),
    policy("p", "podSelector: {matchLabels: {canary: x}}"),
  ];
  const steps = [0, 1, 3, 2, 4].map((canaries) => ({ documents: documents(canaries) }));
  const told = changesOf(...steps).map((change) => change?.connections.find(({ edgeId }) => edgeId === "x/a→x/web"));
  expect(told.map((connection) => connection && [connection.kind, connection.words])).toEqual([
    undefined,
    ["changed", "a → web TCP 80 closed for 1 of 4 pairs"],
    ["changed", "a → web TCP 80 closed for 2 of 4 pairs"],
    ["changed", "a → web TCP 80 and every other port opened for 1 more of 4 pairs"],
    ["closed", "a → web TCP 80 closed"],
  ]);
  expect(changesOf({ documents: documents(4) }, { documents: documents(1) })[1]?.connections).toContainEqual({
    edgeId: "x/a→x/web",
    kind: "opened",
    words: "a → web TCP 80 and every other port opened for 3 of 4 pairs",
    ports: "all ports",
    isBeyondProbe: false,
  });
});

test("a connection that moves from one replica to another is a change", () => {
  const one = [owned("web-1", "app: web"), owned("web-2", "app: web, canary: x")];
  const other = [owned("web-1", "app: web, canary: x"), owned("web-2", "app: web")];
  const deny = policy("p", "podSelector: {matchLabels: {canary: x}}");
  const [, change] = changesOf({ documents: [pod("a"), ...one, deny] }, { documents: [pod("a"), ...other, deny] });
  expect(change?.connections.find(({ edgeId }) => edgeId === "x/a→x/web")).toMatchObject({
    kind: "changed",
    words: "a → web TCP 80 now open for other pairs",
  });
});

test("what closes over one family only says so", () => {
  const dual = (name: string, i: number) =>
    `${pod(name)}status: {podIPs: [{ip: 10.0.0.${i}}, {ip: "fd00::${i}"}], podIP: 10.0.0.${i}}\n`;
  const pods = [dual("a", 1), dual("b", 2)];
  const rule = (cidrs: string) => policy("p", `podSelector: {matchLabels: {app: b}}, ingress: [{from: [${cidrs}]}]`);
  const four = "{ipBlock: {cidr: 10.0.0.0/8}}";
  expect(wordsOf([...pods, rule(`${four}, {ipBlock: {cidr: "fd00::/8"}}`)], [...pods, rule(four)])).toContain(
    "a → b TCP 80 closed over IPv6",
  );
});

test("what begins to depend on the profile is a change", () => {
  const options = { profile: "calico" } as const;
  const rule = (end: string) => toB(`{port: 80${end}}`);
  const before = { documents: [...A_AND_B, rule("")], options };
  const [, change] = changesOf(before, { documents: [...A_AND_B, rule(", endPort: 90")], options });
  expect(change?.connections.find(({ edgeId }) => edgeId === "x/a→x/b")?.words).toMatch(/^a → b TCP 81–90 /);
});

test("everything since an intent began is one change, and undoing it is another", () => {
  const documents = (port: number) => [...A_AND_B, toB(`{port: ${port}}`)];
  const words = changesOf(
    { documents: documents(80), intent: "open" },
    { documents: documents(8), intent: "type" },
    { documents: documents(81), intent: "type" },
    { documents: documents(80), intent: "undo" },
    { documents: documents(80), intent: "undo", options: { picture: undefined } as object },
    { documents: documents(80), intent: "nothing" },
  ).map((change) => change?.connections[0]?.words);
  expect(words).toEqual([
    undefined,
    "a → b TCP 80 closed, TCP 8 opened",
    "a → b TCP 80 closed, TCP 81 opened",
    "a → b TCP 81 closed, TCP 80 opened",
    "a → b TCP 81 closed, TCP 80 opened",
    undefined,
  ]);
});

test("nothing is compared across scenarios and profiles, nor without a moment", () => {
  const [open, shut] = [{ documents: A_AND_B }, { documents: [...A_AND_B, toB("{port: 1}")] }];
  const [first, other, profile, same, next] = changesOf(
    open,
    { ...shut, scenario: "t" },
    { ...open, scenario: "t", options: { profile: "cilium" }, intent: "i" },
    { ...open, scenario: "t", options: { profile: "cilium" }, intent: "i" },
    { ...shut, scenario: "t", options: { profile: "cilium" } },
  );
  expect([first, other, profile, same]).toEqual([null, null, null, null]);
  expect(next?.closed).toBe(2);
  const session = createSession();
  analyze(session, open, "1");
  const files = [{ name: "c.yaml", text: shut.documents.join("---\n") }];
  expect(session.analyze(files, OPTIONS).change).toBeNull();
  expect(analyze(session, open, "2")).toBeNull();
});

test("another probe finds the same change, in other words", () => {
  const picture = (kind: "all-ports" | "ports-that-matter") =>
    ({
      picture: {
        probe: { kind },
        expanded: [],
        collapsed: null,
        drawAll: false,
        shape: "wide",
        filter: everyEdge,
      },
    }) as const;
  const before = { documents: [...A_AND_B, toB("{port: 80}")], options: picture("ports-that-matter") };
  const after = { documents: [...A_AND_B, toB("{port: 80}, {port: 99}")], intent: "edit" };
  const [, narrow, wide] = changesOf(
    before,
    { ...after, options: picture("ports-that-matter") },
    { ...after, options: picture("all-ports") },
  );
  expect(narrow?.opened).toBe(2);
  expect(wide).toEqual(narrow);
});

test("200 connections are listed, opened and closed ones first, and all are counted", () => {
  const pods = Array.from({ length: 20 }, (_, i) => pod(`p${i}`));
  const spec = (ports: string) => policy("p", `podSelector: {}, ingress: [{ports: [${ports}]}]`);
  const first = "podSelector: {matchLabels: {app: p0}}";
  const more = policy("more", `${first}, ingress: [{ports: [{port: 7}]}]`);
  const [, change] = changesOf(
    { documents: [...pods, spec("{port: 80}"), more] },
    { documents: [...pods, spec("{port: 81}")] },
  );
  expect(change).toMatchObject({ opened: 0, closed: 0, changed: 20 * 20 });
  expect(change?.connections).toHaveLength(200);
  const [, shut] = changesOf(
    { documents: [...pods, spec("{port: 80}")] },
    {
      documents: [
        ...pods,
        policy("p", `${first}`),
        ...pods
          .slice(1)
          .map((_, i) =>
            policy(
              `q${i}`,
              `podSelector: {matchLabels: {app: p${i + 1}}}, ingress: [{ports: [{port: ${i < 10 ? 81 : 80}}]}]`,
            ),
          ),
      ],
    },
  );
  expect(shut).toMatchObject({ opened: 0, closed: 20, changed: 200 });
  expect(shut?.connections.slice(0, 20).every(({ kind }) => kind === "closed")).toBe(true);
  expect(shut?.connections).toHaveLength(200);
});
