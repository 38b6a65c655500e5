import { readScenario, type Scenario, type ScenarioFile } from "../engine";
import type { Call } from "./arguments";
import type { Output } from "./output";
import { readFiles } from "./read-files";

/** The files of a call, read. */
export interface OpenedScenario {
  readonly scenario: Scenario;
  /** Those that could be read. */
  readonly files: readonly ScenarioFile[];
  /** False where some file could not be read: the others are answered, and the exit code is 2. */
  readonly isComplete: boolean;
}

/** Reads the files that a call names and tells which could not be read; null where none could. */
export function openScenario(call: Call<string>, output: Output): OpenedScenario | null {
  const { files, problems } = readFiles(call.files);
  for (const problem of problems) output.message(problem);
  if (files.length === 0) return null;
  const scenario = readScenario(files, { defaultNamespace: call.options.namespace });
  return { scenario, files, isComplete: problems.length === 0 };
}

/** Tells on standard error which objects take no part, and why. */
export function tellLeftOut({ leftOut }: Pick<Scenario, "leftOut">, output: Output) {
  for (const { object, reason } of leftOut) output.message(`left out: ${object}: ${reason}`);
}
