import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readDot, readMermaid } from "../engine/testing/read-diagrams";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const THREE_TIER = join(import.meta.dirname, "../examples/three-tier");
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));

function reach(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "reach", ...args], { encoding: "utf8" });
  return { status, stdout, stderr };
}

function write(name: string, ...documents: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, documents.join("---\n"));
  return file;
}

beforeAll(() => {
  reach(THREE_TIER); // builds the bundle
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const IPV4 = "0.0.0.0-255.255.255.255";
const CONNECTIONS = [
  ["app/frontend", "app/backend", "8080", "", ""],
  ["app/frontend", IPV4, "", "53", ""],
  ["app/backend", "app/database", "5432", "", ""],
  ["app/backend", IPV4, "", "53", ""],
  [IPV4, "app/frontend", "80", "", ""],
];

test.each(["workload", "pod"])("every connection of the three tiers, by %s, as JSON", (level) => {
  const { status, stdout, stderr } = reach(THREE_TIER, "--level", level);
  expect(JSON.parse(stdout)).toEqual({
    connections: CONNECTIONS.map(([src, dst, TCP, UDP]) => ({
      src,
      dst,
      allowed: { ...(TCP === "" ? {} : { TCP }), ...(UDP === "" ? {} : { UDP }) },
      assumes: [],
    })),
    excluded: [],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test.each(["workload", "pod"])("every connection of the three tiers, by %s, as CSV", (level) => {
  const { status, stdout } = reach(THREE_TIER, "--format", "csv", "--level", level);
  expect(stdout).toBe(
    ["src,dst,TCP,UDP,SCTP,assumes,note", ...CONNECTIONS.map((cells) => `${cells.join(",")},,`)]
      .map((line) => `${line}\n`)
      .join(""),
  );
  expect(status).toBe(0);
});

test.each(["workload", "pod"])("every connection of the three tiers, by %s, as a Markdown table", (level) => {
  const { status, stdout } = reach(THREE_TIER, "--format", "md", "--level", level);
  expect(stdout.split("\n")).toEqual([
    "| src | dst | TCP | UDP | SCTP | assumes | note |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...CONNECTIONS.map((cells) => `| ${[...cells, "", ""].join(" | ")} |`),
    "",
  ]);
  expect(status).toBe(0);
});

test.each([
  ["mermaid", readMermaid],
  ["dot", readDot],
] as const)("every connection of the three tiers is a line in %s, between the ends of the table", (format, read) => {
  const { status, stdout, stderr } = reach(THREE_TIER, "--format", format);
  const { nodes, lines } = read(stdout);
  const nameOf = (id: string) => {
    const { words: [name = ""] = [], group = null } = nodes.get(id) ?? {};
    return group === null ? name : `${group}/${name}`;
  };
  const words = ([, , TCP, UDP]: readonly string[]) =>
    [...(TCP ? [`TCP ${TCP}`] : []), ...(UDP ? [`UDP ${UDP}`] : [])].join("; ");
  expect(lines.map(({ from, to, words: said }) => [nameOf(from), nameOf(to), said])).toEqual(
    CONNECTIONS.map((cells) => [cells[0], cells[1], `allowed ${words(cells)}`]),
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

const deployment = (name: string) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}, namespace: x}\nspec: {replicas: 2, template: {metadata: {labels: {app: ${name}}}, spec: {containers: [{name: c, image: x}]}}}\n`;
const policy = (name: string, spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: x}\nspec: {${spec}}\n`;

test("workloads are listed as one, pods one by one, and a port set is all or ranges", () => {
  const file = write(
    "web.yaml",
    deployment("web"),
    policy(
      "p",
      "podSelector: {}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {}}]}], egress: [{to: [{podSelector: {}}], ports: [{port: 80}, {port: 8080, endPort: 8090}, {protocol: UDP}]}]",
    ),
  );
  const connects = { allowed: { TCP: "80,8080-8090", UDP: "all" }, assumes: ["end-port"] };
  expect(JSON.parse(reach(file).stdout)).toEqual({
    connections: [{ src: "x/web", dst: "x/web", ...connects }],
    excluded: [],
  });
  expect(JSON.parse(reach(file, "--level", "pod").stdout)).toEqual({
    connections: [
      { src: "x/web-1", dst: "x/web-2", ...connects },
      { src: "x/web-2", dst: "x/web-1", ...connects },
    ],
    excluded: [],
  });
  expect(reach(file, "--format", "csv").stdout).toBe(
    'src,dst,TCP,UDP,SCTP,assumes,note\nx/web,x/web,"80,8080-8090",all,,end-port,\n',
  );
});

test("objects that take no part are listed with the reason", () => {
  const done =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: done, namespace: x}\nspec: {containers: [{name: c, image: x}]}\nstatus: {phase: Succeeded}\n";
  const file = write("excluded.yaml", policy("broken", "podSelector: []"), done);
  const { status, stdout } = reach(file);
  expect(JSON.parse(stdout)).toMatchObject({
    connections: [],
    excluded: [
      { object: "networking.k8s.io/v1/NetworkPolicy/x/broken", reason: expect.stringContaining("spec.podSelector") },
      { object: "v1/Pod/x/done", reason: expect.stringContaining("succeeded") },
    ],
  });
  expect(status).toBe(0);
  const table = reach(file, "--format", "csv");
  expect(table.stdout).toBe("src,dst,TCP,UDP,SCTP,assumes,note\n");
  expect(table.stderr).toContain("left out: networking.k8s.io/v1/NetworkPolicy/x/broken");
});

test.each([
  ["--format", "xml", "json, csv, md, markdown, mermaid, dot"],
  ["--level", "node", "workload, pod"],
])("%s %s is no choice", (option, value, choices) => {
  const { status, stdout, stderr } = reach(THREE_TIER, option, value);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(choices);
});

test("a table says where only some pods connect, and what the profile leaves open", () => {
  const pod = (name: string, extra: string, status: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: web${extra}}, ownerReferences: [{apiVersion: apps/v1, uid: u, kind: ReplicaSet, name: web, controller: true}]}\nspec: {containers: [{name: c, image: x}]}\n${status}`;
  const guard = "podSelector: {matchLabels: {canary: yes-please}}";
  const file = write(
    "mixed.yaml",
    pod("web-1", "", "status: {podIP: 10.0.0.1}\n"),
    pod("web-2", ", canary: yes-please", "status: {podIP: 10.0.0.2}\n"),
    policy("guard", guard),
  );
  expect(reach(file, "--format", "csv").stdout).toContain("x/web,x/web,all,all,all,,some pods only\n");
});
