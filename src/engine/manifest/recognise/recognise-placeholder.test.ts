import { expect, test } from "vitest";
import { readScenario } from "../../read-scenario";
import { applyEdits } from "./offer-fix";

function errorsOf(text: string): readonly string[] {
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  return diagnostics.filter(({ severity }) => severity === "error").map(({ line, message }) => `${line}: ${message}`);
}

const policy = (name: string, rest = "") =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\n${rest}spec:\n  podSelector: {}\n`;

test.each([
  [`${"$"}{NAME}`, "envsubst"],
  [`web-${"$"}{ENV:-dev}`, "envsubst"],
  [`${"$"}NAME`, "envsubst"],
  ['"{{ .Values.name }}"', "helm template"],
  ['"{{ name }}-web"', "render it"],
  ["'{% if x %}a{% endif %}'", "render it"],
  [`${"$"}{{ github.ref }}`, "GitHub Actions"],
  ["$(NAME)", "placeholder"],
  ["<name>", "placeholder"],
  ["<your name>", "placeholder"],
  ["__NAME__", "placeholder"],
  ["x-@name@", "placeholder"],
  ["REPLACE_ME", "placeholder"],
])("a name %s that the server refuses is told to be one that nobody filled in: %s", (name, words) => {
  const errors = errorsOf(policy(name));
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatch(/^4: /);
  expect(errors[0]).toContain(words);
});

test("where the server takes such a text, nothing is said", () => {
  const rest = `  annotations:\n    a: "{{ .x }} ${"$"}{HOME} <b> __C__"\n`;
  expect(errorsOf(policy("a", rest))).toEqual([]);
});

test("an error about something else does not mention them", () => {
  const rest = `  annotations:\n    a: ${"$"}{HOME}\n  labels: {-x: y}\n`;
  expect(errorsOf(policy("a", rest)).join()).not.toContain("envsubst");
});

test("a field without the space behind its colon is told where a map is wanted, and made one in braces", () => {
  const text = "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: a\n  labels:\n    app:web\n";
  const { diagnostics } = readScenario([{ name: "a.yaml", text }]);
  expect(diagnostics).toMatchObject([{ line: 6, type: "TypeInvalid", fix: { title: "write {app: web}" } }]);
  expect(diagnostics[0]?.message).toContain("a space is missing");
  const fixed = applyEdits(text, diagnostics[0]?.fix?.edits ?? []);
  expect(readScenario([{ name: "a.yaml", text: fixed }]).diagnostics).toEqual([]);
});
