import { expect, test } from "vitest";
import { asTheServer } from "./as-the-server";

const twice = { code: "duplicate-key", severity: "error", type: "DuplicateField" } as const;
const removed = { code: "field-removed", severity: "info", type: "Lint" } as const;
const wrong = { code: "field-type", severity: "error", type: "TypeInvalid" } as const;

test("a key that stands twice in YAML is accepted, since kubectl sends the last one (281, 282)", () => {
  expect(asTheServer(twice, "a: 1\na: 2\n")).toEqual({ code: "duplicate-key", severity: "warning", type: "Lint" });
});

test("a key that stands twice in JSON is the server's own error (284)", () => {
  expect(asTheServer(twice, '{"a": 1, "a": 2}')).toBe(twice);
});

test("status of a NetworkPolicy is an unknown field (265)", () => {
  expect(asTheServer(removed, "status: {}\n")).toEqual({ ...removed, severity: "error", type: "UnknownField" });
});

test("everything else is as we say it", () => {
  expect(asTheServer(wrong, "spec: 1\n")).toBe(wrong);
});
