import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { readVerdictCases } from "../engine/testing/verdict-cases";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));

function batch(cases: readonly unknown[], ...args: readonly string[]) {
  const input = cases.map((one) => `${typeof one === "string" ? one : JSON.stringify(one)}\n`).join("");
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, "probe", "--batch", "-", ...args], {
    input,
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  return {
    status,
    stderr,
    answers: stdout
      .split("\n")
      .filter(Boolean)
      .map((line): unknown => JSON.parse(line)),
  };
}

const pod = (name: string, more = "") =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, namespace: x, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x}]}\n${more}`;
const policy = (spec: string) =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: p, namespace: x}\nspec: {${spec}}\n`;
const TCP80 = [{ protocol: "TCP", port: 80 }];

beforeAll(() => {
  batch([]); // builds the bundle
}, 60_000);

test.each([
  ["cases.jsonl.gz", 1200],
  ["random-A-uniform.jsonl.gz", 197],
  ["random-B-targeted.jsonl.gz", 597],
  ["k8s-e2e.jsonl.gz", 65],
])(
  "the corpus %s gives the verdicts that independent evaluators agree on",
  (name, count) => {
    const all = readVerdictCases(name);
    expect(all).toHaveLength(count);
    const { status, answers } = batch(all.map(({ expected: _, ...asked }) => asked));
    expect(answers).toEqual(all.map(({ id, expected }) => ({ id, verdicts: expected })));
    expect(status).toBe(0);
  },
  60_000,
);

test("there is one character for each source, destination and port, in that nesting", () => {
  const files = {
    "pods.yaml": [pod("a"), pod("b")].join("---\n"),
    "policy.yaml": policy("podSelector: {matchLabels: {app: b}}, ingress: [{ports: [{port: 80}]}]"),
  };
  const ports = [...TCP80, { protocol: "UDP", port: 80 }];
  const { answers } = batch([{ id: "n", files, endpoints: ["x/a", "x/b", "203.0.113.7"], ports }]);
  // a: itself, b, outside; b: a, itself, outside; outside: a, b, itself
  expect(answers).toEqual([{ id: "n", verdicts: "--3133" + "33--33" + "3331--" }]);
});

test("the character says which side lets it through, and ? what the profile leaves open", () => {
  const out = policy("podSelector: {matchLabels: {app: a}}, policyTypes: [Egress]");
  const into = policy("podSelector: {matchLabels: {app: b}}, policyTypes: [Ingress]").replace("name: p", "name: q");
  const cut = policy("podSelector: {matchLabels: {app: b}}, ingress: [{from: [{ipBlock: {cidr: 10.244.0.0/17}}]}]");
  const ask = (id: number, ...documents: readonly string[]) => ({
    id,
    files: { "f.yaml": [pod("a"), pod("b"), ...documents].join("---\n") },
    endpoints: ["x/a", "x/b"],
    ports: TCP80,
  });
  expect(batch([ask(1), ask(2, out), ask(3, into), ask(4, out, into), ask(5, cut)]).answers).toEqual([
    { id: 1, verdicts: "-33-" },
    { id: 2, verdicts: "-23-" },
    { id: 3, verdicts: "-13-" },
    { id: 4, verdicts: "-03-" },
    { id: 5, verdicts: "-?3-" },
  ]);
});

test("a pod and its own address are the same endpoint, and two outside are not asked", () => {
  const files = { "f.yaml": pod("a", "status: {podIP: 10.0.0.1}\n") };
  expect(
    batch([{ id: 1, files, endpoints: ["x/a", "10.0.0.1", "192.0.2.1", "192.0.2.2"], ports: TCP80 }]).answers,
  ).toEqual([{ id: 1, verdicts: ["--33", "--33", "33--", "33--"].join("") }]);
});

test("a case that cannot be read gives an error with its id, and the others are answered", () => {
  const files = { "f.yaml": pod("a") };
  const good = { id: "good", files, endpoints: ["x/a", "192.0.2.1"], ports: TCP80 };
  const { status, answers } = batch([
    { ...good, id: 1, endpoints: ["x/a", "x/nobody"] },
    { ...good, id: 2, profile: "nobody" },
    { ...good, id: 3, files: "x" },
    { ...good, id: 4, files: { "f.yaml": 7 } },
    { ...good, id: 5, ports: [{ protocol: "ICMP", port: 1 }] },
    { ...good, id: 6, ports: [{ protocol: "TCP", port: 65536 }] },
    { ...good, id: 7, endpoints: null },
    { ...good, id: 8, endpoints: [7] },
    { ...good, id: 9, profile: 7 },
    "{broken",
    "[]",
    good,
  ]);
  const seen = answers.map((answer) => {
    const { id, error } = answer as { id?: unknown; error?: { code: string } }; // JSON that is read back
    return [id, error?.code];
  });
  expect(seen).toEqual([
    [1, "unknown-endpoint"],
    [2, "unknown-profile"],
    [3, "bad-case"],
    [4, "bad-case"],
    [5, "bad-case"],
    [6, "bad-case"],
    [7, "bad-case"],
    [8, "unknown-endpoint"],
    [9, "unknown-profile"],
    [undefined, "bad-json"],
    [undefined, "bad-case"],
    ["good", undefined],
  ]);
  expect(answers.at(-1)).toEqual({ id: "good", verdicts: "-33-" });
  expect(status).toBe(2);
});

test("objects that name no namespace are in that of the option", () => {
  const files = { "f.yaml": pod("a").replace("namespace: x, ", "") };
  const one = { id: 1, files, endpoints: ["team/a", "192.0.2.1"], ports: TCP80 };
  expect(batch([one], "--namespace", "team").answers).toEqual([{ id: 1, verdicts: "-33-" }]);
});

test("files may be called constructor or __proto__ and are read all the same", () => {
  const line = `{"id":1,"files":{"__proto__":${JSON.stringify(pod("a"))},"constructor":${JSON.stringify(pod("b"))}},"endpoints":["x/a","x/b"],"ports":[{"protocol":"TCP","port":80}]}`;
  expect(batch([line]).answers).toEqual([{ id: 1, verdicts: "-33-" }]);
});

test("a batch takes no files and no probes", () => {
  for (const args of [["file.yaml"], ["--probes", "-"]]) {
    expect(batch([], ...args)).toMatchObject({ status: 2, answers: [], stderr: expect.stringContaining("--batch") });
  }
});
