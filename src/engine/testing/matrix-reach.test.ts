import { expect, test } from "vitest";
import { clusterDump } from "../../../e2e/dump";
import type { Cluster } from "../cluster/cluster";
import { podsOfEnd } from "../insight/end-members";
import { type LevelPicture, takeLevelPicture } from "../insight/matrix/level-picture";
import type { MatrixLevel } from "../insight/matrix/matrix-form";
import { createOutcomeBook } from "../insight/pair-outcome";
import { createPartBook } from "../insight/part-book";
import type { PictureEnd } from "../insight/picture-ends";
import type { Probe } from "../insight/picture-wish";
import { listConnections, type ReachLevel } from "../insight/reachability";
import { formatAddressRange } from "../net/cidr";
import type { Family } from "../net/ip-address";
import { isEmptyPortSet, NO_PORTS, unionPorts } from "../net/port-set";
import { evaluate } from "../policy/evaluate";
import type { Evaluation } from "../policy/evaluation";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { Endpoint } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { readConformanceRules } from "./conformance-folder";
import { exampleFiles } from "./example-files";
import { writeFiles } from "./manifest-forms";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { PORTS_AROUND } from "./pod-couples";
import { randomOf } from "./random";
import { randomWorld } from "./random-world";

const WORLDS = process.env.LONG_TESTS === "1" ? 3_000 : 300;

const scenarios = [
  { name: "the dump of 150 pods", files: [{ name: "dump.yaml", text: clusterDump() }] },
  ...exampleFiles(),
  ...readConformanceRules().flatMap(({ cases }) => cases),
];

test.each(scenarios)("$name: what gets through in the matrix is what `cli reach` lists", ({ files }) => {
  const { cluster, policies } = readScenario(files);
  const evaluation = evaluate(cluster, policies, KUBERNETES_PROFILE);
  for (const level of ["workload", "pod"] as const) {
    const matrix = connectionsOf(takeAll(evaluation, level), evaluation, level);
    expect(listed(evaluation, level, matrix)).toEqual(matrix);
  }
});

test("the cell of two pods says of every port what the naive evaluator says", { timeout: 3_000_000 }, () => {
  let compared = 0;
  for (let seed = 8_800_001; seed <= 8_800_000 + WORLDS; seed++) {
    const random = randomOf(seed);
    const { objects, profile, isWritable } = randomWorld(random);
    if (!isWritable) continue;
    const scenario = readNaively(objects);
    const { cluster, policies } = readScenario(writeFiles(objects, seed));
    const evaluation = evaluate(cluster, policies, profile);
    for (const { protocol, port } of random.some(PORTS_AROUND, 0.15)) {
      const { picture } = takeAll(evaluation, "pod", { kind: "port", protocol, port });
      for (const { pair, source, destination } of podPairs(picture)) {
        const [{ families }] = pair.groups;
        const [family] = families;
        if (family === undefined || families.length > 1) continue;
        const world = { ...scenario, profile, cluster: { ...scenario.cluster, presumedFamilies: [family] } };
        const ends = {
          source: inFamily(scenario.cluster, source, family),
          destination: inFamily(scenario.cluster, destination, family),
        };
        const { verdict } = naiveVerdict(world, { ...ends, protocol, port });
        const said = pair.state === "open" ? "allowed" : pair.state;
        if (said !== verdict) {
          const story = objects.map((object) => JSON.stringify(object)).join("\n");
          expect.fail(
            `seed ${seed}: ${source} → ${destination} ${protocol} ${port}: ${said}, naive ${verdict}\n${story}`,
          );
        }
        compared++;
      }
    }
  }
  expect(compared).toBeGreaterThan(WORLDS * 20);
});

function takeAll(evaluation: Evaluation, level: MatrixLevel, probe: Probe = { kind: "all-ports" }) {
  const books = { parts: createPartBook(), outcomes: createOutcomeBook() };
  const picture = takeLevelPicture(evaluation, { level, folded: [] }, { services: [], probe, books });
  return { picture, outcomes: books.outcomes };
}

