import type { DiagnosticCode } from "../source/diagnostic-code";
import { MOST_LEVELS } from "../source/limits";
import type { Range } from "../source/range";
import type { ManifestFinding, ParsedChunk } from "./manifest";

/** A finding because of which Kubernetes cannot read the document at all. */
export function unreadable(code: DiagnosticCode, message: string, range: Range, field = ""): ManifestFinding {
  return { code, severity: "error", type: "YAMLSyntax", message, range, field };
}

/** A field that stands twice in a map: the object is refused, but it can be read. */
export function duplicateKey(key: string, range: Range, field: string): ManifestFinding {
  const message = `the field "${key}" stands twice here; keep one of the two`;
  return { code: "duplicate-key", severity: "error", type: "DuplicateField", message, range, field };
}

/** The finding of a text that nests too deeply, at the bracket or dash that goes too far. */
export function tooDeep(at: number): ManifestFinding {
  return unreadable("yaml-too-deep", `nested too deeply (limit ${MOST_LEVELS})`, { from: at, to: at + 1 });
}

/** A chunk of which nothing can be used. */
export function unreadableChunk(...findings: readonly ManifestFinding[]): ParsedChunk {
  return { tree: null, findings };
}

/** The field path of a key or an index below a path: `a` and `b` make `a.b`, `a` and 3 make `a[3]`. */
export function fieldBelow(parent: string, step: string | number): string {
  if (typeof step === "number") return `${parent}[${step}]`;
  return parent === "" ? step : `${parent}.${step}`;
}
