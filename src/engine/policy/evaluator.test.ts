import { expect, test } from "vitest";
import { seedVerdictWorld } from "../bench/verdict-cluster";
import { type PortSet, portSetKey } from "../net/port-set";
import type { NaiveScenario } from "../testing/naive-reader";
import { randomOf } from "../testing/random";
import { randomAnswers } from "../testing/random-profile";
import { randomScenario, randomScenarioEdit } from "../testing/random-scenario-edit";
import { createEvaluator, evaluate } from "./evaluate";
import type { Evaluation } from "./evaluation";
import { type End, endOf } from "./pair-ends";
import { KUBERNETES_PROFILE } from "./profiles";
import type { SidePorts } from "./side-ports";
import type { SideTable } from "./side-table";

const SERIES = 50;
const EDITS = 14;
const MOST_ENDS = 14;

test("an evaluator that remembers gives for every pair what a new one gives, after every edit", {
  timeout: 60_000,
}, () => {
  let open = 0;
  let kept = 0;
  for (let seed = 7_100_001; seed <= 7_100_000 + SERIES; seed++) {
    const random = randomOf(seed);
    const { evaluate: again } = createEvaluator();
    const steps: NaiveScenario[] = [randomScenario(random)];
    const early: { evaluation: Evaluation; answers: readonly string[] }[] = [];
    let profile = randomAnswers(random);
    for (let edit = 0; edit < EDITS; edit++) {
      const scenario = steps.at(-1) ?? randomScenario(random);
      const warm = again(scenario.cluster, scenario.policies, profile);
      const fresh = answersOf(evaluate(scenario.cluster, scenario.policies, profile));
      const answers = answersOf(warm);
      expect(answers, `seed ${seed}, step ${edit}`).toEqual(fresh);
      open += answers.filter((answer) => answer.includes("~")).length;
      if (random.chance(0.2)) early.push({ evaluation: warm, answers });
      if (warm.compiled.table.version > 0) kept++;
      if (random.chance(0.2)) profile = randomAnswers(random);
      steps.push(random.chance(0.15) ? random.pick(steps.slice(-4)) : randomScenarioEdit(random, scenario));
    }
    for (const { evaluation, answers } of early) expect(answersOf(evaluation), `seed ${seed}, later`).toEqual(answers);
  }
  expect(open).toBeGreaterThan(SERIES * EDITS);
  expect(kept).toBeGreaterThan(SERIES);
});

test("an evaluation that is asked only later, when others have been made, says what a new one says", {
  timeout: 60_000,
}, () => {
  for (let seed = 7_200_001; seed <= 7_200_000 + SERIES; seed++) {
    const random = randomOf(seed);
    const { evaluate: again } = createEvaluator();
    const steps: NaiveScenario[] = [randomScenario(random)];
    for (let edit = 0; edit < 5; edit++) steps.push(randomScenarioEdit(random, steps.at(-1) ?? randomScenario(random)));
    const profile = randomAnswers(random);
    const evaluations = steps.map(({ cluster, policies }) => again(cluster, policies, profile));
    for (const index of [5, 2, 0, 4, 1, 3]) {
      const { cluster, policies } = steps[index] ?? randomScenario(random);
      const evaluation = evaluations[index];
      if (evaluation === undefined) throw new Error("every step was evaluated");
      expect(answersOf(evaluation), `seed ${seed}, step ${index}`).toEqual(
        answersOf(evaluate(cluster, policies, profile)),
      );
    }
  }
});

const WORLD = seedVerdictWorld({ classes: 60, policies: 30, atoms: 7, seed: 3 });

test("with nothing changed an evaluator gives the same evaluation", () => {
  const { evaluate: again } = createEvaluator();
  const first = again(WORLD.cluster, WORLD.policies, KUBERNETES_PROFILE);
  expect(again(WORLD.cluster, [...WORLD.policies], { ...KUBERNETES_PROFILE })).toBe(first);
  expect(again(WORLD.cluster, WORLD.policies, { ...KUBERNETES_PROFILE, endPort: "no" })).not.toBe(first);
});

test("an edited policy changes the sets and rows of its subjects alone", () => {
  const { evaluate: again } = createEvaluator();
  const first = again(WORLD.cluster, WORLD.policies, KUBERNETES_PROFILE);
  const before = rowsOf(first);
  const edited = WORLD.policies.length - 1;
  const policy = WORLD.policies[edited];
  if (policy === undefined) throw new Error("the world has policies");
  const open = { ...policy, ingress: [{ peers: [], ports: [], range: policy.range }] };
  const second = again(WORLD.cluster, WORLD.policies.with(edited, open), KUBERNETES_PROFILE);
  expect(second.compiled.table).toBe(first.compiled.table);
  expect(second.compiled.space).toBe(first.compiled.space);
  const subjects = second.compiled.table.classes.filter((each) =>
    second.compiled.isolating(each, "ingress")?.policies.includes(open),
  );
  expect(subjects).not.toEqual([]);
  const changed = [...rowsOf(second)].filter(([key, row]) => before.get(key) !== row).map(([key]) => key);
  expect(changed).toEqual(subjects.map(({ index }) => `ingress ${index}`));
  const sameAgain = again(WORLD.cluster, WORLD.policies.with(edited, { ...open }), KUBERNETES_PROFILE);
  expect(sameAgain).not.toBe(second);
  expect([...rowsOf(sameAgain)].every(([key, row]) => rowsOf(second).get(key) === row)).toBe(true);
});

