import { expect, test } from "vitest";
import type { TreeNode } from "../manifest/tree";
import { readScenario } from "../read-scenario";
import { type DecodeContext, rootField } from "./decode-fields";
import { decodeSelector } from "./decode-selector";

const ABOVE =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: app}\nspec:\n  podSelector: ";
const ALLOWED = "may hold only letters, digits, “-”, “_” and “.”, and must begin and end with a letter or digit";

/** What is refused in a selector: type, field, the exact characters, and the sentence. */
function refused(selector: string): readonly (readonly string[])[] {
  const text = `${ABOVE}${selector}\n`;
  const { diagnostics } = readScenario([{ name: "p.yaml", text }]);
  return diagnostics
    .filter(({ code }) => code !== "namespace-implied")
    .map(({ type, field, place, message }) => [type ?? "", field ?? "", text.slice(place.from, place.to), message]);
}

const NO_OPERATOR = "a requirement needs an operator; there are In, NotIn, Exists and DoesNotExist";
const NO_KEY = "the label key “” has no name: a requirement needs the key of a label";
const FIRST = "spec.podSelector.matchExpressions[0]";

test("a label's key and its value are refused each for its own fault, where it stands", () => {
  const wrongKey = ["Invalid", "spec.podSelector.matchLabels", "a b", `the label key “a b” ${ALLOWED}`];
  const wrongValue = ["Invalid", "spec.podSelector.matchLabels", "-web", `the label value “-web” ${ALLOWED}`];
  expect(refused("{matchLabels: {fine: fine, a b: c}}")).toEqual([wrongKey]);
  expect(refused("{matchLabels: {fine: fine, app: -web}}")).toEqual([wrongValue]);
});

test("In and NotIn need values, and the sentence says which operator asks for them", () => {
  const needs = (operator: string, other: string) =>
    `operator ${operator} needs at least one value; to ask for the key alone write ${other}`;
  expect(refused("{matchExpressions: [{key: app, operator: In, values: []}]}")).toEqual([
    ["Required", `${FIRST}.values`, "[]", needs("In", "Exists")],
  ]);
  expect(refused("{matchExpressions: [{key: app, operator: NotIn}]}")).toEqual([
    ["Required", `${FIRST}.values`, "key", needs("NotIn", "DoesNotExist")],
  ]);
});

test("Exists and DoesNotExist take no values", () => {
  const takesNone = (operator: string, other: string) =>
    `operator ${operator} takes no values; with values write ${other}`;
  expect(refused("{matchExpressions: [{key: app, operator: Exists, values: [web]}]}")).toEqual([
    ["Forbidden", `${FIRST}.values`, "[web]", takesNone("Exists", "In")],
  ]);
  expect(refused("{matchExpressions: [{key: app, operator: DoesNotExist, values: [web]}]}")).toEqual([
    ["Forbidden", `${FIRST}.values`, "[web]", takesNone("DoesNotExist", "NotIn")],
  ]);
});

test("another operator is refused with the ones that there are, and so is the key beside it", () => {
  expect(refused("{matchExpressions: [{key: a b, operator: Equals, values: [web]}]}")).toEqual([
    ["Invalid", `${FIRST}.key`, "a b", `the label key “a b” ${ALLOWED}`],
    ["Invalid", `${FIRST}.operator`, "Equals", "“Equals” is no operator; there are In, NotIn, Exists and DoesNotExist"],
  ]);
});

test("each value of a requirement has to be a label's value", () => {
  expect(refused("{matchExpressions: [{key: app, operator: In, values: [web, 'd b', '']}]}")).toEqual([
    ["Invalid", `${FIRST}.values[1]`, "'d b'", `the label value “d b” ${ALLOWED}`],
  ]);
});

test("a requirement that is null is one without key and operator, as it is to the server", () => {
  expect(refused("{matchExpressions: [null]}")).toEqual([
    ["Invalid", `${FIRST}.operator`, "null", NO_OPERATOR],
    ["Invalid", `${FIRST}.key`, "null", NO_KEY],
  ]);
});

test("a requirement without a key, or without an operator, is refused where it stands", () => {
  expect(refused("{matchExpressions: [{operator: Exists}]}")).toEqual([
    ["Invalid", `${FIRST}.key`, "operator", NO_KEY],
  ]);
  expect(refused("{matchExpressions: [{key: app}]}")).toEqual([["Invalid", `${FIRST}.operator`, "key", NO_OPERATOR]]);
});

test("a requirement that is no map is refused as that and for nothing else", () => {
  const faults = refused("{matchExpressions: [app]}");
  expect(faults.map(([type, field, text]) => [type, field, text])).toEqual([["TypeInvalid", FIRST, "app"]]);
});

test("a requirement that is refused takes no part in the selector", () => {
  const range = { from: 0, to: 0 };
  const text = (value: string): TreeNode => ({ kind: "scalar", style: "plain", range, value, text: value });
  const map = (fields: Readonly<Record<string, TreeNode>>): TreeNode => ({
    kind: "map",
    range,
    entries: Object.entries(fields).map(([key, value]) => ({ key, value, keyRange: range })),
  });
  const items = [map({ key: text("a"), operator: text("Equals") }), map({ key: text("b"), operator: text("Exists") })];
  const context: DecodeContext = { findings: [] };
  const selector = decodeSelector(context, rootField(map({ matchExpressions: { kind: "list", range, items } })));
  expect(selector?.requirements).toMatchObject([{ key: "b", operator: "Exists" }]);
  expect(context.findings).toHaveLength(1);
});
