import { expect, test } from "vitest";
import { MOST_FINDINGS_OF_AN_OBJECT } from "../../source/limits";
import type { DecodeContext } from "../decode-fields";
import { note, refuse } from "./report-finding";

const AT = { path: "spec", range: { from: 0, to: 1 } };

test("an object with more findings than are looked for keeps an error after any number of warnings", () => {
  const context: DecodeContext = { findings: [] };
  const warn = () => note(context, "cidr-not-canonical", "warning", "Lint", AT, "read otherwise");
  for (let i = 0; i <= MOST_FINDINGS_OF_AN_OBJECT; i++) warn();
  expect(context.findings).toHaveLength(MOST_FINDINGS_OF_AN_OBJECT);
  for (let i = 0; i < 10; i++) refuse(context, "Invalid", AT, "wrong");
  warn();
  expect(context.findings).toHaveLength(MOST_FINDINGS_OF_AN_OBJECT + 1);
  expect(context.findings.at(-1)).toMatchObject({ code: "field-invalid", severity: "error", type: "Invalid" });
});
