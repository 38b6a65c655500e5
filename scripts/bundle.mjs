// Bundles an entry of src/ for Node into node_modules/.cache and imports it, so that TypeScript runs at once.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fingerprint } from "./fingerprint.mjs";
import { root } from "./install.mjs";

const staleAfterMs = 600_000;

/**
 * Runs `main(argv)` of an entry in this process and ends it with the exit code that `main` gives.
 *
 * @param {string} entry relative to the project's root
 * @param {readonly string[]} sources what the entry may import: folders that a new bundle is needed for when they change
 * @param {string} cacheName folder in node_modules/.cache
 */
export async function runBundled(entry, sources, cacheName) {
  endQuietlyOnClosedPipe();
  try {
    const { main } = await import(pathToFileURL(await bundle(entry, sources, cacheName)).href);
    const code = await main(process.argv.slice(2));
    process.stdout.write("", () => process.exit(code));
  } catch (error) {
    console.error(error);
    process.exit(2);
  }
}

/**
 * The bundle is named by the state of its sources and appears in one rename, so that processes at once do not meet.
 *
 * @param {string} entry
 * @param {readonly string[]} sources
 * @param {string} cacheName
 */
async function bundle(entry, sources, cacheName) {
  const folder = join(root, "node_modules/.cache", cacheName);
  const file = join(folder, `${fingerprint([...sources, "package-lock.json", "scripts/bundle.mjs"], "time")}.mjs`);
  if (statSync(file, { throwIfNoEntry: false })) return file;
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, await compile(join(root, entry)));
  renameSync(unfinished, file);
  for (const name of readdirSync(folder)) {
    const other = join(folder, name);
    const written = statSync(other, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (other !== file && Date.now() - written > staleAfterMs) rmSync(other, { force: true });
  }
  return file;
}

/**
 * @param {string} entry
 * @returns {Promise<string>}
 */
async function compile(entry) {
  const { build } = await import("vite");
  const result = await build({
    configFile: false,
    root,
    logLevel: "silent",
    publicDir: false,
    ssr: { noExternal: true },
    build: {
      ssr: entry,
      write: false,
      target: "node20",
      minify: false,
      rolldownOptions: { output: { format: "es", codeSplitting: false } },
    },
  });
  const outputs = (Array.isArray(result) ? result : [result]).flatMap((each) => ("output" in each ? each.output : []));
  const chunk = outputs.find((output) => output.type === "chunk");
  if (chunk === undefined) throw new Error(`${entry} gave no bundle`);
  return chunk.code;
}

/** Whoever reads us may stop early (`… | head`): that is no failure. */
function endQuietlyOnClosedPipe() {
  process.stdout.on("error", (/** @type {NodeJS.ErrnoException} */ error) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}
