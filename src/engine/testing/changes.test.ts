import { expect, test } from "vitest";
import { type ChangesAnswer, createChangesReader, type StepToNow } from "../changes-reader";
import { createFirstSession, type LastAnalysis } from "../first-session";
import type { CausedBlock } from "../insight/changes/caused-ports";
import type { ChangeCause } from "../insight/changes/changes-view";
import { findChanges } from "../insight/changes/compare-moments";
import type { ScenarioMoment } from "../insight/changes/scenario-moment";
import type { DiffEnd } from "../insight/diff/diff-ports";
import { type Family, type IpAddress, parseIpAddress } from "../net/ip-address";
import { hasPort } from "../net/port-set";
import { PROTOCOLS, type Protocol } from "../net/protocol";
import { createEvaluator } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import { createScenarioReader } from "../read-scenario";
import { finish } from "../steps";
import { NAIVELY_NOTHING, type NaiveEnd, naiveMove, naiveState } from "./changes-by-hand";
import { interestingPorts } from "./interesting-ports";
import type { Json } from "./json";
import { type NaiveScenario, readNaively } from "./naive-reader";
import { randomOf } from "./random";
import { BOUNDARY_ADDRESSES } from "./random-block";
import { randomHistory, writeMoment } from "./random-history";

const HISTORIES = process.env.LONG_TESTS === "1" ? 3_000 : 300;
/** A pod on the node of one that acts as it has other connections with that than its like. */
const ONCE_WRONG = [8_402_036];
const OPTIONS = { profile: "kubernetes", defaultNamespace: "default" } as const;

test("what opened and closed since the first moment, and by which step, is what the naive evaluator says", {
  timeout: 1_200_000,
}, () => {
  const seen = { opened: 0, closed: 0, same: 0, outside: 0, later: 0 };
  for (const seed of [...Array.from({ length: HISTORIES }, (_, i) => 8_400_001 + i), ...ONCE_WRONG]) {
    const random = randomOf(seed);
    const history = randomHistory(random, 4);
    const causes = history.slice(1).map((_, id): ChangeCause => ({ kind: "step", id, label: "" }));
    const moments = momentsOf(history);
    const naive = history.map((objects) => readNaively(objects));
    const { blocks, followed } = findChanges(moments, causes);
    const addresses = sampled(naive, () => random.chance(0.04));
    const named = [...new Set(naive.flatMap(interestingPorts))];
    const ports = [...new Set([80, random.pick(named), random.pick(named)])];
    for (const [source, target] of couples(followed.kept, addresses)) {
      const own = blocks.filter((block) => isOf(block, source, target));
      for (const protocol of PROTOCOLS) {
        for (const port of ports) {
          const where = `seed ${seed}: ${nameOf(source)} > ${nameOf(target)} ${protocol} ${port}`;
          const said = checkPort({ naive, source, target, protocol, port, own }, where);
          for (const kind of said) seen[kind]++;
          if (said.length === 0) seen.same++;
          else if (!("pods" in source) || !("pods" in target)) seen.outside++;
        }
      }
    }
    if (blocks.some(({ part: { cause } }) => cause.kind === "step" && cause.id > 0)) seen.later++;
  }
  for (const [name, count] of Object.entries(seen)) expect(count, name).toBeGreaterThan(HISTORIES / 10);
});

type Followed = ReturnType<typeof findChanges>["followed"]["kept"][number];
type ComparedEnd = (NaiveEnd & { readonly end: Followed }) | (NaiveEnd & { readonly address: IpAddress });

interface CheckedPort {
  readonly naive: readonly NaiveScenario[];
  readonly source: ComparedEnd;
  readonly target: ComparedEnd;
  readonly protocol: Protocol;
  readonly port: number;
  readonly own: readonly CausedBlock[];
}

/** Compares in each family; says what moved. */
function checkPort({ naive, source, target, protocol, port, own }: CheckedPort, where: string) {
  const states = ([4, 6] as const).map((family) => ({
    family,
    at: naive.map((scenario) => naiveState(scenario, source, target, family, protocol, port)),
  }));
  const lasting = states.filter(({ at }) => at[0] !== null && at.at(-1) !== null);
  const isOutside = !("pods" in source) || !("pods" in target);
  const judged = lasting.length > 0 || isOutside ? lasting : states.filter(({ at }) => at[0] || at.at(-1));
  const found = new Set<"opened" | "closed">();
  for (const { family, at } of judged) {
    const moved = naiveMove(at[0] ?? NAIVELY_NOTHING, at.at(-1) ?? NAIVELY_NOTHING);
    for (const kind of ["opened", "closed"] as const) {
      const told = own.filter((block) => block.kind === kind && speaksOf(block, family, protocol, port));
      expect(told.length > 0, `${where} IPv${family} ${kind}`).toBe(moved[kind]);
      expect(told.length, `${where} IPv${family} ${kind}: told by one step`).toBeLessThanOrEqual(1);
      if (told.length > 0) found.add(kind);
    }
  }
  for (const block of own) {
    const { cause } = block.part;
    const families = judged.filter(({ family }) => speaksOf(block, family, protocol, port));
    if (cause.kind !== "step" || families.length === 0) continue;
    const isOther = families.some(({ at }) => {
      const [was, is] = [at[cause.id] ?? NAIVELY_NOTHING, at[cause.id + 1] ?? NAIVELY_NOTHING];
      return JSON.stringify(was) !== JSON.stringify(is);
    });
    expect(isOther, `${where}: step ${cause.id} changed it`).toBe(true);
    const after = families.every(({ at }) =>
      at.slice(cause.id + 1).every((state) => state === null || JSON.stringify(state) === JSON.stringify(at.at(-1))),
    );
    expect(after, `${where}: nothing after step ${cause.id} changed it`).toBe(true);
  }
  return [...found];
}

