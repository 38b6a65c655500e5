import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));

function validate(args: readonly string[], input = "") {
  const call = [CLI, "validate", ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: folder, input, encoding: "utf8" });
  return {
    status,
    stderr,
    stdout,
    findings: stdout
      .split("\n")
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  };
}

beforeAll(() => {
  validate([]); // builds the bundle
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const NAMESPACE = "apiVersion: v1\nkind: Namespace\nmetadata: {name: app}\n";
const policy = (port: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: web, namespace: app}\nspec:\n  podSelector: {}\n  ingress:\n  - ports:\n    - port: ${port}\n`;

test("sound objects have no finding and exit code 0", () => {
  expect(validate(["-"], `${NAMESPACE}---\n${policy("80")}`)).toEqual({
    status: 0,
    stderr: "",
    stdout: "",
    findings: [],
  });
});

test("an information alone is no error", () => {
  const { status, findings } = validate(["-"], policy("80"));
  expect(findings).toMatchObject([{ severity: "info", code: "namespace-implied", type: "Lint" }]);
  expect(status).toBe(0);
});

test("what the server would refuse is found at its line and column, with the server's type and field, and exit code 1", () => {
  const { status, stdout, findings } = validate(["-"], `${NAMESPACE}---\n${policy("99999")}`);
  expect(findings).toEqual([
    {
      file: "-",
      line: 12,
      column: 13,
      document: 1,
      object: "networking.k8s.io/v1/NetworkPolicy/app/web",
      severity: "error",
      code: "field-invalid",
      field: "spec.ingress[0].ports[0].port",
      type: "Invalid",
      message: "port 99999 must be from 1 to 65535",
    },
  ]);
  expect(stdout.endsWith("\n")).toBe(true);
  expect(status).toBe(1);
});

test("a file that cannot be read is told, the others are still answered, and exit code 2", () => {
  writeFileSync(join(folder, "bad.yaml"), `${NAMESPACE}---\n${policy("0")}`);
  const { status, stderr, findings } = validate(["missing.yaml", "bad.yaml"]);
  expect(stderr).toContain("cannot read missing.yaml: there is no such file");
  expect(findings).toMatchObject([{ file: "bad.yaml", line: 12 }]);
  expect(status).toBe(2);
  expect(validate(["missing.yaml"])).toMatchObject({ status: 2, stdout: "" });
});

test("a batch says of each text whether the server would accept it", () => {
  const cases = [{ id: "a", text: `${NAMESPACE}---\n${policy("80")}` }, { id: "b", text: policy("0") }, { id: "c" }];
  const { status, findings } = validate(["--batch", "-"], [...cases.map((one) => JSON.stringify(one)), "{"].join("\n"));
  expect(findings).toMatchObject([
    { id: "a", accepted: true, findings: [] },
    {
      id: "b",
      accepted: false,
      findings: expect.arrayContaining([expect.objectContaining({ type: "Invalid", line: 8 })]),
    },
    { id: "c", error: { code: "bad-case" } },
    { error: { code: "bad-json" } },
  ]);
  expect(status).toBe(2);
  expect(validate(["--batch", "-"], JSON.stringify(cases[1])).status).toBe(0);
});

test("a batch takes no file", () => {
  expect(validate(["--batch", "-", "bad.yaml"])).toMatchObject({ status: 2, stdout: "" });
});
