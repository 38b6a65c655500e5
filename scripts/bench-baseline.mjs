// The kept result of the bench, docs/bench-baseline.json, and how a new one stands to it.
import { readFileSync, writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import { root } from "./install.mjs";

/**
 * A row of the engine's bench (`src/engine/bench/bench-row.ts`) or of the browser's (`e2e/bench/report.ts`).
 *
 * @typedef {{ work: string, input?: string, form?: string | null, medianMs?: number, p95Ms?: number, cpuMs?: number | null, peakMb?: number | null,
 *   processMb?: number | null, goalMs?: number | null, goalMb?: number | null, isMet?: boolean | null, ratio?: number | null,
 *   reference?: string | null, [more: string]: unknown }} Row
 */

const file = join(root, "docs/bench-baseline.json");

/**
 * A table of Markdown.
 *
 * @param {readonly Row[]} rows
 */
export function tableOf(rows) {
  const lines = rows.map((row) => {
    const { work, input = "", form, medianMs, p95Ms, cpuMs, peakMb, processMb, ratio, reference, ...rest } = row;
    const { goalMs, goalMb, isMet, runs: _, keptMb: __, ...more } = rest;
    const goals = [goalMs == null ? [] : `${goalMs} ms`, goalMb == null ? [] : `${goalMb} MB`].flat();
    return [
      work,
      [input, form].filter(Boolean).join("; ") + wordsOf(more),
      medianMs === undefined ? "" : `${medianMs} / ${p95Ms}`,
      cpuMs == null ? "" : String(cpuMs),
      peakMb == null ? (processMb == null ? "" : `(${processMb})`) : String(peakMb),
      goals.length === 0 ? "" : `< ${goals.join(", ")}`,
      isMet == null ? "" : isMet ? "yes" : "NO",
      ratio == null ? "" : `${ratio} × ${reference}`,
    ];
  });
  const heads = ["work", "input", "median / p95 ms", "processor ms", "peak MB (process)", "goal", "met", "ratio"];
  return [heads, heads.map(() => "---"), ...lines].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** @param {Readonly<Record<string, unknown>>} members */
function wordsOf(members) {
  const words = Object.entries(members).flatMap(([name, value]) => (value == null ? [] : `${name} ${value}`));
  return words.length === 0 ? "" : ` ${words.join(", ")}`;
}

/**
 * A line for each row that the kept result has too: now by then, below 1 is faster or smaller.
 *
 * @param {readonly Row[]} rows
 */
export function compareWithBaseline(rows) {
  const { rows: kept, date, machine, load } = readBaseline();
  const then = new Map(kept.map((row) => [keyOf(row), row]));
  const lines = rows.flatMap((row) => {
    const before = then.get(keyOf(row));
    if (before === undefined) return [];
    const times = by(row.medianMs, before.medianMs);
    const processor = by(row.cpuMs, before.cpuMs);
    const memory = by(row.peakMb ?? row.processMb, before.peakMb ?? before.processMb);
    return `${times} time, ${processor} processor time, ${memory} memory  ${keyOf(row)}`;
  });
  return [`By the kept result of ${date} (${machine}, load ${load}):`, ...lines].join("\n");
}

/**
 * @param {number | null | undefined} now
 * @param {number | null | undefined} before
 */
function by(now, before) {
  return now == null || before == null || before === 0 ? "   –" : (now / before).toFixed(2);
}

/** @param {Row} row */
function keyOf({ work, input, form, pods }) {
  return [work, input, form, pods === undefined ? undefined : `${pods} pods`].filter(Boolean).join(" | ");
}

/** @returns {{ rows: readonly Row[], date: string, machine: string, load: number }} */
function readBaseline() {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return { rows: [], date: "never", machine: "no machine", load: 0 };
  }
}

/**
 * @param {readonly Row[]} rows
 * @param {string} command
 */
export function keepBaseline(rows, command) {
  const [processor] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const machine = `${cpus().length} × ${processor?.model ?? "unknown processor"}, ${memory}, ${process.platform}`;
  const date = new Date().toISOString().slice(0, 10);
  // of the last 15 minutes: times of a machine on which others work too are to be read with care
  const load = Math.round((loadavg()[2] ?? 0) * 10) / 10;
  const kept = { date, command: command.trim(), node: process.version, machine, load, rows };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
}
