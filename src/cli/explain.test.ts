import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const EXAMPLES = join(import.meta.dirname, "../examples");
const FILES = ["three-tier/cluster.yaml", "three-tier/policies.yaml"];

function explain(...args: readonly string[]) {
  const call = [CLI, "explain", ...FILES, ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, call, { cwd: EXAMPLES, encoding: "utf8" });
  return { status, stdout, stderr };
}

const ask = (from: string, to: string, port: string) => ["--from", from, "--to", to, "--port", port];

beforeAll(() => {
  explain(); // builds the bundle
}, 60_000);

test("an allowed connection is explained by every isolating policy and every rule, each at its line, as JSON", () => {
  const { status, stdout, stderr } = explain(...ask("app/frontend", "app/backend", "8080"), "--format", "json");
  const at = (line: number) => ({ file: "three-tier/policies.yaml", line });
  expect(JSON.parse(stdout)).toEqual({
    verdict: "allowed",
    egress: {
      isolatedBy: ["app/deny-all", "app/frontend-policy"],
      rules: [
        { policy: "app/frontend-policy", index: 0, matched: true, ...at(32) },
        { policy: "app/frontend-policy", index: 1, matched: false, failed: "protocol", ...at(40) },
      ],
    },
    ingress: {
      isolatedBy: ["app/deny-all", "app/backend-policy"],
      rules: [{ policy: "app/backend-policy", index: 0, matched: true, ...at(59) }],
    },
    assumes: [],
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});

test("a denied connection is explained by what each rule wanted and what it found", () => {
  const { status, stdout } = explain(...ask("app/frontend", "app/database", "5432"));
  for (const line of [
    "egress of the source",
    "  isolated by app/deny-all (three-tier/policies.yaml:2)",
    "  isolated by app/frontend-policy (three-tier/policies.yaml:14)",
    "  ✗ app/frontend-policy rule 1 (three-tier/policies.yaml:32)",
    "1. leaving app/frontend: is isolated by app/deny-all and app/frontend-policy, and no rule lets TCP 5432 to app/database through.",
    "      ✗ wants pods labelled tier=backend in this namespace; database has tier=database (three-tier/policies.yaml:35)",
    "      ✗ wants TCP 8080; asked is TCP 5432 (three-tier/policies.yaml:38)",
    "ingress of the destination",
    "  ✗ app/database-policy rule 1 (three-tier/policies.yaml:92)",
    "      ✗ wants pods labelled tier=backend in this namespace; frontend has tier=frontend (three-tier/policies.yaml:95)",
  ]) {
    expect(stdout.split("\n")).toContain(line);
  }
  expect(status).toBe(0);
});

const LATE = `${["one", "two"]
  .map(
    (name) =>
      `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: late, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: c}]}\n---\n`,
  )
  .join("")}apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: two, namespace: late}
spec:
  podSelector: {matchLabels: {app: two}}
  ingress: [{from: [{podSelector: {matchLabels: {app: oen}}}]}]
`;

test("near misses stand behind the sides, each with the change that would let it through", () => {
  const { stdout } = explainWith(LATE, "--from", "late/one", "--to", "late/two", "--port", "80");
  const near = stdout.split("\n").filter((line) => line.startsWith("near: "));
  expect(near).toEqual([
    "near: Ingress rule 1 of two wants pods with app=oen; one has app=one. Change app=oen to app=one in ingress rule 1 of two. (-:16)",
    "near: Ingress rule 1 of two wants pods with app=oen; one has app=one. Label one app=oen. (-:16)",
    "near: one may send it; two is isolated for ingress by two, and no rule admits it. Allow late/one → late/two on TCP 80 in ingress. (-:13)",
  ]);
  const open = explain(...ask("app/frontend", "app/backend", "8080"));
  expect(open.stdout).not.toContain("near:");
  const { stdout: way } = explainWith(SERVICE, "--from", "app/frontend", "--to", "http://backend-svc:81");
  expect(way).toContain(
    "near: The Service backend-svc has no port TCP 81; it has TCP 80. Change the port of backend-svc to TCP 81.",
  );
});

