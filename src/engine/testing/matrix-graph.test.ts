import { expect, test } from "vitest";
import { clusterDump } from "../../../e2e/dump";
import type { AnalyzeOptions } from "../analysis";
import { everyEdge, type PortWish } from "../insight/picture-wish";
import { createSession } from "../session";
import { compareMatrix, drawAs, LEVELS } from "./compare-matrix";
import { readConformanceRules } from "./conformance-folder";
import { exampleFiles } from "./example-files";
import { at, isMap, type Json } from "./json";
import { type Random, randomOf } from "./random";
import { randomPolicy } from "./random-policy";
import { randomChoice } from "./random-profile";
import { randomTownObjects, writeTown } from "./random-town";
import { WORDS } from "./random-world";

const LONG = process.env.LONG_TESTS === "1";
const TOWNS = LONG ? 1_000 : 60;
/** Pods on the network of their nodes that the profile takes for ordinary ones. */
const ONCE_WRONG = [8_700_706];
const OPTIONS: AnalyzeOptions = { profile: "kubernetes", defaultNamespace: "default" };

const dump = { name: "the dump of 150 pods", text: clusterDump() };
const conformance = readConformanceRules().flatMap(({ cases }) =>
  cases.map(({ name, files }) => ({ name, text: files.map(({ text }) => text).join("\n---\n") })),
);

const examples = exampleFiles().map(({ name, files }) => ({
  name,
  text: files.map(({ text }) => text).join("\n---\n"),
}));

test.each([dump, ...examples, ...conformance])(
  "$name: the matrix has what the graph has",
  { timeout: 60_000 },
  ({ text }) => {
    for (const level of LEVELS) {
      const session = createSession();
      const form = { level, folded: [] };
      expect(compareMatrix(session, drawAs(session, { text, options: OPTIONS }, form, 0), form)).toEqual([]);
    }
  },
);

test("the matrix has what the graph has in random towns, whatever is asked, hidden, folded and edited", {
  timeout: LONG ? 3_000_000 : 120_000,
}, () => {
  const seen = { cells: 0, changed: 0, filtered: 0, folded: 0, pods: 0 };
  const seeds = Array.from({ length: TOWNS }, (_, index) => 8_700_001 + index);
  for (const seed of [...ONCE_WRONG, ...seeds]) {
    const random = randomOf(seed);
    const session = createSession();
    let objects = randomTownObjects(random);
    const options = { ...randomChoice(random), defaultNamespace: "default", picture: randomWish(random) };
    const level = random.pick(LEVELS);
    const form = { level, folded: level === "namespace" ? [] : random.some(WORDS.namespaces, 0.2) };
    for (let edit = 0; edit < 3; edit++) {
      const text = writeTown(objects);
      const analysis = drawAs(session, { text, options }, form, edit);
      const told = compareMatrix(session, analysis, form);
      expect(told, `seed ${seed}, edit ${edit}, ${JSON.stringify([form, options])}\n${text}`).toEqual([]);
      seen.cells += analysis.graph.edges.length;
      seen.changed += analysis.change?.connections.length ?? 0;
      seen.filtered += analysis.graph.filteredOut;
      for (const node of analysis.graph.nodes) {
        if (node.kind === "namespace") seen.folded++;
        if (node.kind === "workload" && node.partOf !== null) seen.pods++;
      }
      objects = edited(random, objects, edit);
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(TOWNS / 3);
});

function randomWish(random: Random) {
  const filter = random.chance(0.5)
    ? everyEdge
    : {
        ...everyEdge,
        hiddenStates: random.some(["denied", "open", "allowed"] as const, 0.3),
        namespaces: random.some(WORDS.namespaces, 0.2),
        direction: random.pick(["any", "any", "into", "out-of", "within"] as const),
        onlyChanged: random.chance(0.2),
        search: random.pick(["", "", "app=x", "0", "a/"]),
        policy: random.chance(0.8) ? null : random.pick(["a/p0-0", "b/p1-1", "default/p0-1"]),
        ports: random.some(PORT_WISHES, 0.15),
        labels: random.some(["app=x", "app", "tier=db"], 0.12),
        around: random.chance(0.7)
          ? null
          : random.pick(["a/w0-0", "b/w1-0", "namespace a", "pod a/p0", "anyone", "gone"]),
      };
  const probe = random.pick([
    { kind: "ports-that-matter" },
    { kind: "all-ports" },
    { kind: "port", protocol: "TCP", port: 80 },
  ] as const);
  return { probe, expanded: [], collapsed: [], filter, drawAll: true, shape: "wide" as const };
}

const PORT_WISHES: readonly PortWish[] = [
  { kind: "number", protocol: "TCP", from: 80, to: 80 },
  { kind: "number", protocol: null, from: 53, to: 5432 },
  { kind: "name", name: "http", otherwise: { protocol: "TCP", port: 80 } },
];

/** One policy more or less. */
function edited(random: Random, objects: readonly Json[], edit: number): readonly Json[] {
  const isPolicy = (object: Json) => isMap(object) && at(object, "kind") === "NetworkPolicy";
  const policies = objects.filter(isPolicy);
  if (policies.length > 0 && random.chance(0.5)) {
    const gone = random.pick(policies);
    return objects.filter((object) => object !== gone);
  }
  return [...objects, randomPolicy(random, WORDS, 90 + edit)];
}
