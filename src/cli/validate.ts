import { type LocatedDiagnostic, readScenario } from "../engine";
import { errorOf, isUnusable } from "./answers";
import { readCall } from "./arguments";
import { asTheServer } from "./as-the-server";
import { asRecord, type JsonLine, readJsonLines } from "./json-lines";
import { openScenario } from "./open-scenario";
import type { Output } from "./output";
import { UsageError } from "./usage";

/** `validate FILE…`: one JSON line a finding; exit code 1 where there is an error. */
export async function validate(words: readonly string[], output: Output): Promise<number> {
  const call = readCall(words, ["batch"]);
  const batch = call.option("batch");
  const { namespace } = call.options;
  if (batch !== undefined) {
    if (call.files.length > 0) throw new UsageError("--batch takes no FILE");
    return validateBatch(batch, namespace, output);
  }
  const opened = openScenario(call, output);
  if (opened === null) return 2;
  const { diagnostics } = opened.scenario;
  for (const diagnostic of diagnostics) await output.line(JSON.stringify(findingOf(diagnostic)));
  if (!opened.isComplete) return 2;
  return diagnostics.some(({ severity }) => severity === "error") ? 1 : 0;
}

async function validateBatch(path: string, namespace: string, output: Output): Promise<number> {
  let broken = false;
  for await (const lines of readJsonLines(path)) {
    for (const line of lines) {
      const answer = answerText(line, namespace);
      if (isUnusable(answer)) broken = true;
      await output.line(JSON.stringify(answer));
    }
    await output.flush();
  }
  return broken ? 2 : 0;
}

function answerText(line: JsonLine, namespace: string): object {
  if (line.kind === "broken") return errorOf("bad-json", line.reason);
  const members = asRecord(line.value);
  const text = members?.get("text");
  const id = members?.get("id") ?? null;
  if (typeof text !== "string") return { id, ...errorOf("bad-case", "a case is an object with id and text") };
  const scenario = readScenario([{ name: "text", text }], { defaultNamespace: namespace });
  const diagnostics = asTheServer(scenario.diagnostics, text);
  const accepted = !diagnostics.some(({ severity }) => severity === "error");
  return { id, accepted, findings: diagnostics.map(findingOf) };
}

function findingOf({ place, line, column, document, object, severity, code, field, type, message }: LocatedDiagnostic) {
  return { file: place.file, line, column, document, object, severity, code, field, type, message };
}