test("an end outside has no policy, and a protocol may be named", () => {
  const { stdout } = explain(...ask("app/frontend", "203.0.113.7", "53"), "--protocol", "UDP");
  expect(stdout).toContain("  ✓ app/frontend-policy rule 2 (three-tier/policies.yaml:40)\n");
  expect(stdout).toContain("ingress of the destination\n  no pod, so no policy is asked\n");
});

test.each([
  ["no --from", ["--to", "app/backend", "--port", "1"], "--from"],
  ["no --port", ["--from", "app/frontend", "--to", "app/backend"], "port"],
  ["a port that is no number", ask("app/frontend", "app/backend", "http"), "port"],
  ["port 0", ask("app/frontend", "app/backend", "0"), "port"],
  ["another protocol", [...ask("app/frontend", "app/backend", "1"), "--protocol", "ICMP"], "protocol"],
  ["an unknown source", ask("app/nobody", "app/backend", "1"), "app/nobody"],
  ["an unknown destination", ask("app/frontend", "app/nobody", "1"), "app/nobody"],
  ["another format", [...ask("app/frontend", "app/backend", "1"), "--format", "yaml"], "text, json"],
])("with %s the call is unusable", (_name, args, words) => {
  const { status, stdout, stderr } = explain(...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain(words);
});

const SERVICE =
  "apiVersion: v1\nkind: Service\nmetadata: {name: backend-svc, namespace: app}\nspec: {selector: {tier: backend}, ports: [{port: 80, targetPort: 8080}]}\n";

function explainWith(manifest: string, ...args: readonly string[]) {
  const call = [CLI, "explain", ...FILES, "-", ...args];
  const { status, stdout } = spawnSync(process.execPath, call, { cwd: EXAMPLES, encoding: "utf8", input: manifest });
  return { status, stdout };
}

test("the way to a URL is told step by step: name, Service, policies, and who listens", () => {
  const { status, stdout } = explainWith(SERVICE, "--from", "app/frontend", "--to", "http://backend-svc");
  expect(status).toBe(0);
  expect(stdout).toMatch(/^✓ .*backend-svc/m);
  expect(stdout).toContain("to app/backend port 8080\n");
  expect(stdout).toMatch(/\(three-tier\/policies\.yaml:\d+\)/);
});

test("a way that policies end is told with what each of their rules wants", () => {
  const { stdout } = explainWith(
    SERVICE.replaceAll("backend", "database"),
    "--from",
    "app/frontend",
    "--to",
    "http://database-svc",
  );
  expect(stdout).toMatch(/^ {2}✗ app\/frontend is isolated by .*no rule lets TCP 8080 to app\/database through/m);
  expect(stdout).toMatch(
    /^ {8}✗ wants pods labelled tier=backend in this namespace; database has tier=database \(three-tier\/policies\.yaml:\d+\)/m,
  );
});

test("a pod that has finished is no end, and it is said why", () => {
  const finished =
    "apiVersion: v1\nkind: Pod\nmetadata: {name: job, namespace: app}\nspec: {containers: [{name: c, image: x}]}\nstatus: {phase: Succeeded}\n";
  const call = [CLI, "explain", ...FILES, "-", ...ask("app/job", "app/backend", "8080")];
  const { status, stderr } = spawnSync(process.execPath, call, { cwd: EXAMPLES, encoding: "utf8", input: finished });
  expect(status).toBe(2);
  expect(stderr).toContain("“app/job” has finished (succeeded): it takes no part any more");
});

test("the way is told as JSON, and a name that is nobody's ends it", () => {
  const json = (to: string) =>
    JSON.parse(explainWith(SERVICE, "--from", "app/frontend", "--to", to, "--format", "json").stdout);
  const { outcome, steps, ways } = json("backend-svc");
  expect(outcome).toEqual({ kind: "answered" });
  expect(steps.map(({ kind }: { kind: string }) => kind)).toContain("resolve");
  expect(ways).toMatchObject([{ endpoint: "app/backend", port: 8080, outcome: { kind: "answered" } }]);
  expect(json("gone").outcome).toEqual({ kind: "not-resolved", because: "no-such-name" });
});
