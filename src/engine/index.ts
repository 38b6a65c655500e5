/** The face of the engine: the only module that the outside imports. */
export type {
  Analysis,
  AnalysisCounts,
  AnalyzeOptions,
  LeftOut,
  ListedPolicy,
  LocatedDiagnostic,
  Moment,
  ScenarioFile,
  StandIn,
} from "./analysis";
export type { ChangesAnswer, StepToNow } from "./changes-reader";
export { isSameEndpoint, resolveEndpoint } from "./cluster/resolve-endpoint";
export type { DrawnRadius } from "./drawn-radius";
export type { OfferedBlock } from "./edit/allow/allow-blocks";
export type { AllowChoice, OfferedEnd } from "./edit/allow/allow-choice";
export type { AllowEnd, AllowPort } from "./edit/allow/allow-end";
export type { OfferedLabel } from "./edit/allow/allow-labels";
export type { OfferedPort } from "./edit/allow/allow-ports";
export type { AllowSide } from "./edit/allow/allow-sides";
export type { AllowOffer, AllowRequest } from "./edit/allow/offer-allow";
export type { CutOffer, OfferedWay } from "./edit/cut/offer-cut";
export type { CutPort } from "./edit/cut/remaining-ports";
export type { ChangedFile } from "./edit/draft-files";
export type { EditOffer, OfferRequest } from "./edit/edit-offer";
export type { RefusedEdit } from "./edit/edit-plan";
export type {
  AddPolicyWish,
  AllowWish,
  ContainerPortWish,
  CutWay,
  CutWish,
  EditTarget,
  EditWish,
  ObjectWish,
  SeveralWish,
} from "./edit/edit-wish";
export type { NearDistance, NearMissKind } from "./edit/near-miss/near-change";
export type { LabelUse } from "./edit/objects/label-uses";
export type { FieldProblem } from "./edit/objects/new-object-problems";
export type { NewObject } from "./edit/objects/new-objects";
export type { NewObjectOffer, NewObjectRequest, ServedWorkload } from "./edit/objects/offer-new";
export type { ObjectOffer, ObjectRequest } from "./edit/objects/offer-object";
export type {
  DirectionForm,
  KeptField,
  MatchedPods,
  PeerForm,
  Placed,
  PolicyForm,
  PolicyOffer,
  PolicyRequest,
  PolicySuggestions,
  PortForm,
  RuleForm,
  SelectorForm,
  SuggestedPort,
} from "./edit/policy/policy-form";
export type { PolicyIntent, RuleAt, RuleDirection } from "./edit/policy/policy-intent";
export type { NamespaceDraft, PeerDraft, PortDraft } from "./edit/policy/rule-draft";
export type { RequirementAt, SelectorAt } from "./edit/policy/selector-intent";
export type { OfferedPolicy } from "./edit/ready/offer-policies";
export type { ReadyWay } from "./edit/ready/offer-ready";
export type { ReadyPolicy } from "./edit/ready/ready-policies";
export type { EditValue } from "./edit/text/edit-value";
export type { EditEffects, EffectLine, EffectList } from "./edit-effects";
export { createFirstSession, type FirstSession } from "./first-session";
export type {
  AnyoneNode,
  DoorNode,
  EdgeState,
  Graph,
  GraphEdge,
  GraphLink,
  GraphNamespace,
  GraphNode,
  IngressNode,
  NamespaceNode,
  Padlock,
  RangeNode,
  ServiceNode,
  WorkloadNode,
} from "./graph/graph";
export type { CellFace } from "./graph/matrix/cell-faces";
export type { MatrixCounts } from "./graph/matrix/matrix-counts";
export type { MatrixEnd, MatrixSort } from "./graph/matrix/matrix-ends";
export type { MatrixAxes, MatrixTotals, MatrixWindow, Stretch } from "./graph/matrix/matrix-window";
export type { TableFormat } from "./graph/matrix/write-matrix";
export type { Baseline } from "./held-baseline";
export type {
  ChangeCause,
  ChangeLine,
  ChangesView,
  CountedCause,
  ObjectChange,
  ObjectChanges,
} from "./insight/changes/changes-view";
export { type ChangedConnection, type ConnectionDiff, diffConnections } from "./insight/diff/diff-connections";
export type {
  DoorExplanation,
  IngressExplanation,
  IngressRouteExplanation,
  ServiceEndpoint,
  ServiceExplanation,
  ServicePortExplanation,
} from "./insight/door/service-explanation";
export { checkExpectations } from "./insight/expectation/check-expectations";
export { junitOf } from "./insight/expectation/expectation-junit";
export type { ExpectationResult, FailingPair } from "./insight/expectation/expectation-result";
export type { DraftedExpectations, ExportedText } from "./insight/expectation/exported-text";
export { fromNetAssert } from "./insight/expectation/netassert-import";
export { type ExposedJudgement, judgeExposed } from "./insight/exposed";
export type { MatrixForm, MatrixLevel } from "./insight/matrix/matrix-form";
export type {
  NodeConnection,
  NodeExplanation,
  NodeSide,
  PlacedPolicy,
  PlacedRule,
} from "./insight/node-explanation";
export type { EdgeFilter, PictureShape, PictureWish, PortWish, Probe } from "./insight/picture-wish";
export { defaultWish, everyEdge } from "./insight/picture-wish";
export type { PlaceBehind } from "./insight/places-behind";
export type {
  AdmittedEnds,
  PolicyUnion,
  UnionDirection,
  UnionMember,
} from "./insight/policy-view/policy-union";
export type {
  ConditionView,
  DirectionView,
  MatchedPods as MatchingPods,
  MatchedWorkload,
  NamedPortView,
  PeerPart,
  PeerPlace,
  PeerView,
  Placed as PlacedPart,
  PolicyChoice,
  PolicyOverlap,
  PolicyView,
  PolicyViewAnswer,
  PolicyViewRequest,
  PortView,
  RuleView,
  SubjectView,
  ThroughView,
} from "./insight/policy-view/policy-view";
export type { AssumptionReport, ProfileReport } from "./insight/profile-report";
export type { OutgoingNode, RadiusHop, RadiusQuestion, ReachedNode } from "./insight/radius/radius";
export { listConnections, type ReachableConnection, type ReachLevel } from "./insight/reachability";
export type { Responsibility } from "./insight/responsibility";
export type { NamedRule, NamedWorkload, ScenarioNames } from "./insight/scenario-names";
export type {
  ConnectionTrace,
  TraceOutcome,
  TraceRequest,
  TraceStep,
  TraceWay,
} from "./insight/trace/connection-trace";
export { traceConnection } from "./insight/trace/trace-connection";
export type { ConnectionChange, EditChange } from "./insight/verdict-record";
export type { Off, OffItem, OffTarget } from "./insight/what-if/off";
export { explainWithServices } from "./insight/why/explain-with-services";
export type { MatrixCell, MatrixRequest } from "./matrix-answers";
export type { AskedConnection, NearMiss, NearMisses, NearMissQuestion } from "./near-miss";
export type { PortSet } from "./net/port-set";
export { formatRanges } from "./net/port-set";
export type { Protocol } from "./net/protocol";
export { evaluate } from "./policy/evaluate";
export type { Evaluation } from "./policy/evaluation";
export type {
  Explanation,
  PartExplanation,
  Phrase,
  PolicyCitation,
  RuleExplanation,
  RuleFailure,
  SideExplanation,
} from "./policy/explanation";
export type { Answer, Assumption, AssumptionAnswers, AssumptionSwitch, Profile, ProfileName } from "./policy/profile";
export { knownProfiles, profileNamed } from "./policy/profiles";
export type { Connection, Endpoint, Judgement, Verdict } from "./policy/verdict";
export type { EditPreview } from "./preview-edit";
export { readScenario, type Scenario } from "./read-scenario";
export { createSession, type Session } from "./session";
export type { Diagnostic, ErrorType, Severity } from "./source/diagnostic";
export type { DiagnosticCode } from "./source/diagnostic-code";
export type { Fix, FixEdit } from "./source/fix";
export type { Place, Range } from "./source/range";
export { finish, type Progress, type Steps } from "./steps";
export type { SumUp } from "./sum-up";
export { type TakenApart, takeApart } from "./take-apart";
export type { WhatIf } from "./what-if";
