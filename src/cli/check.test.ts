import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const THREE_TIER = join(import.meta.dirname, "../examples/three-tier");
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));

function check(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "check", ...args], { encoding: "utf8" });
  const lines = stdout.split("\n").filter((line) => line !== "");
  return { status, lines, stderr };
}

const expectation = (name: string, spec: string) =>
  `apiVersion: sallyport.dev/v1\nkind: Expectation\nmetadata: {name: ${name}, namespace: app}\nspec: ${spec}\n`;
const GOOD = expectation("good", "{from: frontend, to: backend, ports: [{port: 8080}], expect: Allowed}");
const BAD = expectation(
  "bad",
  "{from: frontend, to: database, ports: [{port: 5432}], expect: Allowed, message: the data must be reached}",
);
const SELECTOR = expectation(
  "every",
  "{connections: [{from: {podSelector: {}}, to: database, expect: Denied}, {from: 1.1.1.1, to: backend, expect: Denied}]}",
);

function write(...documents: readonly string[]): string {
  const file = join(folder, "expectations.yaml");
  writeFileSync(file, documents.join("---\n"));
  return file;
}

beforeAll(() => {
  check("missing.yaml"); // builds the bundle
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("expectations that hold are a line each, and the exit code is 0", () => {
  const file = write(GOOD);
  const { status, lines, stderr } = check(THREE_TIER, file);
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      name: "app/good",
      verdict: "allowed",
      expected: "Allowed",
      pass: true,
      sentence: "frontend → backend TCP 8080 must be allowed",
      pairs: 1,
      file,
      line: 4,
    },
  ]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("one that fails says why, and the exit code is 1", () => {
  const { status, lines } = check(THREE_TIER, write(GOOD, BAD, SELECTOR));
  const results = lines.map((line) => JSON.parse(line));
  expect(results.map(({ name, pass, verdict }) => [name, pass, verdict])).toEqual([
    ["app/good", true, "allowed"],
    ["app/bad", false, "denied"],
    ["app/every 1", false, "mixed"],
    ["app/every 2", true, "denied"],
  ]);
  expect(results[1]).toMatchObject({
    reason: "frontend does not reach database on TCP 5432: egress of frontend and ingress of database drop it",
    message: "the data must be reached",
    failing: [{ source: "app/frontend", destination: "app/database", ports: "TCP 5432", verdict: "denied" }],
  });
  expect(status).toBe(1);
});

test("what names nobody fails", () => {
  const { status, lines } = check(
    THREE_TIER,
    write(expectation("typo", "{from: fronted, to: backend, expect: Denied}")),
  );
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    verdict: "none",
    pass: false,
    reason: "there is no pod or workload fronted in app; there is frontend",
  });
  expect(status).toBe(1);
});

test("JUnit has a case for each", () => {
  const { status, lines } = check(THREE_TIER, write(GOOD, BAD), "--format", "junit");
  expect(lines[0]).toBe('<?xml version="1.0" encoding="UTF-8"?>');
  expect(lines[1]).toContain('tests="2" failures="1"');
  expect(lines.filter((line) => line.includes("<testcase "))).toHaveLength(2);
  expect(status).toBe(1);
});

test("the profile decides", () => {
  expect(check(THREE_TIER, write(BAD), "--profile", "none").status).toBe(0);
});

test("an expectation that cannot be read is told, and is no success", () => {
  const { status, stderr, lines } = check(THREE_TIER, write(GOOD, BAD.replace("Allowed", "allowed")));
  expect(stderr).toContain("left out: sallyport.dev/v1/Expectation/app/bad: ");
  expect(lines).toHaveLength(1);
  expect(status).toBe(1);
});

test("without any expectation nothing was checked, so the call is unusable", () => {
  expect(check(THREE_TIER)).toMatchObject({ status: 2, lines: [] });
  expect(check(THREE_TIER).stderr).toContain("there is no Expectation");
  expect(check(THREE_TIER, write(GOOD), "--format", "xml")).toMatchObject({ status: 2, lines: [] });
  expect(check(THREE_TIER, write(GOOD), "gone.yaml")).toMatchObject({ status: 2 });
});
