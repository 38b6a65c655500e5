import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));
const PROFILES = ["kubernetes", "calico", "cilium", "kube-network-policies", "none"];

const pod = (name: string, ip: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {nodeName: n1, containers: [{name: c, image: x}]}\nstatus: {phase: Running, podIP: ${ip}, hostIP: 192.168.0.1}\n`;
const SCENARIO = [
  pod("a", "10.1.0.1"),
  pod("b", "10.1.0.2"),
  // cilium tells itself apart by the block, calico by the own node, none by letting everything through
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: {podSelector: {matchLabels: {app: a}}, policyTypes: [Egress], egress: [{to: [{ipBlock: {cidr: 10.1.0.2/32}}]}]}\n",
].join("---\n");
const PROBES = ["x/b", "192.168.0.1", "203.0.113.7"].map((dst) => ({ src: "x/a", dst, protocol: "TCP", port: 80 }));

function run(args: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: folder,
    input,
    encoding: "utf8",
  });
  return { status, stdout, stderr };
}

beforeAll(() => {
  writeFileSync(join(folder, "scenario.yaml"), SCENARIO);
  run(["--help"]); // builds the bundle
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

test("help names every profile", () => {
  const { stderr } = run(["--help"]);
  for (const profile of PROFILES) expect(stderr).toContain(profile);
});

test.each([
  ["kubernetes", ["allowed", "allowed", "denied"]],
  ["calico", ["allowed", "depends", "denied"]],
  ["cilium", ["denied", "allowed", "denied"]],
  ["kube-network-policies", ["allowed", "depends", "denied"]],
  ["none", ["allowed", "allowed", "allowed"]],
])("probes under --profile %s are answered as it enforces policies", (profile, verdicts) => {
  const input = PROBES.map((probe) => `${JSON.stringify(probe)}\n`).join("");
  const { status, stdout } = run(["probe", "scenario.yaml", "--probes", "-", "--profile", profile], input);
  const answers = stdout.trim().split("\n");
  expect(answers.map((line): unknown => JSON.parse(line))).toMatchObject(verdicts.map((verdict) => ({ verdict })));
  expect(status).toBe(0);
});

test("each case of a batch may name its own profile; one that names none has the call's, an unknown one is told", () => {
  const common = { files: { "s.yaml": SCENARIO }, endpoints: ["x/a", "x/b", "192.168.0.1"] };
  const ports = [{ protocol: "TCP", port: 80 }];
  const names = [...PROFILES, undefined, "weave", "constructor", 1];
  const cases = names.map((profile, id) => JSON.stringify({ id, ...common, ports, profile }));
  const { status, stdout } = run(["probe", "--batch", "-", "--profile", "cilium"], `${cases.join("\n")}\n`);
  const answers = stdout
    .trim()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  // a: itself, b, node; b: a, itself, node; node: a, b, itself
  const rest = "3-333-";
  expect(answers).toMatchObject([
    { id: 0, verdicts: `-33${rest}` },
    { id: 1, verdicts: `-3?${rest}` },
    { id: 2, verdicts: `-23${rest}` },
    { id: 3, verdicts: `-3?${rest}` },
    { id: 4, verdicts: `-33${rest}` },
    { id: 5, verdicts: `-23${rest}` },
    ...[6, 7, 8].map((id) => ({ id, error: { code: "unknown-profile" } })),
  ]);
  expect(status).toBe(2);
});

test("what is reachable is listed under the profile", () => {
  const reach = (profile: string): unknown => JSON.parse(run(["reach", "scenario.yaml", "--profile", profile]).stdout);
  const toB = (more: object = {}) => expect.objectContaining({ src: "x/a", dst: "x/b", ...more });
  const listing = (entry: unknown) => expect.objectContaining({ connections: expect.arrayContaining([entry]) });
  expect(reach("calico")).toEqual(listing(toB({ assumes: ["ip-block-matches-pods"] })));
  expect(reach("cilium")).not.toEqual(listing(toB()));
  expect(reach("none")).toEqual(listing(toB({ assumes: [] })));
});

test("an explanation without anybody who enforces policies says so", () => {
  const ask = ["explain", "scenario.yaml", "--from", "x/a", "--to", "203.0.113.7", "--port", "80"];
  const { status, stdout } = run([...ask, "--profile", "none"]);
  expect(stdout).toContain("nobody enforces policies with Flannel alone or with an old kindnet");
  expect(stdout).not.toContain("isolated");
  expect(status).toBe(0);
});
