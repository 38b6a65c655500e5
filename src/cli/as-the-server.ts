import type { LocatedDiagnostic } from "../engine";

/**
 * A finding as the server has it that gets an object from `kubectl create` with strict field validation; the page and
 * `validate FILE` judge two things otherwise, on purpose.
 *
 * - A key that stands twice in YAML: kubectl sends the last one and says nothing, so the server accepts it. We leave the
 *   object out, since half of it would be ignored (SEMANTICS.md section 7). In JSON the server refuses it itself.
 * - `status` of a NetworkPolicy, which clusters 1.24 to 1.27 printed: the server refuses the unknown field, and we take
 *   what such a cluster printed (SEMANTICS.md section 6).
 *
 * @param text - what the finding is about; it tells JSON from YAML
 */
export function asTheServer<Finding extends Pick<LocatedDiagnostic, "code" | "severity" | "type">>(
  finding: Finding,
  text: string,
): Finding {
  if (finding.code === "duplicate-key" && !isJson(text)) return { ...finding, severity: "warning", type: "Lint" };
  if (finding.code === "field-removed") return { ...finding, severity: "error", type: "UnknownField" };
  return finding;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
