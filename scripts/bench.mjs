// npm run bench: times the engine and the command line on seeded clusters, then the built page in a real browser.
//   --engine | --browser  one of the two
//   --only PATTERN        of the engine's rows those whose work matches it
//   --quick               small clusters, in seconds: to see that it works
//   --compare             how the rows stand to docs/bench-baseline.json
//   --keep                write docs/bench-baseline.json
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { compareWithBaseline, keepBaseline, tableOf } from "./bench-baseline.mjs";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { runBundled } from "./bundle.mjs";
import { root } from "./install.mjs";

const self = fileURLToPath(import.meta.url);
const words = process.argv.slice(2);

if (words.includes("--task")) await runEngine();
else process.exitCode = await main();

/** What the engine's bench is, in this process. */
async function runEngine() {
  const sources = ["src/engine", "src/engine/bench", "src/engine/testing"];
  const bundled = { entry: "src/engine/bench/main.ts", sources, cacheName: "sallyport-bench" };
  await runBundled(bundled, [self, join(root, "scripts/cli.mjs"), ...words.filter((word) => word !== "--rows")]);
}

async function main() {
  if (words.includes("--rows")) {
    await runEngine();
    return 0;
  }
  const rows = [
    ...(words.includes("--browser") ? [] : benchEngine()),
    ...(words.includes("--engine") ? [] : await benchBrowser()),
  ];
  console.log(JSON.stringify({ node: process.version, rows }, null, 2));
  console.error(`\n${tableOf(rows)}`);
  if (words.includes("--compare")) console.error(`\n${compareWithBaseline(rows)}`);
  if (words.includes("--keep")) keepBaseline(rows, `npm run bench -- ${words.join(" ")}`);
  return 0;
}

/** @returns {import("./bench-baseline.mjs").Row[]} */
function benchEngine() {
  const { status, stdout } = spawnSync(process.execPath, [self, "--rows", ...words], {
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 1 << 26,
  });
  if (status !== 0) process.exit(status ?? 1);
  return JSON.parse(stdout.toString("utf8")).rows;
}

/** @returns {Promise<import("./bench-baseline.mjs").Row[]>} */
async function benchBrowser() {
  ensureBuilt();
  const executablePath = await ensureBrowser({ mayInstall: false });
  const folder = mkdtempSync(join(tmpdir(), "sallyport-bench-"));
  const report = join(folder, "rows.jsonl");
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/playwright/cli.js"), "test", "-c", "e2e/bench/bench.config.ts"],
    {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        BENCH_REPORT: report,
        ...(words.includes("--quick") ? { BENCH_QUICK: "1" } : {}),
        ...(executablePath === undefined ? {} : { CHROME_PATH: executablePath }),
      },
    },
  );
  if (status !== 0) console.error(`The browser's bench ended with ${status}: see test-results.`);
  const lines = readOr(report).split("\n").filter(Boolean);
  rmSync(folder, { recursive: true, force: true });
  return lines.map((line) => JSON.parse(line));
}

/** @param {string} path */
function readOr(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
