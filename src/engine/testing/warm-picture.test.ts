import { expect, test } from "vitest";
import type { Analysis, AnalyzeOptions } from "../analysis";
import { everyEdge, type PictureWish } from "../insight/picture-wish";
import { createSession, type Session } from "../session";
import { at, isMap, type Json, type JsonMap } from "./json";
import { type Random, randomOf } from "./random";
import { randomPolicy } from "./random-policy";
import { randomChoice } from "./random-profile";
import { randomTownObjects, writeTown } from "./random-town";
import { WORDS } from "./random-world";

const SERIES = 30;
const EDITS = 10;

test("a session that remembers pictures draws what one does that has seen two texts", { timeout: 180_000 }, () => {
  const seen = { edges: 0, changes: 0, folded: 0, pods: 0, doors: 0, same: 0 };
  for (let seed = 8_300_001; seed <= 8_300_000 + SERIES; seed++) {
    const random = randomOf(seed);
    const warm = createSession();
    let before: Analysis | null = null;
    let last: Step | null = null;
    for (const [index, step] of series(random).entries()) {
      const fresh = createSession();
      if (last !== null) analyze(fresh, last, index - 1);
      const now = analyze(warm, step, index);
      const expected = analyze(fresh, step, index);
      const tell = `seed ${seed}, step ${index}\n${JSON.stringify(step.options)}\n${step.text}`;
      expect(said(warm, now), tell).toEqual(said(fresh, expected));
      seen.same += expectSameObjects(before, now, tell);
      seen.edges += now.graph.edges.length;
      seen.changes += now.change?.connections.length ?? 0;
      seen.doors += now.graph.doors.length;
      for (const node of now.graph.nodes) {
        if (node.kind === "namespace") seen.folded++;
        if (node.kind === "workload" && node.partOf !== null) seen.pods++;
      }
      [before, last] = [now, step];
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(SERIES / 3);
});

test("an edit in one place leaves the edges elsewhere the objects that they were", () => {
  const session = createSession();
  const text = (port: number) =>
    ["a", "b"]
      .flatMap((home) => [pod(home, "web"), pod(home, "db"), policy(home, home === "a" ? 80 : port)])
      .join("---\n");
  const draw = (port: number) =>
    analyze(session, { text: text(port), options: { profile: "kubernetes", defaultNamespace: "default" } }, port).graph;
  const [before, after] = [draw(80), draw(81)];
  const edge = (graph: typeof before, id: string) => graph.edges.find((one) => one.id === id);
  expect(edge(after, "a/web→a/db")).toBe(edge(before, "a/web→a/db"));
  expect(edge(after, "b/web→b/db")).not.toEqual(edge(before, "b/web→b/db"));
  expect(after.nodes).toBe(before.nodes);
});

const pod = (home: string, name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: ${home}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x}]}\n`;
const policy = (home: string, port: number) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: db, namespace: ${home}}\nspec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: ${port}}]}]}\n`;

interface Step {
  readonly text: string;
  readonly options: AnalyzeOptions;
}

function analyze(session: Session, { text, options }: Step, intent: number): Analysis {
  const moment = { scenario: "s", intent: `${intent}` };
  return session.analyze([{ name: "c.yaml", text }], options, undefined, moment);
}

/** A town while somebody works at it and looks at it in one way and another. */
function series(random: Random): readonly Step[] {
  let objects = randomTownObjects(random);
  let options: AnalyzeOptions = { ...randomChoice(random), defaultNamespace: "default", picture: randomWish(random) };
  const steps: Step[] = [{ text: writeTown(objects), options }];
  for (let edit = 0; edit < EDITS; edit++) {
    if (random.chance(0.85)) objects = edited(random, objects, edit);
    if (random.chance(0.15)) options = { ...options, picture: randomWish(random) };
    if (random.chance(0.1)) options = { ...options, ...randomChoice(random) };
    steps.push(random.chance(0.1) ? random.pick(steps) : { text: writeTown(objects), options });
  }
  return steps;
}

