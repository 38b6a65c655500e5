/** The face of the engine: the only module that the outside imports. */
export type { Analysis, AnalysisCounts, AnalyzeOptions, LeftOut, LocatedDiagnostic, ScenarioFile } from "./analysis";
export { isSameEndpoint, resolveEndpoint } from "./cluster/resolve-endpoint";
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
export { type ExposedJudgement, judgeExposed } from "./insight/exposed";
export { listConnections, type ReachableConnection, type ReachLevel } from "./insight/reachability";
export type { PortSet } from "./net/port-set";
export { formatRanges } from "./net/port-set";
export { evaluate } from "./policy/evaluate";
export type { Evaluation } from "./policy/evaluation";
export type {
  Explanation,
  PolicyCitation,
  RuleExplanation,
  RuleFailure,
  SideExplanation,
} from "./policy/explanation";
export type { Assumption, Profile, ProfileName } from "./policy/profile";
export { knownProfiles, profileNamed } from "./policy/profiles";
export type { Connection, Endpoint, Judgement, Verdict } from "./policy/verdict";
export { readScenario, type Scenario } from "./read-scenario";
export { createSession, type Session } from "./session";
export type { Diagnostic, ErrorType, Severity } from "./source/diagnostic";
export type { DiagnosticCode } from "./source/diagnostic-code";
export type { Place, Range } from "./source/range";
