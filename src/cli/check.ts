import { checkExpectations, type Evaluation, type ExpectationResult, evaluate, junitOf } from "../engine";
import { oneOf, readCall } from "./arguments";
import { openScenario, tellLeftOut } from "./open-scenario";
import type { Output } from "./output";
import { UsageError } from "./usage";

/**
 * `check FILE…`: whether the expectations hold, one JSON line each, or as JUnit XML; exit code 1 where one fails or could
 * not be read, 2 where there is none: nothing was checked then.
 */
export async function check(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["format"]);
  const format = oneOf("format", call.option("format"), ["json", "junit"]);
  const opened = openScenario(call, output);
  if (opened === null) return 2;
  const { scenario } = opened;
  tellLeftOut(scenario, output);
  const { cluster, policies, objects, lineOf } = scenario;
  const { profile } = call.options;
  const evaluation = evaluate(cluster, policies, profile);
  let complete: Evaluation | null = null;
  const tracing = () => {
    complete ??= evaluate(scenario.complete, policies, profile);
    return complete;
  };
  const { results } = checkExpectations({ evaluation, tracing, objects, lineOf, ends: [] });
  const isLacking = scenario.leftOut.some(({ object }) => object.startsWith("sallyport.dev/"));
  if (results.length === 0 && !isLacking) throw new UsageError("there is no Expectation in these files");
  if (format === "junit") await output.line(junitOf(results).trimEnd());
  else for (const result of results) await output.line(JSON.stringify(lineFor(result)));
  if (!opened.isComplete) return 2;
  return isLacking || results.some(({ pass }) => !pass) ? 1 : 0;
}

function lineFor(result: ExpectationResult): object {
  const { id, verdict, expected, pass, sentence, reason, message, pairs, failing, failingCount, place, line } = result;
  return {
    name: id,
    verdict,
    expected,
    pass,
    sentence,
    ...(pass ? {} : { reason }),
    ...(message === null ? {} : { message }),
    pairs,
    ...(failingCount === 0 ? {} : { failing, failingCount }),
    file: place.file,
    line,
  };
}
