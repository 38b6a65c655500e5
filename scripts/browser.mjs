// Finds a Chromium for the end-to-end tests, or gets one.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { root } from "./install.mjs";

/**
 * An installed Chromium, Chrome or Edge that starts, or undefined. `CHROME_PATH` comes first.
 *
 * @returns {string | undefined}
 */
export function installedBrowser() {
  const named = process.env.CHROME_PATH;
  if (named) {
    if (answersVersion(named)) return named;
    console.error(`CHROME_PATH is ${named}, which does not start: correct it or unset it.`);
    process.exit(1);
  }
  return candidates().find((path) => existsSync(path) && answersVersion(path));
}

/**
 * A browser that starts, in the order: installed, Playwright's own, Playwright's download, the system's package where
 * that may be installed without asking. Ends the process with what to do where there is none.
 *
 * @param {{ mayInstall: boolean }} options
 * @returns {Promise<string>}
 */
export async function ensureBrowser({ mayInstall }) {
  const found = installedBrowser() ?? (await playwrightBrowser());
  if (found !== undefined) return found;
  console.log("No browser found: asking Playwright for one …");
  run(process.execPath, [join(root, "node_modules/playwright/cli.js"), "install", "chromium"]);
  const downloaded = await playwrightBrowser();
  if (downloaded !== undefined) return downloaded;
  if (mayInstall && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
    console.log("Installing the system's chromium …");
    const packages = ["chromium", "fonts-dejavu-core"];
    run("apt-get", ["update"]) && run("apt-get", ["install", "-y", "--no-install-recommends", ...packages]);
    const installed = installedBrowser();
    if (installed !== undefined) return installed;
  }
  console.error(`
The end-to-end tests need a Chromium, and none was found. Do one of these and start again:
  - install Chromium, Chrome or Edge (Debian: apt-get install chromium)
  - npx playwright install chromium
  - set CHROME_PATH to the browser's executable
  - as root on Debian: npm test -- --install-browser`);
  process.exit(1);
}

/** Playwright's own download where it is there and starts. */
async function playwrightBrowser() {
  const { chromium } = await import("playwright");
  const path = chromium.executablePath();
  return existsSync(path) && answersVersion(path) ? path : undefined;
}

function candidates() {
  const { platform, env } = process;
  if (platform === "darwin") {
    return ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) =>
      ["", env.HOME ?? ""].map((home) => `${home}/Applications/${name}.app/Contents/MacOS/${name}`),
    );
  }
  if (platform === "win32") {
    const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((path) => path !== undefined);
    const programs = ["Google/Chrome/Application/chrome.exe", "Chromium/Application/chrome.exe"];
    return folders.flatMap((folder) =>
      [...programs, "Microsoft/Edge/Application/msedge.exe"].map((program) => join(folder, program)),
    );
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
  const folders = [...(env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return names.flatMap((name) => folders.filter((folder) => folder !== "").map((folder) => join(folder, name)));
}

/**
 * A stub that only says what to install does not answer. On Windows `--version` opens a window, so being there must do.
 *
 * @param {string} path
 */
function answersVersion(path) {
  if (process.platform === "win32") return existsSync(path);
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 15_000 });
  return status === 0 && /\d+\.\d+/.test(stdout);
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  return spawnSync(command, args, { stdio: ["ignore", "inherit", "inherit"], env }).status === 0;
}
