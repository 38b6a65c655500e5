import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { resolveEndpoint } from "../cluster/resolve-endpoint";
import { evaluate } from "../policy/evaluate";
import { KUBERNETES_PROFILE } from "../policy/profiles";
import type { Connection, Endpoint, Judgement } from "../policy/verdict";
import { readScenario } from "../read-scenario";
import { type ConformanceFolder, readConformanceFolders } from "./conformance-folder";
import type { Json } from "./json";
import { KUBERNETES } from "./kubernetes-profile";
import { isMutant, type Mutant } from "./mutants";
import { naiveAssumes } from "./naive-assumes";
import { naiveEndpoint } from "./naive-endpoint";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { type Asked, printTruthTable } from "./truth-table";

/** An evaluator that has read the manifests of a folder. */
interface Trial {
  endpointOf(text: string): Endpoint | null;
  judge(connection: Connection): Judgement;
}

describe.each(readConformanceFolders())("conformance $name", (folder) => {
  test("the engine gives the table", () => expectTable(folder, engineTrial(folder)));

  test("the engine leaves out what the table says", () => {
    const { leftOut, cluster } = readScenario(folder.files);
    const wanted = (word: string) => folder.table.others.filter((line) => line.word === word).map((line) => line.rest);
    expect(leftOut.map(({ object }) => object).sort()).toEqual(wanted("left-out").sort());
    expect(cluster.excludedPods.map(({ id }) => id).sort()).toEqual(wanted("excluded").sort());
  });

  test("the naive evaluator gives the table", () => expectTable(folder, naiveTrial(folder, null)));

  test.each(folder.mutants.filter((name) => name !== "none"))("the table rejects the wrong reading %s", (name) => {
    if (!isMutant(name)) throw new Error(`no such wrong reading: ${name}`);
    const wrong = naiveTrial(folder, name);
    const { cells, sides } = folder.table;
    const isOtherVerdict = cells.some(
      (cell) => cell.verdict !== null && answerTo(wrong, cell).verdict !== cell.verdict,
    );
    const isOtherSide = sides.some((line) => {
      const { egress, ingress } = answerTo(wrong, line);
      return egress !== line.egress || ingress !== line.ingress;
    });
    expect(isOtherVerdict || isOtherSide).toBe(true);
  });
});

function expectTable({ table }: ConformanceFolder, trial: Trial): void {
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

function engineTrial({ files }: ConformanceFolder): Trial {
  const { cluster, policies } = readScenario(files);
  const { judge } = evaluate(cluster, policies, KUBERNETES_PROFILE);
  return { endpointOf: (text) => resolveEndpoint(cluster, text), judge };
}

function naiveTrial({ files }: ConformanceFolder, mutant: Mutant | null): Trial {
  const documents = files.flatMap(({ text }) => parseAllDocuments(text));
  // hand-written manifests hold nothing but JSON values
  const objects = documents.map((document) => document.toJS() as Json).filter((object) => object !== null);
  const scenario = readNaively(objects, mutant ?? undefined);
  const world = { ...scenario, profile: KUBERNETES };
  return {
    endpointOf: (text) => naiveEndpoint(scenario.cluster, text),
    judge: (connection) => ({
      ...naiveVerdict(world, connection, mutant),
      assumes: mutant === null ? naiveAssumes(world, connection) : [],
    }),
  };
}