function* podPairs(level: LevelPicture) {
  for (const [from, source] of level.ends.entries()) {
    for (const [to, target] of level.ends.entries()) {
      const pair = level.pair(from, to);
      if (pair === null || source.kind !== "workload" || target.kind !== "workload") continue;
      yield { pair, source: podId(source.members), destination: podId(target.members) };
    }
  }
}

/** A pod at its address of a family; by itself where it states none of it. */
function inFamily({ pods }: Cluster, pod: string, family: Family): Endpoint {
  const address = pods.get(pod)?.address;
  const own = address?.kind === "stated" ? address.addresses.find((one) => one.family === family) : undefined;
  return { kind: "pod", pod, address: own ?? null };
}

function podId(members: readonly { readonly pods: readonly { readonly id: string }[] }[]): string {
  return members[0]?.pods[0]?.id ?? "";
}

/** What surely gets through, by pair of ids of `cli reach` and family, as text; what lets nothing through is left out. */
type Connections = ReadonlyMap<string, string>;

/** Of the matrix, from what is numbered for each pair; the state of the cell has to fit. */
function connectionsOf({ picture, outcomes }: ReturnType<typeof takeAll>, evaluation: Evaluation, level: ReachLevel) {
  const found = new Map<string, string>();
  for (const [from, source] of picture.ends.entries()) {
    for (const [to, target] of picture.ends.entries()) {
      const pair = picture.pair(from, to);
      // with anyone the graph draws pods that wait for an address; the list knows no family for them
      const isListed =
        !(isWithoutAddress(source) && target.kind === "anyone") &&
        !(isWithoutAddress(target) && source.kind === "anyone");
      const families = pair === null || !isListed ? [] : (outcomes.meaningOf(pair.outcome)?.families ?? []);
      for (const { family, parts } of families) {
        const sure = parts.map(({ through }) => through.sure).reduce(unionPorts, NO_PORTS);
        if (isEmptyPortSet(sure)) continue;
        for (const src of reachIds(source, evaluation, level, family)) {
          for (const dst of reachIds(target, evaluation, level, family)) {
            found.set(`${src} → ${dst} IPv${family}`, JSON.stringify(sure));
          }
        }
      }
      if (pair === null || !isListed) continue;
      const isThrough = pair.state === "mixed" ? pair.pairs.through > 0 : !["denied", "depends"].includes(pair.state);
      const isSure = families.some(({ parts }) => parts.some(({ through }) => !isEmptyPortSet(through.sure)));
      const undecided = pair.state === "depends";
      if (!undecided) expect(isThrough, `${source.id}→${target.id} is ${pair.state}`).toBe(isSure);
    }
  }
  return found;
}

function isWithoutAddress(end: PictureEnd): boolean {
  return podsOfEnd(end).every(({ address }) => address.kind === "none") && end.kind === "workload";
}

/** Under which ids `cli reach` lists an end: of addresses each stretch of them. */
function reachIds(end: PictureEnd, { compiled }: Evaluation, level: ReachLevel, family: Family): readonly string[] {
  const { groups } = compiled.space;
  switch (end.kind) {
    case "workload":
      return [level === "pod" ? podId(end.members) : end.id];
    case "range":
      return end.ranges.map(formatAddressRange);
    case "anyone":
      return groups
        .filter((group) => group.family === family && group.blocks.length === 0)
        .flatMap(({ ranges }) => ranges.map(formatAddressRange));
    case "namespace":
      throw new Error("reach lists no namespaces");
  }
}

function listed(evaluation: Evaluation, level: ReachLevel, matrix: Connections): Connections {
  const found = new Map<string, string>();
  for (const { src, dst, allowed, family } of listConnections(evaluation, level)) {
    if (isEmptyPortSet(allowed)) continue;
    // one line stands for every family that the pair has
    const families = [4, 6].filter(
      (each) => family === each || (family === null && matrix.has(`${src} → ${dst} IPv${each}`)),
    );
    expect(families.length, `${src} → ${dst}`).toBeGreaterThan(0);
    for (const each of families) found.set(`${src} → ${dst} IPv${each}`, JSON.stringify(allowed));
  }
  return found;
}
