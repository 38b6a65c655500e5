// What has to be there before anything else: a Node that is new enough, and the packages of the lock file.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const minimum = [20, 19];

/** Ends the process with a clear sentence where Node is too old to run the rest. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [minimumMajor = 0, minimumMinor = 0] = minimum;
  if (major > minimumMajor || (major === minimumMajor && minor >= minimumMinor)) return;
  console.error(
    `Node ${minimum.join(".")} or newer is needed; this is ${process.versions.node}. See https://nodejs.org`,
  );
  process.exit(1);
}

/** Installs the packages of the lock file where they are missing or of other versions. */
export function ensureInstalled() {
  if (isInstalled()) return;
  console.log("Installing the packages of package-lock.json …");
  const npm = npmCommand();
  const { status } = spawnSync(npm.command, [...npm.args, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
    shell: npm.shell,
  });
  if (status === 0) return;
  console.error("npm ci failed: see above.");
  process.exit(status ?? 1);
}

/**
 * Every package that this platform needs is recorded in node_modules with the version and checksum of the lock file.
 * Packages marked optional are builds for other platforms.
 */
function isInstalled() {
  const wanted = readPackages("package-lock.json");
  const present = readPackages("node_modules/.package-lock.json");
  if (wanted === undefined || present === undefined) return false;
  return Object.entries(wanted).every(
    ([path, { version, integrity, optional }]) =>
      path === "" || optional || (present[path]?.version === version && present[path]?.integrity === integrity),
  );
}

/** @typedef {Record<string, { version?: string, integrity?: string, optional?: boolean }>} Packages */

/**
 * @param {string} lockFile
 * @returns {Packages | undefined}
 */
function readPackages(lockFile) {
  try {
    return JSON.parse(readFileSync(`${root}/${lockFile}`, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** Inside an npm script the npm that runs it is known by path, which spares a shell on Windows. */
function npmCommand() {
  const path = process.env.npm_execpath;
  return path?.endsWith(".js")
    ? { command: process.execPath, args: [path], shell: false }
    : { command: "npm", args: [], shell: process.platform === "win32" };
}
