import { expect, test } from "vitest";
import type { LocatedDiagnostic } from "../engine";
import { asTheServer } from "./as-the-server";

type Found = Pick<LocatedDiagnostic, "code" | "severity" | "type" | "field" | "document" | "object">;

const OF_ONE = { document: 0, object: "networking.k8s.io/v1/NetworkPolicy/default/web", severity: "error" } as const;
const twice: Found = { ...OF_ONE, code: "duplicate-key", type: "DuplicateField", field: "metadata.name" };
const removed: Found = { ...OF_ONE, code: "field-removed", severity: "info", type: "Lint", field: "status" };
const wrongType = (field: string): Found => ({ ...OF_ONE, code: "field-type", type: "TypeInvalid", field });
const unknown = (field: string): Found => ({ ...OF_ONE, code: "field-unknown", type: "UnknownField", field });
const invalid = (field: string): Found => ({ ...OF_ONE, code: "field-invalid", type: "Invalid", field });

const YAML = "a: 1\n";
const JSON_TEXT = "{}";

/** The fields of which the server tells. */
const told = (findings: readonly Found[], text: string) =>
  asTheServer(findings, text).flatMap(({ severity, field }) => (severity === "error" ? [field] : []));

test("a key that stands twice in YAML is accepted, since kubectl sends the last one (281, 282)", () => {
  expect(asTheServer([twice], "a: 1\na: 2\n")).toEqual([{ ...twice, severity: "warning", type: "Lint" }]);
});

test("a key that stands twice in JSON is the server's own error (284)", () => {
  expect(asTheServer([twice], '{"a": 1, "a": 2}')).toEqual([twice]);
});

test("status of a NetworkPolicy is an unknown field (265)", () => {
  expect(asTheServer([removed], YAML)).toEqual([{ ...removed, severity: "error", type: "UnknownField" }]);
});

test("the server stops at the first stage that finds a fault; the others become warnings of their own type", () => {
  const findings = [invalid("metadata.name"), unknown("spec.ingres"), removed];
  expect(told(findings, YAML)).toEqual(["spec.ingres", "status"]);
  expect(asTheServer(findings, YAML)[0]).toEqual({ ...invalid("metadata.name"), severity: "warning" });
  expect(told([...findings, wrongType("spec.egress")], YAML)).toEqual(["spec.egress"]);
  expect(told([invalid("a"), invalid("b")], YAML)).toEqual(["a", "b"]);
});

test("of a field that it does not know the server sees no duplicates, nor of what is inside", () => {
  const doubled = (field: string) => ({ ...twice, field });
  const findings = [unknown("spec.foo"), doubled("spec.foo"), doubled("spec.foo.a"), doubled("spec.fool")];
  expect(told(findings, JSON_TEXT)).toEqual(["spec.foo", "spec.fool"]);
});

test("of wrong types it tells one: of a list the first item (157)", () => {
  const items = [10, 2].map((i) => wrongType(`spec.ingress[0].ports[${i}]`));
  expect(told(items, YAML)).toEqual(["spec.ingress[0].ports[2]"]);
});

test("kubectl sends YAML with its keys in order, and JSON as it is", () => {
  const both = [wrongType("spec.ingress"), wrongType("spec.egress[0].ports")];
  expect(told(both, YAML)).toEqual(["spec.egress[0].ports"]);
  expect(told(both, JSON_TEXT)).toEqual(["spec.ingress"]);
});

test("a field with a decoder of its own is told instead of all others", () => {
  const all = [wrongType("metadata.name"), wrongType("spec.ingress[0].ports[1].port"), wrongType("spec.policyTypes")];
  expect(told(all, JSON_TEXT)).toEqual(["spec.ingress[0].ports[1].port"]);
});

test("a wrong type of apiVersion is told before anything else is decoded", () => {
  expect(told([wrongType("spec"), wrongType("apiVersion")], YAML)).toEqual(["apiVersion"]);
});

test("each object of a text has an answer of its own", () => {
  const other = { ...invalid("spec"), document: 1 };
  expect(told([wrongType("spec"), other], YAML)).toEqual(["spec", "spec"]);
});

test("lines that are passed over here are no YAML to kubectl", () => {
  const fence = { ...invalid(""), code: "input-not-manifest", severity: "warning", type: "Lint" } as const;
  expect(asTheServer([fence], YAML)).toEqual([{ ...fence, severity: "error", type: "YAMLSyntax" }]);
});
