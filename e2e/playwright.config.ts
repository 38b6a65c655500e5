import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { defineConfig } from "playwright/test";
import { installedBrowser } from "../scripts/browser.mjs";

/** Picked once, by the process that reads this first; the workers inherit it. */
process.env.E2E_PORT ??= String(await freePort());
const origin = `http://localhost:${process.env.E2E_PORT}`;
const executablePath = process.env.CHROME_PATH ?? installedBrowser();
/** What is tested: the page built into `dist`, or into the folder that `E2E_DIST` names. */
const dist = resolve(process.env.E2E_DIST ?? join(import.meta.dirname, "../dist"));
const long = Boolean(process.env.LONG_TESTS);

/** The browser's own traffic is off, and no name but this machine's resolves. */
const quietBrowser = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--metrics-recording-only",
  "--no-first-run",
  "--no-pings",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
];

export default defineConfig({
  testDir: "journeys",
  outputDir: "../test-results",
  forbidOnly: Boolean(process.env.CI),
  fullyParallel: true,
  workers: process.env.CI ? 2 : 1,
  // A busy machine may make one journey late; what passes only at the second try is told (scripts/test.mjs).
  retries: process.env.CI && !long ? 1 : 0,
  timeout: long ? 600_000 : 30_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  ...(long ? { grep: /@long/ } : { grepInvert: /@long/ }),
  use: {
    baseURL: `${origin}/`,
    viewport: { width: 1440, height: 900 },
    contextOptions: { reducedMotion: "reduce" },
    // A trace of every journey costs a quarter of its time: in CI what fails is traced when it is tried again.
    trace: process.env.CI && !long ? "on-first-retry" : "retain-on-failure",
    launchOptions: {
      ...(executablePath === undefined ? {} : { executablePath }),
      args: [...quietBrowser, ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
    },
  },
  webServer: {
    command: `"${process.execPath}" scripts/serve.mjs --port ${process.env.E2E_PORT} --folder "${dist}"`,
    cwd: "..",
    url: `${origin}/`,
    reuseExistingServer: false,
    timeout: 30_000,
  },
});

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once("error", fail);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address !== null ? address.port : 4317));
    });
  });
}
