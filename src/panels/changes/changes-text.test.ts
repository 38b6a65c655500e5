import { expect, test } from "vitest";
import type { ChangeLine, ChangesView } from "../../engine";
import type { Baseline } from "../../state/baseline-of";
import { withNumberedCauses } from "../../state/numbered-causes";
import { changeSections } from "./change-sections";
import { changesCsv } from "./changes-csv";
import { changesMarkdown } from "./changes-markdown";
import { causeTitle, objectWords, summaryWords } from "./changes-words";

const opened: Baseline = { kind: "opened", id: "o", files: [] };
const other: Baseline = { kind: "scenario", id: "s", files: [], name: "Deny all" };

const line = (change: Partial<ChangeLine>): ChangeLine => ({
  kind: "opened",
  source: "shop/web",
  target: "shop/db",
  outside: null,
  ports: "TCP 5432",
  edges: ["shop/web→shop/db"],
  cause: 0,
  ...change,
});

const none = { count: 0, lines: [] };
const view = (change: Partial<ChangesView>): ChangesView => ({
  opened: 0,
  closed: 0,
  exposed: 0,
  lines: [],
  causes: [],
  arrived: none,
  gone: none,
  renamed: [],
  standIns: 0,
  leftOutOfBaseline: 0,
  ...change,
});

const step = (id: number, label: string, counts: { opened: number; closed: number }) =>
  ({ cause: { kind: "step", id, label }, ...counts }) as const;

const busy = view({
  opened: 2,
  closed: 1,
  exposed: 1,
  causes: [step(1, "allow web to db", { opened: 1, closed: 1 }), step(2, "=SUM(1)|x", { opened: 1, closed: 0 })],
  lines: [
    line({ source: "every address outside", outside: "source", cause: 1 }),
    line({}),
    line({ kind: "closed", source: "shop/spy", ports: "all ports" }),
  ],
});

test("the sentence says what opened, how much of it from outside, what closed, and by how many edits", () => {
  expect(summaryWords(busy, opened)).toBe(
    "Since it was opened: 2 connections opened (1 from outside), 1 closed, by 2 edits.",
  );
  expect(summaryWords(view({}), opened)).toBe("Since it was opened: no connection opened or closed.");
  expect(summaryWords(view({ ...busy, opened: 0, exposed: 0, closed: 2 }), other)).toBe(
    "Compared with “Deny all”: 2 connections closed.",
  );
  const isNew = { count: 2, lines: [] };
  expect(summaryWords(view({ arrived: isNew, gone: { count: 1, lines: [] } }), opened)).toBe(
    "Since it was opened: no connection opened or closed; 2 workloads new and 1 gone.",
  );
});

test("causes have the history's names, or those of the policies", () => {
  expect(causeTitle({ kind: "policies", namespace: "shop", policies: ["shop/deny", "shop/web"] }, other)).toBe(
    "shop: deny and web",
  );
  expect(causeTitle({ kind: "policies", namespace: "shop", policies: [] }, other)).toBe(
    "shop: no policy isolates these any more",
  );
  const each = { workload: "shop/web", isWhole: true, reaches: 1, reachedBy: 0, isExposed: true };
  expect(objectWords(each, false)).toBe("reaches 1 other, is reached from outside");
  expect(objectWords({ ...each, reaches: 0, isExposed: false }, true)).toBe("reached no other, was reached by none");
});

test("what is newly exposed stands first, each line once and under one heading", () => {
  const sections = changeSections(busy, 10);
  expect(sections.map(({ key, lines }) => `${key}: ${lines.length}`)).toEqual(["exposed: 1", "0: 2"]);
  expect(changeSections(busy, 2).flatMap(({ lines }) => lines)).toHaveLength(2);
});

test("Markdown is a summary and a table of each kind, in which no label is markup", () => {
  const text = changesMarkdown(busy, opened);
  expect(text).toContain("Since it was opened: 2 connections opened (1 from outside), 1 closed, by 2 edits.");
  expect(text).toContain("### Opened\n\n| from | to | ports | caused by |  |\n| --- | --- | --- | --- | --- |\n");
  expect(text).toContain("| every address outside | shop/db | TCP 5432 | =SUM(1)\\|x | newly exposed to the outside |");
  expect(text).toContain("### Closed");
  expect(changesMarkdown({ ...busy, opened: 7 }, opened)).toContain("and 5 more opened");
});

test("no cell of the CSV is a formula, whatever a label says", () => {
  const rows = changesCsv(busy, opened).split("\r\n");
  expect(rows[0]).toBe("change,from,to,ports,newly exposed to the outside,caused by");
  expect(rows[1]).toBe("opened,every address outside,shop/db,TCP 5432,yes,'=SUM(1)|x");
  expect(rows[3]).toBe("closed,shop/spy,shop/db,all ports,no,allow web to db");
  const quoted = view({ ...busy, causes: [step(1, '@a,"b"', { opened: 1, closed: 0 })], lines: [line({})] });
  expect(changesCsv(quoted, opened)).toContain(`"'@a,""b"""`);
});

test("edits that are called alike are told apart by their number", () => {
  const alike = view({
    causes: [step(7, "type in a.yaml", { opened: 1, closed: 0 }), step(9, "type in a.yaml", { opened: 1, closed: 0 })],
  });
  const steps = [7, 8, 9].map((id) => ({ id, label: "", back: [] }));
  const labels = withNumberedCauses(alike, steps).causes.map(({ cause }) => causeTitle(cause, opened));
  expect(labels).toEqual(["type in a.yaml (edit 1)", "type in a.yaml (edit 3)"]);
  expect(withNumberedCauses(busy, steps)).toBe(busy);
});