test("a pod with another label changes its own class, and the rows that see it otherwise", () => {
  const { evaluate: again } = createEvaluator();
  const first = again(WORLD.cluster, WORLD.policies, KUBERNETES_PROFILE);
  const before = rowsOf(first);
  const [id, member] = [...WORLD.cluster.pods][7] ?? [];
  if (id === undefined || member === undefined) throw new Error("the world has pods");
  const labels = new Map([...member.pod.labels, ["app", "app-elsewhere"]]);
  const pods = new Map([...WORLD.cluster.pods, [id, { ...member, pod: { ...member.pod, labels } }]]);
  const second = again({ ...WORLD.cluster, pods }, WORLD.policies, KUBERNETES_PROFILE);
  const index = first.compiled.table.classOf(id)?.index;
  expect(second.compiled.table.classOf(id)?.index).toBe(index);
  const others = first.compiled.table.classes.filter((each) => each.index !== index);
  expect(others.every((each) => second.compiled.table.classes[each.index] === each)).toBe(true);
  const fresh = rowsOf(evaluate({ ...WORLD.cluster, pods }, WORLD.policies, KUBERNETES_PROFILE));
  let same = 0;
  for (const [key, row] of rowsOf(second)) {
    if (row === before.get(key)) same++;
    else if (key !== `ingress ${index}` && key !== `egress ${index}`)
      expect(row?.sure[index ?? -1]).not.toBe(before.get(key)?.sure[index ?? -1]);
  }
  expect(fresh.size).toBe(before.size);
  expect(same).toBeGreaterThan(before.size / 2);
});

test("port numbers that were typed are forgotten when there are thousands of them", () => {
  const { evaluate: again } = createEvaluator();
  const { cluster, policies } = seedVerdictWorld({ classes: 4, policies: 2, atoms: 4, seed: 1 });
  const policy = policies.at(-1);
  if (policy === undefined) throw new Error("the world has policies");
  let largest = 0;
  for (let port = 1; port <= 6000; port++) {
    const ports = [{ protocol: "TCP", port, endPort: null, range: policy.range }] as const;
    const edited = {
      ...policy,
      podSelector: { requirements: [], range: policy.range },
      ingress: [{ peers: [], ports, range: policy.range }],
    };
    const { compiled, sides, pool } = again(cluster, [edited], KUBERNETES_PROFILE);
    const subject = compiled.table.classes.find((each) => compiled.isolating(each, "ingress") !== null);
    if (subject === undefined) throw new Error("the policy selects its namespace");
    expect(portSetKey(sides.byPolicies(subject, "ingress", 0, 4).sure)).toBe(`${port},${port}||`);
    largest = Math.max(largest, pool.size);
  }
  expect(largest).toBeGreaterThan(1000);
  expect(largest).toBeLessThan(5000);
});

function rowsOf({ compiled, sides }: Evaluation) {
  const directions = ["egress", "ingress"] as const;
  return new Map(
    compiled.table.classes.flatMap((each) =>
      directions.map((direction) => [`${direction} ${each.index}`, sides.rowOf(each, direction, 4)] as const),
    ),
  );
}

/** Both sides of every pair of ends in both families, under the profile and every alternative, one line each. */
function answersOf({ compiled, cluster, sides, alternatives, always }: Evaluation): readonly string[] {
  const ends: End[] = [...cluster.pods.keys()].map((pod) => endOf(compiled, { kind: "pod", pod, address: null }));
  for (let group = 0; group <= compiled.space.groups.length; group++) ends.push({ kind: "external", group });
  for (const { name, addresses } of cluster.nodes.values()) {
    for (const address of addresses) ends.push(endOf(compiled, { kind: "node", node: name, address }));
  }
  // one in some: every kind of end stays among them
  const every = Math.ceil(ends.length / MOST_ENDS);
  const asked = ends.filter((_, i) => i % every === 0 || i >= ends.length - 3);
  const tables: readonly (readonly [string, SideTable])[] = [
    [`own ${always.join()}`, sides],
    ...alternatives.map(({ assumption, sides: other }) => [assumption, other] as const),
  ];
  return tables.flatMap(([name, table]) =>
    asked.flatMap((source, s) =>
      asked.map((destination, d) => {
        const both = ([4, 6] as const).map(
          (family) =>
            `${say(table.egress(source, destination, family))} & ${say(table.ingress(source, destination, family))}`,
        );
        return `${name} ${s} ${d}: ${both.join(" / ")}`;
      }),
    ),
  );
}

const keys = new WeakMap<PortSet, string>();

function keyOf(ports: PortSet): string {
  const key = keys.get(ports) ?? portSetKey(ports);
  keys.set(ports, key);
  return key;
}

function say({ sure, possible }: SidePorts): string {
  return sure === possible ? keyOf(sure) : `${keyOf(sure)}~${keyOf(possible)}`;
}
