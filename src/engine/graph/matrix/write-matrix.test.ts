import { expect, test } from "vitest";
import { clusterDump } from "../../../../e2e/dump";
import type { MatrixRequest } from "../../matrix-answers";
import { createSession } from "../../session";
import { finish } from "../../steps";

const REQUEST: MatrixRequest = { level: "workload", folded: [], sort: "name", grouped: true, hideEmpty: false };

function sessionOf(text: string) {
  const session = createSession();
  session.analyze([{ name: "c.yaml", text }], { profile: "kubernetes", defaultNamespace: "default" });
  return session;
}

/** The rows of comma-separated values, as RFC 4180 says. */
function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain = "", end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\n]*))(,|\n)/g)) {
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

function parseMarkdown(text: string): readonly (readonly string[])[] {
  const rows = text.trimEnd().split("\n").toSpliced(1, 1);
  return rows.map((row) =>
    row
      .slice(2, -2)
      .split(" | ")
      .map((cell) => cell.replace(/\\(.)/g, "$1")),
  );
}

test.each(["workload", "pod", "namespace"] as const)(
  "a table read again has the cells of the matrix, by %s",
  (level) => {
    const session = sessionOf(clusterDump());
    const request = { ...REQUEST, level };
    const [csv, md, turned] = [
      finish(session.matrix.table(request, "csv", false)),
      finish(session.matrix.table(request, "md", false)),
      finish(session.matrix.table(request, "csv", true)),
    ];
    const [heads = [], ...rows] = parseCsv(csv.text);
    const axes = finish(session.matrix.axes(request));
    if (axes === null) throw new Error("nothing was analysed");
    const whole = { from: 0, count: 1_000 };
    const window = finish(session.matrix.window(request, whole, whole));
    const ids = (order: Int32Array) => Array.from(order, (position) => axes.ends[position]?.id);
    expect(window?.sources).toEqual(ids(axes.sources));
    const full = Array.from(axes.targets, (position) => {
      const end = axes.ends[position];
      return end?.namespace == null || end.kind === "namespace" ? end?.name : `${end.namespace}/${end.name}`;
    });
    expect(heads).toEqual(["from \\ to", ...full]);
    const words = (window?.sources ?? []).map((_, row) =>
      full.map((_name, column) => {
        const face = window?.faces[window.cells[row * full.length + column] ?? -1];
        return face?.state ?? "";
      }),
    );
    expect(rows.map(([, ...cells]) => cells.map((cell) => cell.split(" ")[0]))).toEqual(words);
    expect(parseMarkdown(md.text)).toEqual([heads, ...rows]);
    const [, ...columns] = parseCsv(turned.text);
    expect(columns.map((cells) => cells.slice(1))).toEqual(full.map((_, k) => rows.map((cells) => cells[k + 1])));
    expect(csv.fileName).toBe(`matrix-of-${level}s.csv`);
  },
);

const pod = (name: string, port: number) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}, labels: {app: ${name}}}\nspec: {containers: [{name: c, image: x, ports: [{containerPort: ${port}}, {containerPort: 9090}]}]}\n`;
const policy =
  "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: db}\nspec: {podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}], ports: [{port: 5432}]}]}\n";

test("a cell of a table says state and ports in full", () => {
  const session = sessionOf([pod("web", 80), pod("db", 5432), pod("other", 80), policy].join("---\n"));
  const rows = parseCsv(finish(session.matrix.table(REQUEST, "csv", false)).text);
  expect(rows).toEqual([
    ["from \\ to", "default/db", "default/other", "default/web", "anyone"],
    ["default/db", "", "open", "open", "open"],
    ["default/other", "denied by the target", "", "open", "open"],
    ["default/web", "partly TCP 5432 of TCP 5432, 9090", "open", "", "open"],
    ["anyone", "denied by the target", "open", "open", ""],
  ]);
});

test("cells that the filter hides are empty, and how many they are is said", () => {
  const session = createSession();
  const text = [pod("web", 80), pod("db", 5432), policy].join("---\n");
  const picture = {
    ...{
      probe: { kind: "ports-that-matter" as const },
      expanded: [],
      collapsed: null,
      drawAll: false,
      shape: "wide" as const,
    },
    filter: {
      hiddenStates: ["open"],
      namespaces: [],
      direction: "any",
      policy: null,
      onlyChanged: false,
      search: "",
      ports: [],
      labels: [],
      around: null,
    },
  } as const;
  session.analyze([{ name: "c.yaml", text }], { profile: "kubernetes", defaultNamespace: "default", picture });
  const { text: csv, notes } = finish(session.matrix.table({ ...REQUEST, hideEmpty: true }, "csv", false));
  expect(parseCsv(csv)).toEqual([
    ["from \\ to", "default/db"],
    ["default/web", "partly TCP 5432 of TCP 5432, 9090"],
    ["anyone", "denied by the target"],
  ]);
  expect(notes).toEqual([]);
  expect(finish(session.matrix.table(REQUEST, "csv", false)).notes).toEqual([
    "4 cells are empty because the filter hides them.",
  ]);
});

test("names that a spreadsheet would take for a formula are made safe", () => {
  const session = sessionOf(pod("web", 80).replace("name: web,", "name: web, namespace: =cmd,"));
  expect(finish(session.matrix.table(REQUEST, "csv", false)).text).not.toMatch(/(^|,|\n)[=+@-]/);
});
