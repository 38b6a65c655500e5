import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { ExposedCase } from "./naive-exposed";
import { parseTruthTable, type TruthTable } from "./truth-table";

/** A rule of Kubernetes as data: cases, and the wrong readings that they reject. */
export interface ConformanceRule {
  readonly name: string;
  readonly cases: readonly ConformanceCase[];
  /** Names after `mutant:` in `rule.md`; empty where the folder says why it has none. */
  readonly mutants: readonly string[];
}

/** Manifests and the table that they have to give. */
export interface ConformanceCase {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly table: TruthTable;
  /** Questions from outside through a Service (N49), of `cases.json`. */
  readonly exposed: readonly ExposedCase[];
}

const ROOT = new URL("../policy/conformance/", import.meta.url);

/** Every rule with at least one truth table. */
export function readConformanceRules(): readonly ConformanceRule[] {
  const paths = readdirSync(ROOT, { recursive: true, encoding: "utf8" });
  const rules = paths.filter((path) => path.endsWith("/rule.md")).map((path) => path.slice(0, -"/rule.md".length));
  return rules
    .sort()
    .map((name) => {
      const truths = paths.filter((path) => path.startsWith(`${name}/`) && /\/(table\.txt|cases\.json)$/.test(path));
      const folders = new Set(truths.map((path) => path.replace(/\/[^/]*$/, "")));
      const cases = [...folders].sort().map(readCase);
      const mutants = [...read(`${name}/rule.md`).matchAll(/^mutant: (\S+)/gm)].map(([, mutant = ""]) => mutant);
      return { name, cases, mutants: mutants.filter((mutant) => mutant !== "none") };
    })
    .filter(({ cases }) => cases.length > 0);
}

function readCase(name: string): ConformanceCase {
  const files = readdirSync(new URL(`${name}/`, ROOT))
    .filter((file) => /\.(yaml|yml|json)$/.test(file) && file !== "cases.json")
    .sort()
    .map((file) => ({ name: file, text: read(`${name}/${file}`) }));
  const table = parseTruthTable(readIfThere(`${name}/table.txt`));
  // README.md of the folders states the form of cases.json
  const exposed = JSON.parse(readIfThere(`${name}/cases.json`) || "[]") as readonly ExposedCase[];
  return { name, files, table, exposed };
}

function readIfThere(path: string): string {
  return existsSync(new URL(path, ROOT)) ? read(path) : "";
}

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), "utf8");
}
