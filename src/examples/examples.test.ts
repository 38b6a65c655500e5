import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import {
  type Connection,
  createSession,
  defaultWish,
  type Evaluation,
  evaluate,
  explainWithServices,
  isSameEndpoint,
  profileNamed,
  readScenario,
  resolveEndpoint,
} from "../engine";
import { exampleGroups } from "./example";
import { exampleTruths } from "./example-truths";
import { examples } from "./examples";
import { threeTier } from "./three-tier";
import { rowsOf } from "./truth-rows";

const endsOf = (row: string) => row.slice(0, row.lastIndexOf(": "));

test("every folder is an example, and no two share a name", () => {
  const folders = readdirSync(import.meta.dirname, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(examples.map(({ slug }) => slug).sort()).toEqual(folders.map(({ name }) => name).sort());
  expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  expect(Object.keys(exampleTruths).sort()).toEqual(examples.map(({ slug }) => slug).sort());
});

test("the three-tier application comes first, and groups follow each other without a break", () => {
  expect(examples[0]).toBe(threeTier);
  const groups = examples.map(({ group }) => group);
  expect(groups.filter((group, i) => group !== groups[i - 1])).toEqual(exampleGroups);
});

test("the texts of all examples are small", async () => {
  const files = (await Promise.all(examples.map((example) => example.load()))).flat();
  expect(files.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThan(60_000);
});

test.each(examples)("$slug: tells in one sentence what to look at and in one what it teaches", ({ look, lesson }) => {
  for (const sentence of [look, lesson]) {
    expect(sentence).toMatch(/^[A-Z].*\.$/);
    expect(sentence.slice(0, -1)).not.toMatch(/[.!?]\s/);
    expect(sentence.split("`").length % 2, "every backtick has its partner").toBe(1);
    expect(sentence.length).toBeLessThan(150);
  }
});

test.each(examples)("$slug: every object is whole, and its lines fit a narrow editor", async (example) => {
  const files = await example.load();
  const { expectations = "", diagnostics: wrong = "" } = exampleTruths[example.slug] ?? {};
  const names = files.map(({ name }) => name);
  expect(names.filter((name) => name !== "policies.yaml")).toEqual(
    expectations === "" ? ["cluster.yaml"] : ["cluster.yaml", "expectations.yaml"],
  );
  const { diagnostics, leftOut, ignoredKinds, cluster } = readScenario(files);
  expect(diagnostics.map(({ code, place, line }) => `${code}: ${place.file} ${line}`)).toEqual(rowsOf(wrong));
  expect(leftOut).toEqual([]);
  expect(ignoredKinds).toEqual([]);
  expect(cluster.workloads.size).toBeGreaterThanOrEqual(2);
  expect(cluster.workloads.size).toBeLessThanOrEqual(12);
  const lines = files.flatMap(({ text }) => text.split("\n"));
  expect(lines.filter((line) => line.length > 70)).toEqual([]);
});

test.each(examples)("$slug: connections are what the sentences say", async (example) => {
  const { cluster, policies } = readScenario(await example.load());
  const profile = profileNamed("kubernetes");
  if (profile === null) throw new Error("there is no profile kubernetes");
  const evaluation = evaluate(cluster, policies, profile);
  const rows = rowsOf(exampleTruths[example.slug]?.verdicts ?? "");
  expect(rows.map((row) => `${endsOf(row)}: ${outcomeOf(evaluation, row)}`)).toEqual(rows);
});

test.each(examples)("$slug: the picture shows what the sentences tell to look at", async ({ slug }) => {
  const graph = await pictureOf(slug);
  const drawn = new Map(
    graph.edges.map(({ source, target, state, droppedAt, label }) => {
      const words = droppedAt === "none" ? label : `at ${droppedAt}`;
      return [`${source} > ${target}`, `${state} ${words}`.trim()];
    }),
  );
  const rows = rowsOf(exampleTruths[slug]?.lines ?? "");
  const seen = rows.map((row) => {
    const ends = endsOf(row);
    return `${ends}: ${drawn.get(ends) ?? "no line"}`;
  });
  expect(seen).toEqual(rows);
  const ids = new Set(graph.nodes.map(({ id }) => id));
  expect(rows.flatMap((row) => endsOf(row).split(" > ")).filter((id) => !ids.has(id))).toEqual([]);
});

test("no solid arrow is left where everything is denied, and every arrow is thin where nothing is closed", async () => {
  const statesOf = async (slug: string) => new Set((await pictureOf(slug)).edges.map(({ state }) => state));
  expect(await statesOf("deny-all")).toEqual(new Set(["denied"]));
  expect(await statesOf("all-open")).toEqual(new Set(["open"]));
});

const openPadlocks: readonly (readonly [slug: string, nodes: readonly string[]])[] = [
  ["all-open", ["shop/payments", "shop/storefront", "playground/toolbox"]],
  ["label-typo", ["payroll/salaries"]],
  ["host-network", ["greenhouse/agent"]],
];

test.each(openPadlocks)("%s: the padlocks of which the sentences say so are open", async (slug, ids) => {
  const { nodes } = await pictureOf(slug);
  const open = nodes.filter((node) => node.kind === "workload" && node.ingress === "open" && node.egress === "open");
  expect(open.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
});

async function pictureOf(slug: string) {
  const files = (await examples.find((example) => example.slug === slug)?.load()) ?? [];
  return createSession().analyze(files, { profile: "kubernetes", defaultNamespace: "default", picture: defaultWish })
    .graph;
}

/** `open`: allowed, and no policy isolates either end; a pod to itself passes whatever isolates it. */
function outcomeOf(evaluation: Evaluation, row: string): string {
  const connection = readConnection(evaluation, row);
  const { verdict, egress, ingress } = explainWithServices(evaluation, [], connection, () => 0);
  if (verdict === "denied") {
    const by = egress.admits ? "target" : ingress.admits ? "source" : "both";
    return `denied by ${by}`;
  }
  const isItself = connection.source.kind === "pod" && isSameEndpoint(connection.source, connection.destination);
  const isIsolated = egress.isolatedBy.length > 0 || ingress.isolatedBy.length > 0;
  return verdict === "allowed" && !isIsolated && !isItself ? "open" : verdict;
}

function readConnection({ cluster }: Evaluation, row: string): Connection {
  const [, from = "", to = "", protocol = "TCP", port] = /^(\S+) > (\S+) (?:(TCP|UDP) )?(\d+):/.exec(row) ?? [];
  const [source, destination] = [resolveEndpoint(cluster, from), resolveEndpoint(cluster, to)];
  if (source === null || destination === null) throw new Error(`“${row}” names an end that is not there`);
  return { source, destination, protocol: protocol === "UDP" ? "UDP" : "TCP", port: Number(port) };
}