function speaksOf({ part: { ports } }: CausedBlock, family: Family, protocol: Protocol, port: number): boolean {
  if (ports.family !== null && ports.family !== family) return false;
  return hasPort(ports.allowed, protocol, port) || hasPort(ports.depends, protocol, port);
}

function isOf(block: CausedBlock, source: ComparedEnd, target: ComparedEnd): boolean {
  if (block.between === "outside") {
    const [pods, outside] = block.isFrom ? [target, source] : [source, target];
    if (!("address" in outside) || !("end" in pods)) return false;
    return block.pods.includes(pods.end) && block.ranges.some((range) => holds(range, outside.address));
  }
  if (!("end" in source) || !("end" in target)) return false;
  if (block.between === "own pods") return source === target && block.sources.includes(source.end);
  return source !== target && block.sources.includes(source.end) && block.targets.includes(target.end);
}

function holds({ ranges }: Extract<DiffEnd, { kind: "range" }>, { family, value }: IpAddress): boolean {
  return ranges.some((range) => range.family === family && range.first <= value && value <= range.last);
}

function couples(
  kept: readonly Followed[],
  addresses: readonly IpAddress[],
): readonly (readonly [ComparedEnd, ComparedEnd])[] {
  const inside = kept.map((end) => ({ end, pods: end.now.flatMap(({ pods }) => pods.map(({ id }) => id)) }));
  const outside = addresses.map((address) => ({ address }));
  return [
    ...inside.flatMap((source) => inside.map((target) => [source, target] as const)),
    ...inside.flatMap((pods) => outside.flatMap((range) => [[pods, range] as const, [range, pods] as const])),
  ];
}

function nameOf(end: ComparedEnd): string {
  return "end" in end ? end.end.id : `${end.address.family} ${end.address.value}`;
}

function momentsOf(history: readonly (readonly Json[])[]): [ScenarioMoment, ...ScenarioMoment[]] {
  const [reader, evaluator] = [createScenarioReader(), createEvaluator()];
  const [first, ...rest] = history.map((objects): ScenarioMoment => {
    const scenario = reader.read(writeMoment(objects), OPTIONS);
    const evaluation = evaluator.evaluate(scenario.cluster, scenario.policies, KUBERNETES_PROFILE);
    return { evaluation, objects: scenario.objects };
  });
  if (first === undefined) throw new Error("a history begins somewhere");
  return [first, ...rest];
}

/** Addresses that no pod and no node has at any moment. */
function sampled(naive: readonly NaiveScenario[], isTaken: (text: string) => boolean): readonly IpAddress[] {
  const own = naive.flatMap(({ cluster }) => [
    ...[...cluster.pods.values()].flatMap(({ address }) => (address.kind === "stated" ? address.addresses : [])),
    ...[...cluster.nodes.values()].flatMap(({ addresses }) => addresses),
  ]);
  const taken = new Set(own.map(({ family, value }) => `${family} ${value}`));
  return BOUNDARY_ADDRESSES.filter(isTaken)
    .flatMap((text) => parseIpAddress(text) ?? [])
    .filter(({ family, value }) => !taken.has(`${family} ${value}`));
}

test("after every edit a reader that has compared before says what a new one does", { timeout: 300_000 }, () => {
  let lines = 0;
  for (let seed = 8_500_001; seed <= 8_500_000 + 25; seed++) {
    const random = randomOf(seed);
    const texts = randomHistory(random, 10).map(writeMoment);
    const session = createFirstSession();
    const reader = createChangesReader();
    for (const [i, files] of texts.entries()) {
      session.analyze(files, OPTIONS, undefined, { scenario: "s", intent: `${i}` });
      const last = session.last();
      if (last === null) throw new Error("nothing was analysed");
      const [warm, fresh] = [reader, createChangesReader()].map((each) => comparedBy(each, last, texts, i));
      expect(warm, `seed ${seed}, moment ${i}`).toEqual(fresh);
      if (warm?.kind === "compared") lines += warm.view.lines.length;
    }
  }
  expect(lines).toBeGreaterThan(100);
});

/** Asks until all is read. */
function comparedBy(
  reader: ReturnType<typeof createChangesReader>,
  last: LastAnalysis,
  texts: readonly ReturnType<typeof writeMoment>[],
  now: number,
): ChangesAnswer {
  const steps = texts.slice(0, now).map((files, id): StepToNow => ({ id, label: `step ${id}`, before: () => files }));
  const baseline = { id: "opened", files: texts[0] ?? [] };
  for (;;) {
    const answer = finish(reader.changes(last, OPTIONS, { baseline, steps }));
    if (answer.kind === "compared") return answer;
  }
}
