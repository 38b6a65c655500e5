import type { DiagnosticCode } from "./diagnostic-code";
import type { Fix } from "./fix";
import type { Place } from "./range";

/** `error`: the API server would refuse it and it takes no part. `warning`: accepted, read otherwise than it looks. `info`: good to know. */
export type Severity = "error" | "warning" | "info";

/** The API server's own name for an error, as `kubectl` users meet it; `Lint` for advice that no server gives. */
export type ErrorType =
  | "Required"
  | "Invalid"
  | "NotSupported"
  | "Forbidden"
  | "Duplicate"
  | "TooLong"
  | "TypeInvalid"
  | "UnknownField"
  | "DuplicateField"
  | "MissingKind"
  | "MissingVersion"
  | "NotRegistered"
  | "DecodeError"
  | "YAMLSyntax"
  | "Lint";

/** A finding about the user's text: a value with a place, never an exception. */
export interface Diagnostic {
  readonly code: DiagnosticCode;
  readonly severity: Severity;
  readonly type: ErrorType;
  /** One sentence for a beginner, plain text; may quote user text, so never render it as markup. */
  readonly message: string;
  readonly place: Place;
  /** The server's field path (`spec.ingress[0].ports[1].port`); empty where the finding is about the whole document. */
  readonly field: string;
  /** `networking.k8s.io/v1/NetworkPolicy/app/web`; empty where no object could be made out. */
  readonly object: string;
  /** Index of the YAML document in its file, from 0. */
  readonly document: number;
  /** How to put it right, in offsets of the file of `place`. Absent: nobody can say. */
  readonly fix?: Fix;
}
