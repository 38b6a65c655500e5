// Builds dist/ where the sources are not those that it was built from.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "./fingerprint.mjs";
import { root } from "./install.mjs";

const inputs = ["src", "public", "index.html", "vite.config.ts", "package-lock.json", "deploy/_headers"];
const stampFile = join(root, "node_modules/.cache/sallyport/dist.stamp");

/** Builds if needed and tells whether it did; a failing build ends the process with its exit code. */
export function ensureBuilt() {
  const sources = fingerprint(inputs, "content");
  if (stampFor(sources) === readOr(stampFile, "none")) return false;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  const { status } = spawnSync(process.execPath, [vite, "build", "--logLevel", "warn"], {
    cwd: root,
    stdio: ["ignore", "inherit", "inherit"],
  });
  if (status !== 0) process.exit(status ?? 1);
  mkdirSync(join(root, "node_modules/.cache/sallyport"), { recursive: true });
  writeFileSync(stampFile, stampFor(sources));
  return true;
}

/**
 * The page names every asset by its hash, so it stands for the whole of dist/.
 *
 * @param {string} sources
 */
function stampFor(sources) {
  return `${sources}\n${readOr(join(root, "dist/index.html"), "")}`;
}

/**
 * @param {string} path
 * @param {string} otherwise
 */
function readOr(path, otherwise) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return otherwise;
  }
}
