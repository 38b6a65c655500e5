import { existsSync, readdirSync, readFileSync } from "node:fs";
import { parseTruthTable, type TruthTable } from "./truth-table";

/** A rule of Kubernetes as data: manifests, the table they have to give, and the wrong readings it rejects. */
export interface ConformanceFolder {
  readonly name: string;
  /** Text by file name. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly table: TruthTable;
  /** Names after `mutant:` in `rule.md`; `none` where the folder says why it has none. */
  readonly mutants: readonly string[];
}

const ROOT = new URL("../policy/conformance/", import.meta.url);

/** Every folder with a truth table. */
export function readConformanceFolders(): readonly ConformanceFolder[] {
  return readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/table.txt`, ROOT)))
    .map((entry) => readFolder(entry.name))
    .sort((a, b) => a.name.localeCompare(b.name));
}

function readFolder(name: string): ConformanceFolder {
  const folder = new URL(`${name}/`, ROOT);
  const read = (file: string) => readFileSync(new URL(file, folder), "utf8");
  const files = readdirSync(folder)
    .filter((file) => /\.(yaml|yml|json)$/.test(file))
    .sort()
    .map((file) => ({ name: file, text: read(file) }));
  const mutants = [...read("rule.md").matchAll(/^mutant: (\S+)/gm)].map(([, mutant = ""]) => mutant);
  return { name, files, table: parseTruthTable(read("table.txt")), mutants };
}
