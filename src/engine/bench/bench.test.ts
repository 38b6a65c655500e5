import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { BenchResult } from "./bench-row";

const BENCH = fileURLToPath(new URL("../../../scripts/bench.mjs", import.meta.url));

const WORKS_ON_TEXT = [
  "text to all verdicts, cold",
  "text to all verdicts, warm",
  "one edited policy to verdicts, picture and delta",
  "one edited pod label to verdicts, picture and delta",
  "probes on the command line, process start included",
  "reach --level workload, process start included",
  "reach --level pod, process start included",
  "text to verdicts",
  "one edit to verdicts",
  "text to picture",
  "one edit to picture",
  "one pod label edit to picture",
  "one edit in another file to picture",
  "preview of a default deny for one namespace",
  "preview of a default deny for all namespaces",
  "offer of the form of a policy",
  "offer of the form of an allowance",
];

test("the bench gives every row, with times, memory, what is aimed at and a ratio to its reference", () => {
  const { status, stdout } = spawnSync(process.execPath, [BENCH, "--rows", "--engine", "--quick"], {
    encoding: "utf8",
  });
  expect(status).toBe(0);
  const { rows } = JSON.parse(stdout) as { rows: readonly BenchResult[] }; // printed by the bench's main
  for (const work of WORKS_ON_TEXT) {
    const forms = rows.filter((row) => row.work === work).map(({ form }) => form);
    expect([...new Set(forms)].sort(), work).toEqual(["documents", "list"]);
  }
  expect(rows.filter(({ work }) => work.startsWith("verdicts alone"))).toHaveLength(6);
  expect(rows.filter(({ work }) => work === "hostile text to picture")).toHaveLength(11);
  const aims = rows.map(({ goalMs, goalMb }) => `${goalMs} ${goalMb}`).filter((aim) => aim !== "null null");
  expect(new Set(aims)).toEqual(
    new Set([
      ...["500 200", "4000 600", "150 null", "500 null", "1000 500"],
      ...["20 null", "100 null", "40 null", "200 null", "2000 null", "5000 null"],
    ]),
  );
  for (const row of rows) {
    for (const time of [row.medianMs, row.p95Ms, row.ratio]) expect(time, row.work).toBeGreaterThan(0);
    expect(row.p95Ms).toBeGreaterThanOrEqual(row.medianMs);
    expect(row.peakMb ?? row.processMb ?? 1, row.work).toBeGreaterThan(0);
    expect(row.isMet === null, row.work).toBe(row.goalMs === null && row.goalMb === null);
  }
}, 240_000);
