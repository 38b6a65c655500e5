import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const THREE_TIER = join(import.meta.dirname, "../examples/three-tier");
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));

function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { input, encoding: "utf8" });
  return {
    status,
    stderr,
    stdout,
    answers: stdout
      .split("\n")
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  };
}

const lines = (...values: readonly unknown[]) =>
  values.map((value) => `${typeof value === "string" ? value : JSON.stringify(value)}\n`).join("");
const asked = (src: string, dst: string, port: number, protocol = "TCP") => ({ src, dst, protocol, port });

beforeAll(() => {
  run(["--help"]); // builds the bundle
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("probes are answered in order, each with what either side alone says", () => {
  const probes = [
    asked("app/frontend", "app/backend", 8080),
    asked("app/frontend", "app/database", 5432),
    asked("app/backend", "app/frontend", 80),
    asked("app/frontend", "app/backend", 8081),
    asked("203.0.113.7", "app/frontend", 80),
    asked("app/frontend", "203.0.113.7", 53, "UDP"),
    asked("app/frontend", "app/frontend", 9),
  ];
  const { status, stderr, answers } = run(["probe", THREE_TIER, "--probes", "-"], lines(...probes));
  const says = (verdict: string, egress: boolean, ingress: boolean) => ({ verdict, egress, ingress, assumes: [] });
  const expected = [
    says("allowed", true, true),
    says("denied", false, false),
    says("denied", false, true),
    says("denied", false, false),
    says("allowed", true, true),
    says("allowed", true, true),
    says("allowed", true, true),
  ];
  expect(answers).toEqual(probes.map((probe, i) => ({ ...probe, ...expected[i] })));
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("a side that the profile leaves open is null, and its assumption is named", () => {
  const pod = (name: string) =>
    `{"apiVersion":"v1","kind":"Pod","metadata":{"name":"${name}"},"spec":{"containers":[{"name":"c","image":"x"}]}}\n`;
  const policy = `{"apiVersion":"networking.k8s.io/v1","kind":"NetworkPolicy","metadata":{"name":"p"},"spec":{"podSelector":{},"ingress":[{"from":[{"ipBlock":{"cidr":"10.244.0.0/17"}}]}]}}\n`;
  const file = join(folder, "open.yaml");
  writeFileSync(file, [pod("a"), pod("b"), policy].join("---\n"));
  const { answers } = run(["probe", file, "--probes", "-"], lines(asked("default/a", "default/b", 80)));
  expect(answers).toMatchObject([
    { verdict: "depends", egress: true, ingress: null, assumes: ["ip-block-matches-pods"] },
  ]);
});

test("members of a probe that nobody knows come back with the answer, and TCP goes without saying", () => {
  const probe = { note: "front door", src: "192.0.2.1", dst: "app/frontend", port: 80 };
  expect(run(["probe", THREE_TIER, "--probes", "-"], lines(probe)).answers).toEqual([
    { ...probe, verdict: "allowed", egress: true, ingress: true, assumes: [] },
  ]);
});

test("an endpoint that is unknown is an error on its line, and the others are answered", () => {
  const { status, answers } = run(
    ["probe", THREE_TIER, "--probes", "-"],
    lines(
      asked("app/frontend", "app/nobody", 80),
      asked("10.0.0.0/8", "app/backend", 80),
      asked("app/frontend", "app/backend", 8080),
    ),
  );
  expect(answers).toMatchObject([
    { dst: "app/nobody", error: { code: "unknown-endpoint", message: expect.stringContaining("app/nobody") } },
    { src: "10.0.0.0/8", error: { code: "unknown-endpoint", message: expect.stringContaining("10.0.0.0/8") } },
    { verdict: "allowed" },
  ]);
  expect(answers[0]).not.toHaveProperty("verdict");
  expect(status).toBe(0);
});

test("a line that is no probe is an error on its line, and the others are answered", () => {
  const { status, answers } = run(
    ["probe", THREE_TIER, "--probes", "-"],
    lines(
      "{oops",
      "[]",
      { src: "app/frontend" },
      asked("app/frontend", "app/backend", 0),
      asked("app/frontend", "app/backend", 80.5),
      { ...asked("app/frontend", "app/backend", 1), port: "http" },
      asked("app/frontend", "app/backend", 80, "tcp"),
      "",
      asked("app/frontend", "app/backend", 8080),
    ),
  );
  const codes = answers.map((answer) => (answer as { error?: { code: string } }).error?.code); // JSON that is read back
  expect(codes).toEqual(["bad-json", ...Array.from({ length: 6 }, () => "bad-probe"), undefined]);
  expect(status).toBe(2);
});

test("probes may be in a file, with CRLF and without a line end at the last", () => {
  const file = join(folder, "probes.jsonl");
  const probe = asked("app/frontend", "app/backend", 8080);
  writeFileSync(file, `${JSON.stringify(probe)}\r\n\r\n${JSON.stringify(probe)}`);
  const { status, answers } = run(["probe", THREE_TIER, "--probes", file]);
  expect(answers).toMatchObject([{ verdict: "allowed" }, { verdict: "allowed" }]);
  expect(status).toBe(0);
});

test("objects that the server would refuse are left out with a message, and the rest is judged without them", () => {
  const file = join(folder, "broken.yaml");
  const policy = (name: string, types: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: app}\nspec: {podSelector: {}, policyTypes: ${types}}\n`;
  writeFileSync(file, policy("broken", "[ingress]"));
  const cluster = join(THREE_TIER, "cluster.yaml");
  const { status, stderr, answers } = run(
    ["probe", cluster, file, "--probes", "-"],
    lines(asked("app/frontend", "app/backend", 1)),
  );
  expect(answers).toMatchObject([{ verdict: "allowed" }]);
  expect(stderr).toContain("left out: networking.k8s.io/v1/NetworkPolicy/app/broken: spec.policyTypes[0]");
  expect(status).toBe(0);
});

test("a probe is answered before the next one is written", async () => {
  const child = spawn(process.execPath, [CLI, "probe", THREE_TIER, "--probes", "-"], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const verdicts: unknown[] = [];
  for (const port of [8080, 8081, 8080]) {
    child.stdin.write(lines(asked("app/frontend", "app/backend", port)));
    const { value } = await answers.next();
    verdicts.push((JSON.parse(String(value)) as { verdict: unknown }).verdict); // JSON that is read back
  }
  expect(verdicts).toEqual(["allowed", "denied", "allowed"]);
  child.stdin.end();
  expect(await new Promise((resolve) => child.once("close", resolve))).toBe(0);
});

test("a long batch of probes is answered whole", () => {
  const probe = asked("app/frontend", "app/backend", 8080);
  const { answers } = run(["probe", THREE_TIER, "--probes", "-"], lines(probe).repeat(5000));
  expect(answers).toHaveLength(5000);
});

test.each([
  ["no probes", [THREE_TIER]],
  ["no file", ["--probes", "-"]],
  ["standard input for both", ["-", "--probes", "-"]],
  ["probes that are not there", [THREE_TIER, "--probes", join(folder, "none.jsonl")]],
  ["a folder for probes", [THREE_TIER, "--probes", folder]],
])("with %s the call is unusable and says so in a line", (_name, args) => {
  const { status, stdout, stderr } = run(["probe", ...args], "{}");
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toMatch(/^probe: /);
  expect(stderr).not.toContain("    at ");
});
