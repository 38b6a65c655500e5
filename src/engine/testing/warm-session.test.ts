import { expect, test } from "vitest";
import type { Analysis, ScenarioFile } from "../analysis";
import { createScenarioReader, readScenario, type Scenario } from "../read-scenario";
import { createSession, type Session } from "../session";
import { type Random, randomOf } from "./random";
import { type EditedScenario, randomEdit, randomEditedScenario, writeEdited } from "./random-edits";

const SERIES = 100;
const EDITS = 15;

test("a reader that has read before reads what a new one does, after every edit", { timeout: 60_000 }, () => {
  let taken = 0;
  let refused = 0;
  forSeries(() => {
    const reader = createScenarioReader();
    return (files, options) => {
      const warm = reader.read(files, options);
      taken += warm.objects.length;
      refused += warm.leftOut.length;
      return [seenIn(warm), seenIn(readScenario(files, options))];
    };
  });
  expect(taken).toBeGreaterThan(SERIES * EDITS);
  expect(refused).toBeGreaterThan(SERIES * EDITS);
});

test("a session that has analysed before says what a new one does, after every edit", { timeout: 60_000 }, () => {
  let edges = 0;
  forSeries(() => {
    const session = createSession();
    return (files, { defaultNamespace }) => {
      const fresh = createSession();
      const both = [session, fresh].map((each) => {
        const analysis = each.analyze(files, { profile: "kubernetes", defaultNamespace });
        edges += analysis.graph.edges.length;
        return said(each, analysis);
      });
      return [both[0], both[1]];
    };
  });
  expect(edges).toBeGreaterThan(SERIES * EDITS);
});

test("a file that was away is read anew, one that stayed is not", () => {
  const { read } = createScenarioReader();
  const file = (name: string) => ({
    name: `${name}.yaml`,
    text: `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`,
  });
  const readNames = (...names: readonly string[]) => read(names.map(file), { defaultNamespace: "default" }).objects;
  const [a, b] = readNames("a", "b");
  expect(readNames("a")[0]?.labels).toBe(a?.labels);
  const [sameA, newB] = readNames("a", "b");
  expect(sameA?.labels).toBe(a?.labels);
  expect(newB?.labels).toEqual(b?.labels);
  expect(newB?.labels).not.toBe(b?.labels);
});

type Options = { readonly defaultNamespace: string };

/** Gives what a warm and a cold reading of the same files came to. */
type Comparison = (files: readonly ScenarioFile[], options: Options) => readonly [unknown, unknown];

/** Compares at the start and after each edit of many series. */
function forSeries(begin: () => Comparison): void {
  for (let seed = 6_000_001; seed <= 6_000_000 + SERIES; seed++) {
    const random = randomOf(seed);
    const compare = begin();
    for (const [step, scenario] of series(random).entries()) {
      const files = writeEdited(scenario);
      const [warm, cold] = compare(files, scenario);
      expect(warm, tell(seed, step, files)).toEqual(cold);
    }
  }
}

/** A scenario and what became of it; now and then somebody goes back to one of the latest steps. */
function series(random: Random): readonly EditedScenario[] {
  const steps = [randomEditedScenario(random)];
  for (let edit = 0; edit < EDITS; edit++) {
    const latest = steps.slice(-4);
    const current = latest.at(-1) ?? random.pick(latest);
    steps.push(random.chance(0.15) ? random.pick(latest) : randomEdit(random, current));
  }
  return steps;
}

function seenIn({ lineOf: _, diagnosticsWith: _with, ...scenario }: Scenario): unknown {
  return scenario;
}

/** All that a session says but the places in the picture, which it keeps from one analysis to the next. */
function said(session: Session, { graph, ...analysis }: Analysis): unknown {
  const unplaced = <T extends object>(node: T) => ({ ...node, x: 0, y: 0, width: 0, height: 0 });
  const nodes = graph.nodes.map(unplaced);
  const namespaces = graph.namespaces.map(unplaced);
  const doors = graph.doors.map(unplaced);
  const explanations = graph.edges.map(({ id }) => session.explainEdge(id));
  const traces = graph.nodes.slice(0, 3).flatMap(({ id: source }) =>
    graph.doors.slice(0, 3).map(({ namespace, name }) => {
      const target = `${name}.${namespace}`;
      return session.trace({ source, target, port: null, protocol: "TCP" });
    }),
  );
  return { ...analysis, graph: { ...graph, nodes, namespaces, doors }, explanations, traces };
}

function tell(seed: number, step: number, files: readonly ScenarioFile[]): string {
  return [`seed ${seed}, step ${step}`, ...files.map(({ name, text }) => `=== ${name}\n${text}`)].join("\n");
}
