import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import type { Endpoint } from "../policy/verdict";
import { engineVerdicts } from "./engine-verdicts";
import type { Json } from "./json";
import { KUBERNETES } from "./kubernetes-profile";
import { naiveEndpoint } from "./naive-endpoint";
import { naiveVerdict } from "./naive-evaluator";
import { readNaively } from "./naive-reader";
import { readVerdictCases, type VerdictCase, verdictCharacter, verdictString } from "./verdict-cases";

const FILES = ["cases", "random-A-uniform", "random-B-targeted", "k8s-e2e"];

describe.each(FILES)(
  "the verdicts of %s",
  (file) => {
    const cases = readVerdictCases(`${file}.jsonl.gz`);

    test("the engine gives every one", () => expectAll(cases, (one) => engineVerdicts(one, one.files)));

    test("the engine gives every one where a case is one List", () => {
      expectAll(cases, (one) => engineVerdicts(one, { "list.yaml": asYamlList(one) }));
    });

    test("the engine gives every one where a case is one List in JSON", () => {
      expectAll(cases, (one) => engineVerdicts(one, { "list.json": asJsonList(one) }));
    });

    test("the naive evaluator gives every one", () => expectAll(cases, naiveVerdicts));
  },
  120_000,
);

function expectAll(cases: readonly VerdictCase[], verdictsOf: (one: VerdictCase) => string): void {
  const wrong = cases.filter((one) => verdictsOf(one) !== one.expected);
  expect(wrong.map(({ id }) => id)).toEqual([]);
}

function naiveVerdicts(one: VerdictCase): string {
  const { cluster, policies } = readNaively(objectsOf(one));
  const world = { cluster, policies, profile: KUBERNETES };
  return verdictString(
    one,
    (text) => known(naiveEndpoint(cluster, text), text),
    (source, destination, protocol, port) =>
      verdictCharacter(naiveVerdict(world, { source, destination, protocol, port })),
  );
}

function known(end: Endpoint | null, text: string): Endpoint {
  if (end === null) throw new Error(`no such end: ${text}`);
  return end;
}

function objectsOf(one: VerdictCase): readonly Json[] {
  const documents = Object.values(one.files).flatMap((text) => parseAllDocuments(text));
  // the fixtures' YAML holds nothing but JSON values
  return documents.map((document) => document.toJS() as Json).filter((object) => object !== null);
}

/** The documents as items of one List, their text kept as it is but for the indentation. */
function asYamlList(one: VerdictCase): string {
  const documents = Object.values(one.files).flatMap((text) => text.split(/^---\n/m));
  const items = documents
    .filter((text) => text.trim() !== "")
    .map((text) => `- ${text.trimEnd().replaceAll("\n", "\n  ")}`);
  return ["apiVersion: v1", "kind: List", items.length === 0 ? "items: []" : "items:", ...items, ""].join("\n");
}

function asJsonList(one: VerdictCase): string {
  return JSON.stringify({ apiVersion: "v1", kind: "List", items: objectsOf(one) });
}
