// npm test: everything that has to hold, from a fresh clone, in one command.
//   --long             instead the tests that take minutes: *.long.test.ts, what e2e marks @long, and mutants
//   --only=STEP[,STEP] for developers: types, lint, unit, build, e2e, mutation
//   --install-browser  as root on Debian, install Chromium where there is no browser (CI=true does the same)
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled, requireNode, root } from "./install.mjs";

const flags = process.argv.slice(2);
const long = flags.includes("--long");
const reports = mkdtempSync(join(tmpdir(), "sallyport-test-"));
const vitestReport = join(reports, "vitest.json");
const playwrightReport = join(reports, "playwright.json");

/** What was counted so far, over all runners. */
const counted = { passed: 0, failed: 0, skipped: 0 };

/** @type {Readonly<Record<string, () => number | Promise<number>>>} each gives its exit code */
const steps = { types, lint, unit, build, e2e, mutation };

process.exitCode = await main();
rmSync(reports, { recursive: true, force: true });

async function main() {
  const chosen = chosenSteps();
  if (chosen === undefined) return 2;
  requireNode();
  ensureInstalled();
  if (chosen.includes("e2e")) {
    const mayInstall = flags.includes("--install-browser") || Boolean(process.env.CI);
    process.env.CHROME_PATH = await ensureBrowser({ mayInstall });
    console.log(`Browser: ${process.env.CHROME_PATH}`);
  }
  const code = await runSteps(chosen);
  const { passed, failed, skipped } = counted;
  const counts = passed + failed > 0;
  if (counts) console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`);
  if (code !== 0) return code;
  const shouldCount = chosen.includes("unit") || chosen.includes("e2e");
  if (shouldCount && passed === 0) console.error("No test ran.");
  return failed > 0 || (shouldCount && passed === 0) ? 1 : 0;
}

/** The steps to run, or undefined where a flag is not known. */
function chosenSteps() {
  const known = (/** @type {string} */ flag) => /^--(long|install-browser|only=.+)$/.test(flag);
  const only = flags
    .find((flag) => flag.startsWith("--only="))
    ?.slice("--only=".length)
    .split(",");
  const unknown = [
    ...flags.filter((flag) => !known(flag)),
    ...(only ?? []).filter((name) => !Object.hasOwn(steps, name)),
  ];
  if (unknown.length > 0) {
    console.error(`Not known: ${unknown.join(" ")}. Steps are ${Object.keys(steps).join(", ")}.`);
    return undefined;
  }
  return only ?? (long ? ["unit", "build", "e2e"] : ["types", "lint", "unit", "build", "e2e"]);
}

/** @param {readonly string[]} chosen */
async function runSteps(chosen) {
  for (const name of chosen) {
    console.log(`\n── ${name}`);
    const startedAt = performance.now();
    const code = (await steps[name]?.()) ?? 1;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`── ${name} ${code === 0 ? "done" : `failed with exit code ${code}`} after ${seconds} s`);
    if (code !== 0) return code;
  }
  return 0;
}

function types() {
  return runTool("typescript/bin/tsc", ["-b"]);
}

function lint() {
  return runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]);
}

function unit() {
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${vitestReport}`];
  const code = runTool("vitest/vitest.mjs", [
    "run",
    ...reporters,
    ...(long ? ["--mode", "long", "--passWithNoTests"] : []),
  ]);
  const report = readReport(vitestReport);
  count(report?.numPassedTests, report?.numFailedTests, (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0));
  return code;
}

function build() {
  console.log(ensureBuilt() ? "Built dist/." : "dist/ is that of these sources.");
  return 0;
}

function e2e() {
  const args = ["test", "-c", "e2e/playwright.config.ts", "--reporter=list,json"];
  if (long) args.push("--pass-with-no-tests");
  const code = runTool("playwright/cli.js", args, {
    PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport,
    ...(long ? { LONG_TESTS: "1" } : {}),
  });
  const stats = readReport(playwrightReport)?.stats;
  const flaky = stats?.flaky ?? 0;
  count((stats?.expected ?? 0) + flaky, stats?.unexpected, stats?.skipped);
  if (flaky > 0) console.warn(`${flaky} passed only at the second try (“flaky” above): each hides a defect, mend it.`);
  return code;
}

function mutation() {
  return runTool("../scripts/mutation/run.mjs", []);
}

/**
 * @param {string} program below node_modules
 * @param {readonly string[]} args
 * @param {Readonly<Record<string, string>>} [env]
 */
function runTool(program, args, env = {}) {
  const { status, signal } = spawnSync(process.execPath, [join(root, "node_modules", program), ...args], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
  });
  if (signal) console.error(`Ended by ${signal}.`);
  return status ?? 1;
}

/** @param {string} path */
function readReport(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function count(passed = 0, failed = 0, skipped = 0) {
  counted.passed += passed;
  counted.failed += failed;
  counted.skipped += skipped;
}
