import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";

const CLI = fileURLToPath(new URL("../../scripts/cli.mjs", import.meta.url));
const CORPUS = fileURLToPath(new URL("../engine/manifest/fixtures/hostile", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "sallyport-"));

function run(...args: readonly string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { cwd: folder, encoding: "utf8", timeout: 100_000 });
}

const utf16 = (text: string) => Buffer.from(text, "utf16le");
const namespace = (name: string) => `apiVersion: v1\nkind: Namespace\nmetadata: {name: ${name}}\n`;
const MARKUP = `'"><img src=x onerror=alert(1)>\u001b[31m.yaml`;

/** What the copy of the corpus lacks for being no text. */
const FILES: readonly (readonly [string, Uint8Array | string])[] = [
  ["036.yaml", Buffer.from("\x89PNG\r\n\x1a\n", "latin1")],
  ["037.yaml", Buffer.from("\x1f\x8b\x08", "latin1")],
  ["039.yaml", utf16(`\ufeff${namespace("little")}`)],
  ["040.yaml", utf16(`\ufeff${namespace("big")}`).swap16()],
  ["041.yaml", utf16(namespace("bare"))],
  ["042.yaml", Buffer.from("# caf\xe9\n", "latin1")],
  [MARKUP, namespace("marked")],
];

beforeAll(() => {
  cpSync(CORPUS, join(folder, "all"), { recursive: true });
  for (const [name, content] of FILES) writeFileSync(join(folder, "all", name), content);
  run("--help"); // builds the bundle
}, 100_000);
afterAll(() => rmSync(folder, { recursive: true }));

interface Case {
  readonly file: string;
  readonly outcome: string;
  readonly error_line: number | null;
}

/** The corpus counts lines that the text does not have. */
const LINE_IN_TEXT: ReadonlyMap<string, number> = new Map([["005", 10]]);
/** What is deliberately otherwise is told in `engine/testing/hostile.test.ts`. */
const OTHERWISE: ReadonlySet<string> = new Set(["120"]);

/** Nothing but what a terminal shows as it stands, and no trace of an exception. */
function expectSober(text: string) {
  expect(text).not.toMatch(/(?![\n\t])[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
  expect(text).not.toMatch(/^ {4}at |TypeError|RangeError|SyntaxError|undefined/m);
}

test("the hostile corpus is validated: errors at their lines, what is no text by its name", {
  timeout: 100_000,
}, () => {
  const { status, stdout, stderr } = run("validate", "all");
  expect(status).toBe(2);
  expectSober(stdout);
  expectSober(stderr);
  expect(stderr.trimEnd().split("\n").sort()).toEqual([
    "cannot read all/036.yaml: it is a PNG image, not text",
    "cannot read all/037.yaml: it is a gzip archive, not text; unpack it first",
    "cannot read all/041.yaml: it looks like UTF-16 (little end first) without a byte-order mark; save it as UTF-8",
    "cannot read all/042.yaml: it is not UTF-8 text: the byte E9 in line 1 (byte 5 of the file, from 0) belongs to no character; save it as UTF-8",
  ]);
  const findings = stdout
    .trimEnd()
    .split("\n")
    .map((line): unknown => JSON.parse(line));
  const errors = new Map<unknown, unknown[]>();
  for (const finding of findings) {
    // Made by `validate`, which gives each line these fields.
    const { file, line, column, severity } = finding as Record<string, unknown>;
    expect([Number(line) >= 1, Number(column) >= 1]).toEqual([true, true]);
    if (severity === "error") errors.set(file, [...(errors.get(file) ?? []), line]);
  }
  // The fixture is ours and has this shape.
  const { cases } = JSON.parse(readFileSync(join(CORPUS, "manifest.json"), "utf8")) as {
    readonly cases: readonly Case[];
  };
  for (const { file, outcome, error_line } of cases) {
    if (!outcome.startsWith("error") || OTHERWISE.has(file.slice(0, 3))) continue;
    const lines = errors.get(`all/${file}`);
    expect(lines, file).toBeDefined();
    const line = LINE_IN_TEXT.get(file.slice(0, 3)) ?? error_line;
    if (line !== null) expect(lines, file).toContain(line);
  }
  expect(JSON.stringify([...errors.keys()])).not.toContain("039");
});

test.each([["json"], ["csv"], ["md"]])("what it comes to is printed soberly as %s", { timeout: 100_000 }, (format) => {
  const { status, stdout, stderr } = run("reach", "all", "--format", format);
  expect(status).toBe(2);
  expectSober(stdout);
  expectSober(stderr);
  if (format === "json") JSON.parse(stdout);
});
