import type { ErrorType, Severity } from "../../source/diagnostic";
import type { DiagnosticCode } from "../../source/diagnostic-code";
import type { Fix } from "../../source/fix";
import { MOST_FINDINGS_OF_AN_OBJECT } from "../../source/limits";
import type { Range } from "../../source/range";
import type { DecodeContext } from "../decode-fields";

const CODES: Partial<Record<ErrorType, DiagnosticCode>> = {
  TypeInvalid: "field-type",
  UnknownField: "field-unknown",
  Required: "field-required",
  Invalid: "field-invalid",
  NotSupported: "field-not-supported",
  Forbidden: "field-forbidden",
  Duplicate: "field-duplicate",
  TooLong: "field-too-long",
};

/** Reports what the API server would refuse. */
export function refuse(
  context: DecodeContext,
  type: ErrorType,
  at: { path: string; range: Range },
  message: string,
  fix?: Fix,
) {
  note(context, CODES[type] ?? "field-invalid", "error", type, at, message, fix);
}

/** Reports any finding. */
export function note(
  context: DecodeContext,
  code: DiagnosticCode,
  severity: Severity,
  type: ErrorType,
  at: { path: string; range: Range },
  message: string,
  fix?: Fix,
) {
  const isFull = context.findings.length >= MOST_FINDINGS_OF_AN_OBJECT;
  // however many warnings there are, an error refuses the object
  if (isFull && (severity !== "error" || context.findings.at(-1)?.severity === "error")) return;
  const finding = { code, severity, type, message, range: at.range, field: at.path };
  context.findings.push(fix === undefined ? finding : { ...finding, fix });
}
