import type { Graph } from "./graph/graph";
import type { ExpectationResult } from "./insight/expectation/expectation-result";
import type { PictureWish } from "./insight/picture-wish";
import type { ProfileReport } from "./insight/profile-report";
import type { EditChange } from "./insight/verdict-record";
import type { Off } from "./insight/what-if/off";
import type { AssumptionAnswers, ProfileName } from "./policy/profile";
import type { Diagnostic } from "./source/diagnostic";
import type { Place } from "./source/range";
import type { WhatIf } from "./what-if";

/** A named YAML or JSON file of the scenario. */
export interface ScenarioFile {
  readonly name: string;
  readonly text: string;
}

/** What is asked of the engine besides the text. */
export interface AnalyzeOptions {
  readonly profile: ProfileName;
  /** Assumptions answered otherwise than the profile does; absent: none. */
  readonly assumptions?: AssumptionAnswers;
  /** Blocks in which pods lie that state no address, as text; absent or empty: 10.244.0.0/16 and fd00:10:244::/56. */
  readonly podCidrs?: readonly string[];
  /** Namespace of objects that name none. */
  readonly defaultNamespace: string;
  /** What to draw; absent: what is drawn by itself. */
  readonly picture?: PictureWish;
  /** What is left out for a moment, to see what would come of it; absent or empty: nothing. */
  readonly off?: readonly Off[];
  /** Id of a baseline that the picture is compared with; absent, null, or not held: with what was before the last edit. */
  readonly against?: string | null;
}

/** When an analysis is made, so that it can say what changed since. */
export interface Moment {
  /** Which scenario is open: nothing is compared across two of them. */
  readonly scenario: string;
  /** The same while the user is still at one intent (the letters of one word): they are told as one change. */
  readonly intent: string;
}

/** A diagnostic with its lines and columns (from 1) worked out. */
export interface LocatedDiagnostic extends Diagnostic {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** How many findings it stands for that are not shown; absent: it is about itself. Whoever counts adds these. */
  readonly more?: { readonly errors: number; readonly warnings: number; readonly infos: number };
}

/** An object that takes no part, and why. */
export interface LeftOut {
  /** `networking.k8s.io/v1/NetworkPolicy/app/web`, or `document 3 of cluster.yaml` where it could not be made out. */
  readonly object: string;
  readonly reason: string;
  readonly place: Place;
  readonly line: number;
}

/** A policy and where its name stands. */
export interface ListedPolicy {
  /** `namespace/name`. */
  readonly name: string;
  readonly place: Place;
}

/** A broken object of which the last good text is evaluated. It is an error among the diagnostics as well. */
export type StandIn = LeftOut;

/** Everything that the screen shows of a text, as plain data that crosses the worker's door. */
export interface Analysis {
  readonly graph: Graph;
  readonly diagnostics: readonly LocatedDiagnostic[];
  /** Objects that the API server would refuse; the rest is evaluated without them. At most the first thousand. */
  readonly leftOut: readonly LeftOut[];
  /** How many take no part besides those that are listed; absent: none. */
  readonly unlisted?: number;
  /** Objects that an edit broke and that are evaluated as they last could be read; never for a text read for the first time. */
  readonly standIns: readonly StandIn[];
  /** Every policy that is evaluated, sorted by name. */
  readonly policies: readonly ListedPolicy[];
  /**
   * What the last intent did; where something is off, what that does, against the text as it is written. Null where there is
   * nothing to compare with.
   */
  readonly change: EditChange | null;
  /**
   * What is off, and what comes of it: then the graph and the profile are hypothetical. Problems, policies, counts and
   * expectations are always those of the text as it is written. Absent: nothing is off.
   */
  readonly whatIf?: WhatIf;
  /** What differs from the baseline that was wished for; absent: none was, or it is not held, or is of another form. */
  readonly compared?: EditChange;
  readonly counts: AnalysisCounts;
  /** Who enforces the policies, on what assumptions. */
  readonly profile: ProfileReport;
  /** What must and must not connect, in the order of files and text; empty where nothing is expected. */
  readonly expectations: readonly ExpectationResult[];
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
