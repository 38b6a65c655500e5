import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { judgeExposed } from "../insight/exposed";
import type { Service } from "../kube/objects";
import { parseIpAddress } from "../net/ip-address";
import { evaluate } from "../policy/evaluate";
import { profileOf } from "../policy/profiles";
import type { Connection, Endpoint, Judgement } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { chosenProfile } from "./chosen-profile";
import { type ConformanceCase, readConformanceRules } from "./conformance-folder";
import type { Json } from "./json";
import { isMutant, type Mutant } from "./mutants";
import { naiveAssumes } from "./naive-assumes";
import { naiveEndpoint } from "./naive-endpoint";
import { naiveVerdict } from "./naive-evaluator";
import { naiveExposed } from "./naive-exposed";
import { naiveProfile } from "./naive-profiles";
import { readNaively } from "./naive-reader";
import { type Asked, printTruthTable } from "./truth-table";

/** An evaluator that has read the manifests of a folder. */
interface Trial {
  endpointOf(text: string): Endpoint | null;
  judge(connection: Connection): Judgement;
}

const RULES = readConformanceRules();

describe.each(RULES.flatMap(({ cases }) => cases))("conformance $name", (one) => {
  test("the engine gives the table", () => expectTable(one, engineTrial(one)));

  test("the engine leaves out what the table says", () => {
    const { leftOut, cluster } = readScenario(one.files);
    const wanted = (word: string) => one.table.others.filter((line) => line.word === word).map((line) => line.rest);
    expect(leftOut.map(({ object }) => object).sort()).toEqual(wanted("left-out").sort());
    expect(cluster.excludedPods.map(({ id }) => id).sort()).toEqual(wanted("excluded").sort());
    expect(one.table.absent.filter((id) => resolveEndpoint(cluster, id) !== null)).toEqual([]);
  });

  test("the engine answers from outside through Services as N49 has it", () => {
    const { cluster, policies, objects } = readScenario(one.files);
    const evaluation = evaluate(cluster, policies, profileOf(chosenProfile(one.table.others)));
    for (const asked of one.exposed) {
      const service = objects.find(
        (object): object is Service =>
          object.kind === "Service" && `${object.namespace}/${object.name}` === asked.service,
      );
      const client = parseIpAddress(asked.client);
      if (service === undefined || client === null) throw new Error(`no such question: ${JSON.stringify(asked)}`);
      const { verdict } = judgeExposed(evaluation, { client, service, port: asked.port, protocol: "TCP" });
      expect({ ...asked, verdict }).toEqual(asked);
      expect({ ...asked, verdict: naiveExposed(objectsOf(one), asked) }).toEqual(asked);
    }
  });

  test("the naive evaluator gives the table", () => {
    const trial = naiveTrial(one, null);
    expectTable(one, trial);
    expect(one.table.absent.filter((id) => trial.endpointOf(id) !== null)).toEqual([]);
  });
});

describe.each(RULES.filter(({ mutants }) => mutants.length > 0))("conformance $name", ({ cases, mutants }) => {
  test.each(mutants)("some cell rejects the wrong reading %s", (name) => {
    if (!isMutant(name)) throw new Error(`no such wrong reading: ${name}`);
    const isExposedOtherwise = (one: ConformanceCase) =>
      one.exposed.some((asked) => naiveExposed(objectsOf(one), asked, name) !== asked.verdict);
    expect(cases.some((one) => isRejected(one, naiveTrial(one, name)) || isExposedOtherwise(one))).toBe(true);
  });
});

/** Whether a cell, or a line about sides, assumptions or absent ends, shows that an evaluator is wrong. */
function isRejected({ table }: ConformanceCase, trial: Trial): boolean {
  const isWrong = (asked: Asked, check: (answer: Judgement) => boolean) => {
    if (trial.endpointOf(asked.source) === null || trial.endpointOf(asked.destination) === null) return true;
    return !check(answerTo(trial, asked));
  };
  return (
    table.cells.some((cell) => cell.verdict !== null && isWrong(cell, ({ verdict }) => verdict === cell.verdict)) ||
    table.sides.some((line) =>
      isWrong(line, ({ egress, ingress }) => egress === line.egress && ingress === line.ingress),
    ) ||
    table.assumes.some((line) => isWrong(line, ({ assumes }) => assumes.join() === [...line.assumes].sort().join())) ||
    table.absent.some((id) => trial.endpointOf(id) !== null)
  );
}

function expectTable({ table }: ConformanceCase, trial: Trial): void {
  const asked = table.cells.filter((cell) => cell.verdict !== null);
  for (const { protocol, port } of uniquePorts(asked)) {
    const block = asked.filter((cell) => cell.protocol === protocol && cell.port === port);
    const wanted = printTruthTable(block, (cell) => block.find((one) => one === cell)?.verdict ?? null);
    expect(`${protocol} ${port}\n${printTruthTable(block, (cell) => answerTo(trial, cell).verdict)}`).toBe(
      `${protocol} ${port}\n${wanted}`,
    );
  }
  for (const line of table.sides) {
    const { egress, ingress } = answerTo(trial, line);
    expect({ ...line, egress, ingress }).toEqual(line);
  }
  for (const line of table.assumes) {
    expect({ ...line, assumes: answerTo(trial, line).assumes }).toEqual({ ...line, assumes: [...line.assumes].sort() });
  }
}

function uniquePorts(cells: readonly Asked[]): readonly Asked[] {
  return [...new Map(cells.map((cell) => [`${cell.protocol} ${cell.port}`, cell])).values()];
}

/** The answer to a cell or a line; an end that is none is a mistake in the table. */
function answerTo(trial: Trial, { source, destination, protocol, port }: Asked): Judgement {
  const [from, to] = [trial.endpointOf(source), trial.endpointOf(destination)];
  if (from === null || to === null) throw new Error(`no such end: ${source} or ${destination}`);
  return trial.judge({ source: from, destination: to, protocol, port });
}

function engineTrial({ files, table }: ConformanceCase): Trial {
  const { cluster, policies } = readScenario(files);
  const { judge } = evaluate(cluster, policies, profileOf(chosenProfile(table.others)));
  return { endpointOf: (text) => resolveEndpoint(cluster, text), judge };
}

function objectsOf({ files }: ConformanceCase): readonly Json[] {
  const documents = files.flatMap(({ text }) => parseAllDocuments(text));
  // hand-written manifests hold nothing but JSON values
  return documents.map((document) => document.toJS() as Json).filter((object) => object !== null);
}

function naiveTrial(one: ConformanceCase, mutant: Mutant | null): Trial {
  const scenario = readNaively(objectsOf(one), mutant ?? undefined);
  const world = { ...scenario, profile: naiveProfile(chosenProfile(one.table.others)) };
  return {
    endpointOf: (text) => naiveEndpoint(scenario.cluster, text, mutant),
    judge: (connection) => ({
      ...naiveVerdict(world, connection, mutant),
      assumes: naiveAssumes(world, connection, mutant),
    }),
  };
}
