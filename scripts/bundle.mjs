// Bundles an entry of src/ for Node into node_modules/.cache and runs it, so that TypeScript starts at once.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { Script } from "node:vm";
import { fingerprint } from "./fingerprint.mjs";
import { root } from "./install.mjs";

const staleAfterMs = 600_000;

/**
 * @typedef {object} Bundled
 * @property {string} entry relative to the project's root; it exports `main(argv)`, which gives the exit code
 * @property {readonly string[]} sources what the entry may import: folders that a new bundle is needed for when they change
 * @property {string} cacheName folder in node_modules/.cache
 * @property {string} [kept] a word for this kind of run: what V8 compiled in it is kept for the next one. Absent: every
 *   run compiles anew
 */

/**
 * Runs `main(argv)` of an entry in this process and ends it with the exit code that `main` gives.
 *
 * @param {Bundled} bundled
 * @param {readonly string[]} argv
 */
export async function runBundled(bundled, argv) {
  endQuietlyOnClosedPipe();
  try {
    const { main, keepCompiled } = load(await bundle(bundled), bundled.kept);
    const code = await main(argv);
    process.stdout.write("", () => {
      // a call that could not be carried out compiled little, and its word may be no verb
      if (code !== 2) keepCompiled();
      process.exit(code);
    });
  } catch (error) {
    console.error(error);
    process.exit(2);
  }
}

/**
 * The bundle is named by the state of its sources and appears in one rename, so that processes at once do not meet.
 *
 * @param {Bundled} bundled
 */
async function bundle({ entry, sources, cacheName }) {
  const folder = join(root, "node_modules/.cache", cacheName);
  const file = join(folder, `${fingerprint([...sources, "package-lock.json", "scripts/bundle.mjs"], "time")}.cjs`);
  if (statSync(file, { throwIfNoEntry: false })) return file;
  mkdirSync(folder, { recursive: true });
  writeAtOnce(file, await compile(join(root, entry)));
  for (const name of readdirSync(folder)) {
    const other = join(folder, name);
    const written = statSync(other, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (!name.startsWith(basename(file)) && Date.now() - written > staleAfterMs) rmSync(other, { force: true });
  }
  return file;
}

/**
 * Loads a bundle. Compiling it takes longer than a small call, so the compiled code is kept beside it: V8 checks that it
 * is of the same text, version and flags, and compiles anew where it is not.
 *
 * @param {string} file
 * @param {string | undefined} kept
 */
function load(file, kept) {
  const keptFile = kept === undefined ? undefined : `${file}.${kept}`;
  const cachedData = keptFile === undefined ? undefined : readOr(keptFile);
  const source = `(function (exports, require, module) {${readFileSync(file, "utf8")}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  /** @type {{ exports: { main: (argv: readonly string[]) => Promise<number> } }} */
  const loaded = { exports: { main: async () => 2 } };
  script.runInThisContext()(loaded.exports, createRequire(file), loaded);
  return {
    main: loaded.exports.main,
    keepCompiled() {
      if (keptFile === undefined || (cachedData !== undefined && !script.cachedDataRejected)) return;
      try {
        writeAtOnce(keptFile, script.createCachedData());
      } catch {
        // A folder that can't be written to: the next run compiles anew, too.
      }
    },
  };
}

/** @param {string} file */
function readOr(file) {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} file
 * @param {string | Buffer} content
 */
function writeAtOnce(file, content) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, content);
  renameSync(unfinished, file);
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
      rolldownOptions: { output: { format: "cjs", codeSplitting: false } },
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
