import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDot, readMermaid } from "../engine/testing/read-diagrams";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const OLD = join(import.meta.dirname, "../examples/three-tier");
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
const NEW = join(folder, "new");

function diff(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "diff", ...args], { encoding: "utf8", input });
  return { status, stdout, stderr };
}

beforeAll(() => {
  cpSync(OLD, NEW, { recursive: true });
  const policies = join(NEW, "policies.yaml");
  writeFileSync(policies, readFileSync(policies, "utf8").replaceAll("port: 8080", "port: 8081"));
  diff([OLD, OLD]); // builds the bundle
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("what an edit opened and closed is told with the ports that changed", () => {
  const { status, stdout, stderr } = diff([OLD, NEW]);
  expect(JSON.parse(stdout)).toEqual({
    opened: [{ src: "app/frontend", dst: "app/backend", allowed: { TCP: "8081" } }],
    closed: [{ src: "app/frontend", dst: "app/backend", allowed: { TCP: "8080" } }],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("as Markdown it is a table each", () => {
  expect(diff([OLD, NEW, "--format", "md"]).stdout).toBe(`### Opened

| src | dst | TCP | UDP | SCTP | note |
| --- | --- | --- | --- | --- | --- |
| app/frontend | app/backend | 8081 |  |  |  |

### Closed

| src | dst | TCP | UDP | SCTP | note |
| --- | --- | --- | --- | --- | --- |
| app/frontend | app/backend | 8080 |  |  |  |
`);
  expect(diff([OLD, OLD, "--format", "md"]).stdout).toBe("No connection was opened or closed.\n");
});

test("as CSV it is a row each, as a diagram a line each, in what opened and closed", () => {
  expect(diff([OLD, NEW, "--format", "csv"]).stdout).toBe(
    "change,src,dst,TCP,UDP,SCTP,note\nopened,app/frontend,app/backend,8081,,,\nclosed,app/frontend,app/backend,8080,,,\n",
  );
  const mermaid = readMermaid(diff([OLD, NEW, "--format", "mermaid"]).stdout);
  const dot = readDot(diff([OLD, NEW, "--format", "dot"]).stdout);
  for (const { lines, nodes } of [mermaid, dot]) {
    expect(lines.map(({ from, to, words }) => `${from} ${to} ${words}`)).toEqual([
      "n1 n2 opened TCP 8081",
      "n1 n2 closed TCP 8080",
    ]);
    expect([...nodes.values()]).toEqual([
      { words: ["frontend"], group: "app" },
      { words: ["backend"], group: "app" },
    ]);
  }
  expect(diff([OLD, NEW, "--format", "markdown"]).stdout).toBe(diff([OLD, NEW, "--format", "md"]).stdout);
});

test("with --exit-code the exit code says whether there is a difference", () => {
  expect(diff([OLD, NEW, "--exit-code"]).status).toBe(1);
  const same = diff([OLD, OLD, "--exit-code"]);
  expect(JSON.parse(same.stdout)).toEqual({ opened: [], closed: [] });
  expect(same.status).toBe(0);
});

test("one of them may be standard input", () => {
  const text = ["cluster.yaml", "policies.yaml"].map((name) => readFileSync(join(NEW, name), "utf8")).join("\n---\n");
  expect(JSON.parse(diff([OLD, "-"], text).stdout).opened).toHaveLength(1);
});

test.each([
  ["one side", [OLD]],
  ["three sides", [OLD, NEW, OLD]],
  ["standard input twice", ["-", "-"]],
  ["a side that is not there", [OLD, "gone.yaml"]],
  ["another format", [OLD, NEW, "--format", "xml"]],
  ["a value for --exit-code", [OLD, NEW, "--exit-code=1"]],
])("with %s the call is unusable", (_name, args) => {
  expect(diff(args)).toMatchObject({ status: 2, stdout: "" });
});
