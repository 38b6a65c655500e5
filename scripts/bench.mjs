// npm run bench: times the engine on seeded clusters, then the built page in a real browser. `--engine [PODS…]` and
// `--browser` run one of the two.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureBrowser } from "./browser.mjs";
import { ensureBuilt } from "./build.mjs";
import { runBundled } from "./bundle.mjs";
import { root } from "./install.mjs";

const [part, ...rest] = process.argv.slice(2);

if (part === "--engine") {
  process.argv.splice(2, 1);
  await runBundled("src/engine/bench/main.ts", ["src/engine"], "sallyport-bench");
} else if (part === "--browser") {
  process.exit(await benchBrowser());
} else {
  const args = [fileURLToPath(import.meta.url), "--engine", ...(part === undefined ? [] : [part]), ...rest];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  process.exit(status === 0 ? await benchBrowser() : (status ?? 1));
}

async function benchBrowser() {
  ensureBuilt();
  const executablePath = await ensureBrowser({ mayInstall: false });
  const { status } = spawnSync(
    process.execPath,
    [join(root, "node_modules/playwright/cli.js"), "test", "-c", "e2e/bench/bench.config.ts"],
    {
      cwd: root,
      stdio: "inherit",
      env: { ...process.env, ...(executablePath === undefined ? {} : { CHROME_PATH: executablePath }) },
    },
  );
  return status ?? 1;
}
