import { expect, test } from "vitest";
import { readScenario } from "../engine";
import { at, items, type Json, text as textOf } from "../engine/testing/json";
import { readJsonLines } from "../engine/testing/verdict-cases";
import { asTheServer } from "./as-the-server";

// the fixtures are ours, of JSON lines; their README states the form
const CASES = readJsonLines("validation/cases.jsonl.gz") as readonly Json[];
const FUZZ = readJsonLines("validation/fuzz.jsonl.gz") as readonly Json[];

test("the corpus is whole", () => {
  expect([CASES.length, FUZZ.length]).toEqual([204, 1800]);
});

test("every case is answered as the server answers it: accepted or not, and the fields and types that it tells", () => {
  const wrong = CASES.flatMap((one) => {
    const text = textOf(at(one, "text")) ?? "";
    const expected = { accepted: at(one, "accepted"), errors: pairsOf(at(one, "errors")) };
    const { accepted, errors } = answer(text);
    return differs({ accepted, errors }, expected) ? [{ id: at(one, "id"), accepted, errors, expected }] : [];
  });
  expect(wrong).toEqual([]);
});

test("every random policy is answered at the server's stage with its fields and types, and defaulted alike", () => {
  const wrong = FUZZ.flatMap((one, line) => {
    const text = textOf(at(one, "doc")) ?? "";
    const stage = at(one, "stage");
    const given = answer(text);
    const isTold = stage === "decode" ? toldByDecoder(one, given.errors) : null;
    const expected = {
      accepted: at(one, "accepted"),
      stage,
      errors: stage === "decode" ? given.errors : pairsOf(at(one, "errors")),
      policyTypes:
        at(one, "accepted") === true ? [...new Set(items(at(one, "policyTypes")).map(String))].toSorted() : [],
    };
    return isTold === false || differs(given, expected) ? [{ line, given, expected, text }] : [];
  });
  expect(wrong).toEqual([]);
});

/** What `validate --batch` says of a text, with the stage that its types stand for, and defaulted policyTypes. */
function answer(text: string) {
  const { diagnostics, policies } = readScenario([{ name: "text", text }]);
  const found = asTheServer(diagnostics, text).filter(({ severity }) => severity === "error");
  const errors = [...new Set(found.map(({ field, type }) => `${type} ${field}`))].toSorted();
  const { ingress = false, egress = false } = (found.length === 0 ? policies[0]?.policyTypes : null) ?? {};
  const policyTypes = [...(egress ? ["Egress"] : []), ...(ingress ? ["Ingress"] : [])];
  return { accepted: found.length === 0, stage: stageOf(errors), errors, policyTypes };
}

function stageOf(errors: readonly string[]): string {
  const type = errors[0]?.split(" ")[0] ?? "";
  if (["TypeInvalid", "MissingKind", "MissingVersion", "NotRegistered", "DecodeError"].includes(type)) return "decode";
  return ["UnknownField", "DuplicateField"].includes(type) ? "strict-decode" : "validate";
}

function pairsOf(errors: Json): readonly string[] {
  return [
    ...new Set(items(errors).map((error) => `${textOf(at(error, "type"))} ${textOf(at(error, "field"))}`)),
  ].toSorted();
}

function differs(given: object, expected: object): boolean {
  return JSON.stringify(given) !== JSON.stringify(expected);
}

/**
 * Whether ours is the one error that Go's message is about: its path has no indexes and ends at a map of strings. A
 * message of a field with a decoder of its own has no path; then it is a port's.
 */
function toldByDecoder(one: Json, errors: readonly string[]): boolean {
  const [error = ""] = errors;
  const told = items(at(one, "errors"))[0] ?? null;
  if (at(told, "type") !== "Decode") return errors.length === 1 && error.startsWith(`${textOf(at(told, "type"))} `);
  const message = textOf(at(told, "message")) ?? "";
  // before anything is decoded into its type
  if (message.startsWith("couldn't get version/kind")) return error === "DecodeError ";
  const path = /struct field \w*\.(\S+) of type/.exec(message)?.[1];
  const field = error.slice("TypeInvalid ".length).replace(/\[\d+\]/g, "");
  if (path === undefined) return /\.ports\.port$/.test(field);
  return field === path || (/(?:labels|annotations|matchLabels)$/.test(path) && field.startsWith(`${path}.`));
}

test("of a key that stands twice in YAML the server gets the last (281 to 283)", () => {
  const policy = (ports: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec:\n  podSelector: {}\n  ingress: [{ports: [{${ports}}]}]\n`;
  expect(answer(policy("port: 0, port: 80")).accepted).toBe(true);
  expect(answer(policy("port: 80, port: 0"))).toMatchObject({ errors: ["Invalid spec.ingress[0].ports[0].port"] });
});

test("status of a policy is unknown to the server even where it is null", () => {
  const policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nstatus:\n";
  expect(answer(policy).errors).toEqual(["UnknownField status"]);
});