function randomWish(random: Random): PictureWish {
  const namespaces = ["a", "b", "default"];
  const filter = random.chance(0.7)
    ? everyEdge
    : {
        ...everyEdge,
        namespaces: random.some(namespaces, 0.4),
        direction: random.pick(["any", "into", "out-of", "within"] as const),
        policy: random.pick([null, null, "a/np0-0", "b/np1-1"]),
        onlyChanged: random.chance(0.2),
        search: random.pick(["", "", "p1", "app=x"]),
        ports: random.chance(0.8) ? [] : [{ kind: "number", protocol: null, from: 80, to: 90 } as const],
        labels: random.some(["app=x", "app"], 0.1),
        around: random.pick([null, null, "a/w0-0", "namespace b", "anyone"]),
      };
  return {
    probe: random.pick([{ kind: "ports-that-matter" }, { kind: "port", protocol: "TCP", port: 80 }] as const),
    expanded: ["a", "b", "default"].flatMap((home) => [`${home}/w0-0`, `${home}/w0-1`]),
    collapsed: random.some(namespaces, 0.5),
    filter,
    drawAll: random.chance(0.5),
    shape: random.pick(["wide", "wide", "tall"] as const),
  };
}

/** One object changed, gone, doubled or new. */
function edited(random: Random, objects: readonly Json[], serial: number): readonly Json[] {
  const index = random.int(Math.max(1, objects.length));
  const object = objects[index];
  if (object === undefined || random.chance(0.25)) return [...objects, newObject(random, serial)];
  if (random.chance(0.15)) return objects.toSpliced(index, 1);
  if (random.chance(0.15)) return [...objects.toSpliced(index, 1), object];
  const metadata = at(object, "metadata");
  if (!isMap(object)) return objects;
  if (at(object, "kind") === "NetworkPolicy")
    return objects.with(index, { ...object, spec: specOf(randomPolicy(random, WORDS, serial)) });
  if (!isMap(metadata)) return objects;
  if (at(object, "kind") === "Pod" && random.chance(0.4))
    return objects.with(index, withPort(object, random.pick(WORDS.ports)));
  const labels = { app: random.pick(WORDS.values), constructor: random.pick(WORDS.values) };
  return objects.with(index, { ...object, metadata: { ...metadata, labels } });
}

function newObject(random: Random, serial: number): Json {
  if (random.chance(0.6)) return randomPolicy(random, WORDS, 50 + serial);
  const spec = {
    selector: { app: random.pick(["x", "y"]) },
    ports: [{ port: 80, targetPort: random.pick([80, "http"]) }],
  };
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: `s${serial}`, namespace: random.pick(["a", "b"]) },
    spec,
  };
}

/** No policy sees which ports a pod declares without a name; the picture asks about them. */
function withPort(object: JsonMap, containerPort: number): Json {
  const spec = at(object, "spec");
  return {
    ...object,
    spec: { ...(isMap(spec) ? spec : {}), containers: [{ name: "c", image: "x", ports: [{ containerPort }] }] },
  };
}

function specOf(policyObject: Json): Json {
  return at(policyObject, "spec") ?? { podSelector: {} };
}

/** All that a session says but the places in the picture. */
function said(session: Session, { graph, ...analysis }: Analysis): unknown {
  const unplaced = <T extends object>(node: T) => ({ ...node, x: 0, y: 0, width: 0, height: 0 });
  const nodes = graph.nodes.map(unplaced);
  const namespaces = graph.namespaces.map(unplaced);
  const doors = graph.doors.map(unplaced);
  const explanations = graph.edges.slice(0, 3).map(({ id }) => session.explainEdge(id));
  const around = graph.nodes.slice(0, 2).map(({ id }) => session.edgesOf(id));
  return { ...analysis, graph: { ...graph, nodes, namespaces, doors }, explanations, around };
}

/** What is equal is the same object; returns how many edges are. */
function expectSameObjects(before: Analysis | null, { graph }: Analysis, tell: string): number {
  if (before === null) return 0;
  let same = 0;
  for (const list of ["edges", "nodes", "namespaces"] as const) {
    const former = new Map<string, unknown>(before.graph[list].map((one) => [one.id, one]));
    for (const one of graph[list]) {
      const old = former.get(one.id);
      if (JSON.stringify(old) !== JSON.stringify(one)) continue;
      expect(one === old, `${one.id} is another object: ${tell}`).toBe(true);
      if (list === "edges") same++;
    }
  }
  return same;
}
