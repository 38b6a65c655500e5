/** The face of the engine: the only module that the outside imports. */
export type { Analysis, AnalysisCounts, AnalyzeOptions, LeftOut, LocatedDiagnostic, ScenarioFile } from "./analysis";
export type {
  AnyoneNode,
  EdgeState,
  Graph,
  GraphEdge,
  GraphNamespace,
  GraphNode,
  Padlock,
  RangeNode,
  WorkloadNode,
} from "./graph/graph";
export type {
  Explanation,
  PolicyCitation,
  RuleExplanation,
  RuleFailure,
  SideExplanation,
} from "./policy/explanation";
export type { Assumption, Profile, ProfileName } from "./policy/profile";
export type { Connection, Endpoint, Judgement, Verdict } from "./policy/verdict";
export type { Diagnostic, ErrorType, Severity } from "./source/diagnostic";
export type { DiagnosticCode } from "./source/diagnostic-code";
export type { Place, Range } from "./source/range";
// values come below as they land: createSession, knownProfiles
