import { readdirSync, readFileSync } from "node:fs";
import type { ScenarioFile } from "../analysis";
import { isTraceMutant, type TraceMutant } from "./trace-mutants";
import { parseTraceTable, type TraceTable } from "./trace-table";

/** A rule about names, Services and Ingresses as data: cases, and the wrong readings that they reject. */
export interface TraceRule {
  readonly name: string;
  readonly cases: readonly TraceCase[];
  readonly mutants: readonly TraceMutant[];
}

export interface TraceCase {
  readonly name: string;
  readonly files: readonly ScenarioFile[];
  readonly table: TraceTable;
}

const ROOT = new URL("../service/conformance/", import.meta.url);

/** Every folder of `service/conformance`. */
export function readTraceRules(): readonly TraceRule[] {
  const paths = readdirSync(ROOT, { recursive: true, encoding: "utf8" });
  const read = (path: string) => readFileSync(new URL(path, ROOT), "utf8");
  return paths
    .filter((path) => path.endsWith("/rule.md"))
    .map((path) => path.slice(0, -"/rule.md".length))
    .sort()
    .map((name) => {
      const tables = paths.filter((path) => path.startsWith(`${name}/`) && path.endsWith("/table.txt")).sort();
      const cases = tables.map((path): TraceCase => {
        const folder = path.slice(0, -"/table.txt".length);
        const text = read(`${folder}/manifest.yaml`);
        return { name: folder, files: [{ name: "manifest.yaml", text }], table: parseTraceTable(read(path)) };
      });
      const mutants = [...read(`${name}/rule.md`).matchAll(/^mutant: (\S+)/gm)].map(([, mutant = ""]) => {
        if (!isTraceMutant(mutant)) throw new Error(`no such wrong reading: ${mutant}`);
        return mutant;
      });
      return { name, cases, mutants };
    });
}
