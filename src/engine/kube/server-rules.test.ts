import { expect, test } from "vitest";
import { readScenario } from "../read-scenario";

function errorsIn(text: string) {
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  return diagnostics
    .filter(({ severity }) => severity === "error")
    .map(({ type, field, place }) => [type, field, text.slice(place.from, place.to)]);
}

const policy = (metadata: string, spec = "podSelector: {}", apiVersion = "networking.k8s.io/v1") =>
  `apiVersion: ${apiVersion}\nkind: NetworkPolicy\nmetadata: {${metadata}}\nspec: {${spec}}\n`;

// numbers of /work/shared/corpora/validation/cases.jsonl
test("a generateName beside a name is judged as well, and alone", () => {
  expect(errorsIn(policy("name: deny, generateName: Deny_"))).toEqual([["Invalid", "metadata.generateName", "Deny_"]]);
});

test("a generateName that is too long still makes a good name", () => {
  const long = "a".repeat(300);
  expect(errorsIn(policy(`generateName: ${long}`))).toEqual([["Invalid", "metadata.generateName", long]]);
});

test("a bad generateName is bad in both names (023)", () => {
  expect(errorsIn(policy("generateName: Deny-"))).toEqual([
    ["Invalid", "metadata.generateName", "Deny-"],
    ["Invalid", "metadata.name", "Deny-"],
  ]);
  expect(errorsIn(policy("generateName: deny-"))).toEqual([]);
  expect(errorsIn(policy("generateName: d-"))).toEqual([]);
});

test("annotations' keys are qualified names in any case, their values are free text (073, 074, 077)", () => {
  expect(errorsIn(policy('name: a, annotations: {Example.COM/Key: "any text"}'))).toEqual([]);
  expect(errorsIn(policy("name: a, annotations: {bad key: v}"))).toEqual([
    ["Invalid", "metadata.annotations", "bad key"],
  ]);
  expect(errorsIn(policy("name: a, annotations: {k: 1}"))).toEqual([["TypeInvalid", "metadata.annotations.k", "1"]]);
});

test("a finalizer is a qualified name with a domain, or one of three (084)", () => {
  expect(errorsIn(policy("name: a, finalizers: [x y]"))).toEqual([
    ["Invalid", "metadata.finalizers", "x y"],
    ["Invalid", "metadata.finalizers[0]", "x y"],
  ]);
  expect(errorsIn(policy("name: a, finalizers: [example.com/f, orphan]"))).toEqual([]);
});

test("an apiVersion with two slashes cannot be read (297)", () => {
  expect(errorsIn(policy("name: a", "podSelector: {}", "a/b/c"))).toEqual([["DecodeError", "", "a/b/c"]]);
});

test("a mistake has no second finding for what is missing because of it (117, 271)", () => {
  const values = "podSelector: {matchExpressions: [{key: a, operator: In, values: b}]}";
  expect(errorsIn(policy("name: a", values))).toEqual([
    ["TypeInvalid", "spec.podSelector.matchExpressions[0].values", "b"],
  ]);
  expect(errorsIn(policy("name: a", "podSelector: {}, ingress: [{from: [{podSelectors: {}}]}]"))).toEqual([
    ["UnknownField", "spec.ingress[0].from[0].podSelectors", "podSelectors"],
  ]);
});

test("two containers of a pod may not have one name (325)", () => {
  const pod =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: c, image: x}, {name: c, image: x}]}";
  expect(errorsIn(pod)).toEqual([["Duplicate", "spec.containers[1].name", "c"]]);
});

test("annotations may have 256 KiB of keys and values, counted in bytes (075, 076)", () => {
  const sized = (bytes: number) => errorsIn(policy(`name: a, annotations: {k: "${"é".repeat((bytes - 1) / 2)}"}`));
  expect(sized(262_143)).toEqual([]);
  expect(sized(262_145)[0]?.slice(0, 2)).toEqual(["TooLong", "metadata.annotations"]);
});

test("a time is RFC 3339 or null (079 to 081)", () => {
  const created = (time: string) => errorsIn(policy(`name: a, creationTimestamp: ${time}`));
  expect(created("null")).toEqual([]);
  expect(created("2026-01-31T12:00:00Z")).toEqual([]);
  expect(created('"2026-01-31T12:00:00.5+01:00"')).toEqual([]);
  expect(created("yesterday")).toEqual([["TypeInvalid", "metadata.creationTimestamp", "yesterday"]]);
  expect(created('"2026-01-31"')[0]?.slice(0, 2)).toEqual(["TypeInvalid", "metadata.creationTimestamp"]);
});
