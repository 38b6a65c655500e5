// npm run test:mutation: makes small mistakes in the engine's core, one at a time, and counts which the tests notice.
//   PART…        selectors, ports, addresses, isolation; none = all
//   --fresh      tries every mutant again, instead of only those whose code or tests changed since the last run
//   --workers=N  how many are tried at a time; 1 unless told
//   --write      puts the result of all parts into docs/mutation.md
// Fails below 95 % in any part, and where a survivor is not explained in survivors.json. See docs/mutation.md.
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { requireNode, root } from "../install.mjs";
import { parts } from "./parts.mjs";
import { reportOf, writeReport } from "./report.mjs";

const LOWEST_SCORE = 95;

requireNode();
process.chdir(root);
process.exitCode = await main(process.argv.slice(2));

/** @param {readonly string[]} args */
async function main(args) {
  const workers = Number(args.find((arg) => arg.startsWith("--workers="))?.slice("--workers=".length) ?? 1);
  const named = args.filter((arg) => !arg.startsWith("--"));
  const unknown = [
    ...named.filter((name) => !Object.hasOwn(parts, name)),
    ...args.filter((arg) => arg.startsWith("--") && !/^--(fresh|write|workers=.*)$/.test(arg)),
  ];
  if (unknown.length > 0 || !Number.isInteger(workers) || workers < 1) {
    console.error(
      `Not known: ${unknown.join(" ") || "a number of workers"}. Parts are ${Object.keys(parts).join(", ")}.`,
    );
    return 2;
  }
  const chosen = named.length === 0 ? Object.keys(parts) : named;
  const reports = [];
  for (const part of chosen) {
    const report = await tryMutants(part, workers, args.includes("--fresh"));
    console.log(
      `\n${part}: ${report.score.toFixed(1)} % of ${report.mutants} noticed, ${report.survivors.length} survived`,
    );
    for (const { place, what } of report.unexplained) console.log(`  not explained: ${place} ${what}`);
    for (const { file, mutant } of report.idle) console.log(`  explains nothing any more: ${file} ${mutant}`);
    reports.push(report);
  }
  if (args.includes("--write") && named.length === 0) writeFileSync("docs/mutation.md", writeReport(reports));
  return reports.every(
    ({ score, unexplained, idle }) => score >= LOWEST_SCORE && unexplained.length + idle.length === 0,
  )
    ? 0
    : 1;
}

/**
 * @param {string} part
 * @param {number} workers
 * @param {boolean} fresh
 */
async function tryMutants(part, workers, fresh) {
  const kept = join("node_modules/.cache/mutation", `${part}.json`);
  if (fresh) rmSync(kept, { force: true });
  const stryker = new Stryker({
    configFile: "scripts/mutation/stryker.json",
    mutate: [...(parts[part] ?? [])],
    concurrency: workers,
    tempDirName: join(tmpdir(), "sallyport-mutation"),
    incrementalFile: kept,
  });
  return reportOf(part, await stryker.runMutationTest());
}
