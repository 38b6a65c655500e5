import { readFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "../install.mjs";

/**
 * Why mutants that no test notices are no mistakes. `mutants`: what stands there → what Stryker made of it, as a run prints
 * it; `line`: a part of their line, where the file has several such mutants.
 *
 * @type {readonly Readonly<{ file: string, because: string, line?: string, mutants: readonly string[] }>[]}
 */
const explained = JSON.parse(readFileSync(new URL("./survivors.json", import.meta.url), "utf8"));
const explanations = explained.flatMap(({ mutants, ...rest }) => mutants.map((mutant) => ({ ...rest, mutant })));

/** @typedef {Awaited<ReturnType<import("@stryker-mutator/core").Stryker["runMutationTest"]>>[number]} Mutant */
/** @typedef {typeof explanations[number]} Explanation */
/** @typedef {Readonly<{ file: string, place: string, what: string, explanation: Explanation | undefined }>} Survivor */
/** @typedef {{ killed: number, timeout: number, survived: number, uncovered: number }} Counts - a timeout is noticed too */

/** What came out of one part: counts of each file, who survived, and explanations that explain nothing any more. */
export function reportOf(/** @type {string} */ part, /** @type {readonly Mutant[]} */ made) {
  // what cannot even be loaded is no mistake that a test could overlook
  const tried = made.filter(({ status }) => status !== "RuntimeError" && status !== "CompileError");
  const survivors = tried.filter(({ status }) => status === "Survived" || status === "NoCoverage").map(survivorOf);
  /** @type {Map<string, Counts>} */
  const files = new Map();
  for (const { fileName, status } of tried) {
    const file = relative(root, fileName);
    const counts = files.get(file) ?? { killed: 0, timeout: 0, survived: 0, uncovered: 0 };
    files.set(file, counts);
    if (status === "Killed") counts.killed++;
    else if (status === "Timeout") counts.timeout++;
    else if (status === "Survived") counts.survived++;
    else if (status === "NoCoverage") counts.uncovered++;
    else throw new Error(`${file}: a mutant came out as ${status}`);
  }
  const idle = explanations.filter(
    (one) => files.has(one.file) && !survivors.some(({ explanation }) => explanation === one),
  );
  const mutants = tried.length;
  return {
    part,
    files,
    mutants,
    score: (100 * (mutants - survivors.length)) / mutants,
    survivors,
    unexplained: survivors.filter(({ explanation }) => explanation === undefined),
    idle,
  };
}

/** @typedef {ReturnType<typeof reportOf>} Report */

/** The text of docs/mutation.md. */
export function writeReport(/** @type {readonly Report[]} */ reports) {
  const rows = reports.flatMap(({ files }) =>
    [...files].map(([file, { killed, timeout, survived, uncovered }]) => {
      const noticed = killed + timeout;
      const score = (100 * noticed) / (noticed + survived + uncovered);
      return `| \`${file.replace("src/engine/", "")}\` | ${killed} | ${timeout} | ${survived} | ${uncovered} | ${score.toFixed(1)} % |`;
    }),
  );
  const lines = [
    INTRODUCTION,
    `## The last result (${new Date().toISOString().slice(0, 10)})`,
    "",
    "| part | mutants | noticed | score |",
    "|---|---|---|---|",
    ...reports.map(
      ({ part, mutants, survivors, score }) =>
        `| ${part} | ${mutants} | ${mutants - survivors.length} | ${score.toFixed(1)} % |`,
    ),
    "",
    "A *timeout* is a mutant that never comes to an end, and so is noticed. *Uncovered*: no test runs through it.",
    "",
    "| file | killed | timeout | survived | uncovered | score |",
    "|---|---|---|---|---|---|",
    ...rows,
    "",
    "## Who survives, and why that is right",
    "",
    ...reports.flatMap(({ part, survivors }) =>
      survivors.length === 0 ? [] : [`**${part}**`, "", ...told(survivors), ""],
    ),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

/** Survivors with the same explanation are told together. */
function told(/** @type {readonly Survivor[]} */ survivors) {
  /** @type {Map<string, string[]>} */
  const byReason = new Map();
  for (const { file, what, explanation } of survivors) {
    const because = explanation?.because ?? "**not explained**";
    const text = `\`${file.replace("src/engine/", "")}\` ${code(what)}`;
    byReason.set(because, [...(byReason.get(because) ?? []), text]);
  }
  return [...byReason].map(([because, mutants]) => `- ${[...new Set(mutants)].join("; ")}: ${because}`);
}

/** @returns {Survivor} */
function survivorOf(/** @type {Mutant} */ { fileName, location, replacement = "" }) {
  const { start, end } = location;
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  const [line = ""] = lines;
  const last = lines.length - 1;
  lines[last] = (lines[last] ?? "").slice(0, end.column - 1);
  lines[0] = (lines[0] ?? "").slice(start.column - 1);
  const file = relative(root, fileName);
  const what = `${short(lines.join(" "))} → ${short(replacement)}`;
  const explanation = explanations.find(
    (one) => one.file === file && one.mutant === what && line.includes(one.line ?? ""),
  );
  return { place: `${file}:${start.line}:${start.column}`, file, what, explanation };
}

/** One line of at most 120 characters, so that an explanation can name a mutant of a whole block. */
function short(/** @type {string} */ text) {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= 120 ? line : `${line.slice(0, 119)}…`;
}

/** Code that may hold back-ticks, in Markdown. */
function code(/** @type {string} */ text) {
  return text.includes("`") ? `\`\` ${text} \`\`` : `\`${text}\``;
}

const INTRODUCTION = `# Do the tests notice a mistake?

\`npm run test:mutation\` answers that: [Stryker](https://stryker-mutator.io) makes a small mistake in the engine's core (\`<\` for
\`<=\`, a condition always true, a call left out, another string), runs the tests that pass through that place, and
goes on with the next one. Each mistake has to make a test fail.

- **What is mutated**: selectors, port sets, address sets and isolation; \`scripts/mutation/parts.mjs\` has the files.
- **Against what**: unit tests of \`engine/net\`, \`kube\`, \`cluster\` and \`policy\`, the conformance tables, Kubernetes' own
  answers for selectors and blocks, and 500 cases of the verdict corpus (\`engine/testing/mutation.config.ts\`).
- **What has to hold**: 95 % or more in each part, and an explanation in \`scripts/mutation/survivors.json\` for every mutant that
  survives. An explanation whose mutant is gone fails too.
- \`npm run test:mutation -- ports\` runs a part, \`--workers=2\` tries two at a time, \`--write\` writes this file. What was found out is kept in
  \`node_modules/.cache/mutation\`, so that a second run tries only what changed; \`--fresh\` forgets it. Stryker works on a
  copy below the system's temporary folder; nothing in the tree is touched.
`;
