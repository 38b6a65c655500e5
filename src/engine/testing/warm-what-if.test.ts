import { expect, test } from "vitest";
import type { Analysis, AnalyzeOptions } from "../analysis";
import { defaultWish } from "../insight/picture-wish";
import { readScenario } from "../read-scenario";
import { createSession, type Session } from "../session";
import type { Json } from "./json";
import { type Random, randomOf } from "./random";
import { randomOff, writtenWithout } from "./random-off";
import { randomPolicy } from "./random-policy";
import { randomChoice } from "./random-profile";
import { randomTownObjects, writeTown } from "./random-town";
import { WORDS } from "./random-world";

const SERIES = process.env.LONG_TESTS === "1" ? 200 : 8;
const STEPS = 8;
const TOWNS = process.env.LONG_TESTS === "1" ? 600 : 60;

test("a session in which things were off and on again says what a new one says", { timeout: 900_000 }, () => {
  const seen = { off: 0, on: 0, opened: 0, closed: 0, changed: 0 };
  for (let seed = 9_500_001; seed <= 9_500_000 + SERIES; seed++) {
    const warm = createSession();
    let last: Step | null = null;
    for (const [index, step] of series(randomOf(seed)).entries()) {
      const fresh = createSession();
      if (last !== null) analyze(fresh, last, last.intent);
      const now = analyze(warm, step, step.intent);
      const expected = analyze(fresh, step, step.intent);
      const tell = `seed ${seed}, step ${index}\n${JSON.stringify(step.options)}\n${step.text}`;
      expect(said(warm, now), tell).toEqual(said(fresh, expected));
      expect(now.whatIf === undefined, tell).toBe((step.options.off ?? []).length === 0);
      const isOff = now.whatIf !== undefined;
      seen[isOff ? "off" : "on"]++;
      seen.opened += now.whatIf?.opened.count ?? 0;
      seen.closed += now.whatIf?.closed.count ?? 0;
      if (isOff) seen.changed += now.change?.connections.length ?? 0;
      last = step;
    }
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(SERIES);
});

test("what is off opens and closes what really deleting it would", { timeout: 900_000 }, () => {
  const seen = { compared: 0, opened: 0, closed: 0 };
  for (let seed = 9_600_001; seed <= 9_600_000 + TOWNS; seed++) {
    const random = randomOf(seed);
    const objects = randomTownObjects(random);
    const text = writeTown(objects);
    const scenario = readScenario([{ name: "c.yaml", text }]);
    // Labels make other workloads of loose pods, policies and rules none.
    const off = randomOff(random, scenario, 2).filter(({ kind }) => kind !== "label");
    const written = writtenWithout(objects, off, scenario);
    if (written === null || off.length === 0) continue;
    const options = { ...randomChoice(random), defaultNamespace: "default" };
    const [deleted, left] = [createSession(), createSession()];
    analyze(deleted, { text, options }, "1");
    const really = analyze(deleted, { text: writeTown(written), options }, "2");
    const now = analyze(left, { text, options: { ...options, off } }, "1");
    const tell = `seed ${seed} ${JSON.stringify(off)}\n${text}`;
    expect(now.change?.connections, tell).toEqual(really.change?.connections);
    expect(now.graph.edges.map(({ id, state }) => `${id} ${state}`).sort(), tell).toEqual(
      really.graph.edges.map(({ id, state }) => `${id} ${state}`).sort(),
    );
    seen.compared++;
    seen.opened += now.change?.opened ?? 0;
    seen.closed += now.change?.closed ?? 0;
  }
  for (const count of Object.values(seen)) expect(count).toBeGreaterThan(TOWNS / 10);
});

interface Step {
  readonly text: string;
  readonly options: AnalyzeOptions;
  readonly intent: string;
}

function analyze(session: Session, { text, options }: Omit<Step, "intent">, intent: string): Analysis {
  return session.analyze([{ name: "c.yaml", text }], options, undefined, { scenario: "s", intent });
}

/** Somebody edits a town, and leaves things out of it and puts them back. */
function series(random: Random): readonly Step[] {
  let objects = randomTownObjects(random);
  const choice = randomChoice(random);
  const steps: Step[] = [];
  for (let step = 0; step < STEPS; step++) {
    if (random.chance(0.5)) objects = edited(random, objects, step);
    const text = writeTown(objects);
    const scenario = readScenario([{ name: "c.yaml", text }]);
    const before = steps.at(-1)?.options.off ?? [];
    const off = random.chance(0.3) ? [] : random.chance(0.4) ? before : randomOff(random, scenario, 3);
    const picture = { ...defaultWish, collapsed: random.some(["a", "b", "default"], 0.3) };
    steps.push({ text, options: { ...choice, defaultNamespace: "default", picture, off }, intent: `${step}` });
  }
  return steps;
}

/** One object gone, or a policy new. */
function edited(random: Random, objects: readonly Json[], serial: number): readonly Json[] {
  if (random.chance(0.5)) return objects.toSpliced(random.int(Math.max(1, objects.length)), 1);
  return [...objects, randomPolicy(random, WORDS, 50 + serial)];
}

/** All that a session says but the places in the picture. */
function said(session: Session, { graph, ...analysis }: Analysis): unknown {
  const unplaced = <T extends object>(node: T) => ({ ...node, x: 0, y: 0, width: 0, height: 0 });
  const nodes = graph.nodes.map(unplaced);
  const namespaces = graph.namespaces.map(unplaced);
  const explanations = graph.edges.slice(0, 3).map(({ id }) => session.explainEdge(id));
  const around = graph.nodes.slice(0, 2).map(({ id }) => session.edgesOf(id));
  return { ...analysis, graph: { ...graph, nodes, namespaces }, explanations, around };
}
