import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readScenario } from "../../read-scenario";
import { expectation, pod, SHOP } from "../../testing/expectation-shop";
import { exportScript, quoteForShell } from "./probe-script";

const folder = mkdtempSync(join(tmpdir(), "sallyport-"));

/** A cluster of three pods in which only web-1 reaches 10.0.0.9, on 5432. */
const KUBECTL = `#!/bin/sh
echo "$*" >> "${folder}/calls"
case "$*" in
  "get pod -n shop web-1 "*) echo "web-1 10.0.0.1" ;;
  "get pod -n shop web-2 "*) echo "web-2 10.0.0.2" ;;
  "get pod -n shop db "*) echo "db 10.0.0.9" ;;
  "get pods -n shop -l app=api "*) echo "api-x 10.0.0.5"; echo "api-y 10.0.0.6" ;;
  "exec -n shop web-1 -- sh -c "*" sh 10.0.0.9 5432" | "debug -q -n shop web-1 "*" sh 10.0.0.9 5432") echo OPEN ;;
  "exec -n shop intruder "*) ;;
  "get pod -n shop intruder "*) echo "intruder 10.0.0.7" ;;
  exec*|debug*) echo SHUT ;;
  *) exit 1 ;;
esac
`;

function exportOf(spec: string, ...more: readonly string[]) {
  const text = [...SHOP, ...more, expectation(spec)].join("---\n");
  const { cluster, objects } = readScenario([{ name: "all.yaml", text }]);
  return exportScript(cluster, objects);
}

function run(script: string, shell = "sh", env: Record<string, string> = {}) {
  const file = join(folder, "check.sh");
  writeFileSync(file, script);
  const { status, stdout } = spawnSync(shell, [file], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${folder}:${process.env.PATH ?? ""}`, ...env },
  });
  return { status, lines: stdout.trimEnd().split("\n") };
}

beforeAll(() => {
  writeFileSync(join(folder, "kubectl"), KUBECTL);
  chmodSync(join(folder, "kubectl"), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the script dials every pair and ends with 0 where all is as expected", () => {
  const { text, notes, fileName } = exportOf("{from: web-1, to: db, ports: [{port: 5432}], expect: Allowed}");
  expect({ fileName, notes }).toEqual({ fileName: "check-policies.sh", notes: [] });
  expect(run(text)).toEqual({ status: 0, lines: ["ok   doors: web-1 -> db port 5432 is open"] });
  expect(run(text, "sh", { PROBE: "debug" }).status).toBe(0);
});

test("one pair that is not as expected is told, and it ends with 1", () => {
  const { text } = exportOf("{from: web, to: db, ports: [{port: pg}], expect: Allowed}");
  expect(run(text)).toEqual({
    status: 1,
    lines: ["ok   doors: web-1 -> db port 5432 is open", "FAIL doors: web-2 -> db port 5432 must be open and is shut"],
  });
  const denied = exportOf("{from: web-1, to: db, expect: Denied}");
  expect(run(denied.text).status).toBe(1);
  expect(denied.notes).toEqual(["doors: every port is meant, and those that the destination declares are probed"]);
});

test("what cannot be tried is no success, whatever is expected", () => {
  const { text } = exportOf("{from: intruder, to: db, ports: [{port: 5432}], expect: Denied}");
  const { status, lines } = run(text);
  expect(status).toBe(1);
  expect(lines[0]).toContain("must be shut and is not to be told");
});

test("pods of a Deployment are found by their labels when the script runs", () => {
  const api =
    "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api, namespace: shop}\nspec: {replicas: 3, selector: {matchLabels: {app: api}}, template: {metadata: {labels: {app: api}}, spec: {containers: [{name: c, image: x}]}}}\n";
  const { text } = exportOf("{from: {workload: api}, to: {workload: api}, ports: [{port: 80}], expect: Denied}", api);
  expect(text).toContain("verify 'doors' 'shut' 'shop' 'labels' 'app=api' 'shop' 'labels' 'app=api' '80'\n");
  expect(run(text)).toEqual({
    status: 0,
    lines: ["ok   doors: api-x -> api-y port 80 is shut", "ok   doors: api-y -> api-x port 80 is shut"],
  });
});

test("UDP and what lies outside as a source are told in notes", () => {
  const ports = "[{port: 53, protocol: UDP}, {port: 5432}]";
  expect(exportOf(`{from: web-1, to: db, ports: ${ports}, expect: Allowed}`).notes).toEqual([
    "doors: UDP 53 is left out, nc can tell only of TCP whether it got through",
  ]);
  const { notes, text } = exportOf("{from: 10.0.0.1, to: db, ports: [{port: 1}], expect: Denied}");
  expect(notes).toEqual(["doors is left out: only pods can be told to connect"]);
  expect(text).toContain("# doors is left out: only pods can be told to connect\n");
});

test("an address, a block and a URL are dialled as they are", () => {
  const all = [
    "{from: web-1, to: 10.9.8.7, ports: [{port: 80}], expect: Denied}",
    "{from: web-1, to: 10.0.0.0/8, ports: [{port: 80}], expect: Denied}",
    "{from: web-1, to: 'https://api.example.com/x?y', expect: Denied}",
  ];
  const { text } = exportOf(`{connections: [${all.join(", ")}]}`);
  expect(text).toContain("'' 'address' '10.9.8.7' '80'\n");
  expect(text).toContain("'' 'address' '10.0.0.0' '80'\n");
  expect(text).toContain("verify 'doors-3' 'shut' 'shop' 'pod' 'web-1' '' 'address' 'api.example.com' '443'\n");
  expect(run(text).status).toBe(0);
});

test.each([
  ["$(reboot)", "http://$(reboot)/"],
  ["a quote", "http://a';reboot;'"],
  ["an option", "http://-e/bin/sh"],
])("a host with %s is not dialled", (_name, url) => {
  const { text, notes } = exportOf(`{from: web-1, to: {url: "${url}"}, expect: Denied}`);
  expect(notes[0]).toContain("no host can be made out");
  expect(text).not.toMatch(/^verify '/m);
  expect(text).not.toMatch(/^reboot/m);
  expect(run(text).status).toBe(0);
});

test.each(["it's", '$HOME `id` "x" \\', "a\nb", "'", "''", "!1", "-n"])("%j is one word of the shell", (text) => {
  const script = `set -- ${quoteForShell(text)}; printf %s "$1"; exit $#`;
  const { stdout, status } = spawnSync("sh", ["-c", script], { encoding: "utf8" });
  expect({ stdout, status }).toEqual({ stdout: text, status: 1 });
});

test("of more probes than anybody runs only the first are made, and the rest are counted", () => {
  const pods = Array.from({ length: 1500 }, (_, i) => pod(`p-${i}`, "{containerPort: 80}"));
  const text = [
    ...pods,
    expectation("{from: {podSelector: {}}, to: {podSelector: {}}, ports: [{port: 80}], expect: Denied}"),
  ];
  const { cluster, objects } = readScenario([{ name: "all.yaml", text: text.join("---\n") }]);
  const start = performance.now();
  const { text: script, notes } = exportScript(cluster, objects);
  expect(performance.now() - start).toBeLessThan(300);
  expect(script.match(/^verify '/gm)).toHaveLength(1000);
  expect(notes).toContain(`${(1500 * 1499 - 1000).toLocaleString("en")} more probes are left out`);
});
