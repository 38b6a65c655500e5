import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));

function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

const pod = (name: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: app}\nspec: {containers: [{name: c, image: x}]}\n`;

beforeAll(() => {
  mkdirSync(join(folder, "all/sub"), { recursive: true });
  mkdirSync(join(folder, "empty"));
  writeFileSync(join(folder, "pod.yaml"), pod("web"));
  for (const name of ["all/b.yaml", "all/a.yml", "all/sub/c.json", "all/notes.txt", "all/d.yaml.bak"]) {
    writeFileSync(join(folder, name), "{}");
  }
  run(["--help"]); // builds the bundle
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  ["no verb", []],
  ["an unknown verb", ["prove", "pod.yaml"]],
  ["a verb of every object", ["constructor"]],
  ["an unknown option", ["reach", "pod.yaml", "--fromat", "csv"]],
  ["an option of another verb", ["validate", "pod.yaml", "--level", "pod"]],
  ["an option without value", ["reach", "pod.yaml", "--format"]],
  ["an unknown profile", ["reach", "pod.yaml", "--profile", "weave"]],
  ["no file", ["reach"]],
  ["only a file that is not there", ["reach", "missing.yaml"]],
])("with %s exit code is 2, and nothing is on standard output", (_name, args) => {
  const { status, stdout, stderr } = run(args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).not.toBe("");
  expect(stderr).not.toContain("    at ");
});

test("an unknown profile is told which there are", () => {
  expect(run(["reach", "pod.yaml", "--profile", "weave"]).stderr).toContain("kubernetes");
});

test("help goes to standard error, since standard output carries answers only", () => {
  const { status, stdout, stderr } = run(["--help"]);
  expect({ status, stdout }).toEqual({ status: 0, stdout: "" });
  for (const verb of ["probe", "reach", "explain", "validate"]) expect(stderr).toContain(`${verb} FILE…`);
});

test("a folder stands for all manifests below it, by name", () => {
  const { stdout } = run(["validate", "all"]);
  const files = stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => (JSON.parse(line) as { file: string }).file); // JSON read back
  expect([...new Set(files)]).toEqual(["all/a.yml", "all/b.yaml", "all/sub/c.json"]);
});

test("standard input is a file called -", () => {
  const { status, stdout } = run(["reach", "-", "pod.yaml", "--level", "pod", "--format", "csv"], pod("api"));
  expect(status).toBe(0);
  expect(stdout).toContain("app/api,app/web,all,all,all,,\n");
});

test("of several files those that can be read are answered, and exit code is 2", () => {
  const { status, stdout, stderr } = run(["reach", "missing.yaml", "pod.yaml", "--format", "csv"]);
  expect(stderr).toBe("cannot read missing.yaml: there is no such file\n");
  expect(stdout).toContain("app/web,0.0.0.0-255.255.255.255,all,all,all,,\n");
  expect(status).toBe(2);
});

test("objects that name no namespace are in that of --namespace", () => {
  const text = pod("api").replace(", namespace: app", "");
  expect(run(["reach", "-", "--namespace", "team", "--format", "csv"], text).stdout).toContain("team/api,");
  expect(run(["reach", "-", "--format", "csv"], text).stdout).toContain("default/api,");
});
