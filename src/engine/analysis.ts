import type { Graph } from "./graph/graph";
import type { ProfileName } from "./policy/profile";
import type { Diagnostic } from "./source/diagnostic";
import type { Place } from "./source/range";

/** A named YAML or JSON file of the scenario. */
export interface ScenarioFile {
  readonly name: string;
  readonly text: string;
}

/** What is asked of the engine besides the text. */
export interface AnalyzeOptions {
  readonly profile: ProfileName;
  /** Namespace of objects that name none. */
  readonly defaultNamespace: string;
}

/** A diagnostic with its lines and columns (from 1) worked out. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** An object that takes no part, and why. */
export interface LeftOut {
  /** `networking.k8s.io/v1/NetworkPolicy/app/web`, or `document 3 of cluster.yaml` where it could not be made out. */
  readonly object: string;
  readonly reason: string;
  readonly place: Place;
  readonly line: number;
}

/** Everything that the screen shows of a text, as plain data that crosses the worker's door. */
export interface Analysis {
  readonly graph: Graph;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Objects that the API server would refuse; the rest is evaluated without them. */
  readonly leftOut: readonly LeftOut[];
  readonly counts: AnalysisCounts;
}

export interface AnalysisCounts {
  readonly namespaces: number;
  readonly workloads: number;
  readonly pods: number;
  readonly policies: number;
  /** Workloads of which some pod accepts connections from anyone. */
  readonly openWorkloads: number;
  /** Objects of kinds that say nothing about connections (`Secret`: 3), by kind, sorted. */
  readonly ignoredKinds: readonly { readonly kind: string; readonly count: number }[];
  /** Kinds that can change verdicts and are not evaluated (N52); empty = none is present. */
  readonly otherPolicyKinds: readonly string[];
}
