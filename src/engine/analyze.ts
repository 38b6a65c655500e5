import type { Analysis, AnalyzeOptions, ListedPolicy } from "./analysis";
import { capProblems, type Problems } from "./cap-problems";
import { type BuiltGraph, buildGraph } from "./graph/build-graph";
import type { LayoutMemory } from "./graph/layout";
import type { CheckedExpectations, ExpectationCheck } from "./insight/expectation/check-expectations";
import { countOpenWorkloads } from "./insight/exposure";
import { type Picture, takePicture } from "./insight/picture";
import { pictureDoors } from "./insight/picture-doors";
import { collapsedNamespaces } from "./insight/picture-ends";
import { defaultWish, type PictureWish } from "./insight/picture-wish";
import type { PolicyGiven, PolicyRemark, PolicyRemarksFinder } from "./insight/policy-remarks";
import { type NamedThings, NO_RENAMES, type Renames } from "./insight/renames/renames";
import { reportProfile } from "./insight/report-profile";
import { type EditChange, type VerdictRecord, type VerdictWatch, watchVerdicts } from "./insight/verdict-record";
import type { NetworkPolicy, Service } from "./kube/objects";
import { createEvaluator, type Evaluator } from "./policy/evaluate";
import type { Evaluation } from "./policy/evaluation";
import { profileOf } from "./policy/profiles";
import type { Scenario } from "./read-scenario";
import { MOST_LEFT_OUT, MOST_PROBLEMS_OF_AN_OBJECT } from "./source/limits";
import { placeOf } from "./source/range";
import type { Steps } from "./steps";

/** What a session keeps of an analysis, for explaining and for the next one. */
export interface AnalysisResult extends EvaluatedScenario {
  readonly analysis: Analysis;
  readonly built: BuiltGraph;
  /** For the next analysis to compare with; null where nobody will. */
  readonly record: EarlierMoment | null;
  /** What was asked for. */
  readonly wish: PictureWish;
  /** What the picture was compared with, and what has another name since; null where there was nothing. */
  readonly since: { readonly moment: EarlierMoment; readonly renames: Renames } | null;
}

/** The verdicts of a scenario. */
export interface EvaluatedScenario {
  readonly evaluation: Evaluation;
  /** The same of a cluster that has what every cluster has (DNS, an ingress controller), for whole ways. */
  readonly tracing: () => Evaluation;
}

/** What an analysis leaves to be compared with. */
export interface EarlierMoment {
  /** What gets through. */
  readonly verdicts: VerdictRecord;
  readonly names: NamedThings;
  readonly evaluation: Evaluation;
}

/** That what changed is wanted, and since when; `earlier` null: there is nothing to compare with yet. */
export interface Comparison {
  readonly earlier: EarlierMoment | null;
}

/** Remember the evaluations before; for the cluster as it is stated, and for the one that has what every cluster has. */
export interface Evaluators {
  readonly stated: Evaluator;
  readonly complete: Evaluator;
}

/** What an analysis is made with besides the text and the options. */
export interface AnalysisMeans {
  /** Where things were placed before; null: everything is placed afresh. */
  readonly memory: LayoutMemory | null;
  readonly evaluators: Evaluators;
  /** What the analysis before came to: what is the same is taken over. It changes nothing but the time; absent: none. */
  readonly before?: AnalysisResult | null | undefined;
  /** Absent or null: nothing is compared with before. */
  readonly comparison?: Comparison | null | undefined;
  /** A baseline that the picture is compared with, instead of with what was before the intent; absent or null: none. */
  readonly against?: AgainstBaseline | null | undefined;
  /** Null: the first picture does without. */
  readonly more: MoreMeans | null;
  /** What is written, where something is left out of the scenario: what changed is told against it. Absent or null: nothing is. */
  readonly written?: WrittenWorld | null | undefined;
}

/** A scenario as it is written, evaluated. */
export interface WrittenWorld {
  readonly scenario: Scenario;
  readonly evaluation: Evaluation;
  readonly record: EarlierMoment;
}

/** What is asked of a text after its first picture. */
export interface MoreMeans {
  /** Without it expectations are passed over, as if the text had none. */
  readonly checkExpectations: (check: ExpectationCheck) => CheckedExpectations;
  /** Without it what has another name is something new, and something else is gone. */
  readonly findRenames: (before: NamedThings, now: NamedThings) => Renames;
  /** Without it nothing is said of policies and peers that nothing matches. */
  readonly findPolicyRemarks: PolicyRemarksFinder;
  /** Without it the picture is compared with what was before the last edit only. */
  readonly baseline: (options: AnalyzeOptions) => Steps<AgainstBaseline | null>;
}

/** A baseline that a picture is compared with. */
export interface AgainstBaseline {
  readonly moment: EarlierMoment;
  /** @param recording - notes each pair as well; null: nothing does */
  watch(evaluation: Evaluation, picture: Picture, now: NamedThings, recording: VerdictWatch | null): BaselineWatch;
}

/** Compares a picture with a baseline. */
export interface BaselineWatch extends VerdictWatch {
  readonly renames: Renames;
  /** What differs; null where it is of another form. */
  finish(): EditChange | null;
}

/** The pipeline from a scenario that was read to everything that is shown: evaluate → picture → graph. */
export function* analyze(
  scenario: Scenario,
  options: AnalyzeOptions,
  { memory, evaluators, before = null, comparison = null, against = null, more, written = null }: AnalysisMeans,
): Steps<AnalysisResult> {
  const services = scenario.objects.filter((object): object is Service => object.kind === "Service");
  const { evaluation, tracing } = evaluateScenario(scenario, options, evaluators);
  yield { stage: "judging", done: 0, total: 0 };
  const { objects, lineOf } = scenario;
  const wish = options.picture ?? defaultWish;
  const picture = takePicture(evaluation, services, wish, before?.built.picture.memory);
  const checked = more?.checkExpectations({ evaluation, tracing, objects, lineOf, ends: picture.ends }) ?? null;
  yield { stage: "judging", done: 0, total: 0 };
  const names = { objects, cluster: evaluation.cluster };
  const earlier = written?.record ?? comparison?.earlier ?? null;
  const renames = earlier === null || written !== null ? null : more?.findRenames(earlier.names, names);
  const recording =
    comparison === null && written === null
      ? null
      : watchVerdicts(evaluation, picture, earlier?.verdicts ?? null, renames ?? NO_RENAMES);
  const comparing = against?.watch(evaluation, picture, names, recording) ?? null;
  const folded = collapsedNamespaces(evaluation.cluster, wish);
  const doors = objects.some(isDoor)
    ? pictureDoors(evaluation, objects, picture.ends, (namespace) => !folded.has(namespace))
    : [];
  const expected = checked === null ? {} : { expected: checked.lines };
  const former = before?.built.former ?? null;
  const built = yield* buildGraph(evaluation, picture, {
    wish,
    watch: comparing ?? recording,
    memory,
    former,
    ...expected,
    doors,
    refused: refusedNamespaces(scenario.leftOut),
  });
  const { record: verdicts, change } = recording?.finish() ?? { record: null, change: null };
  const compared = comparing?.finish();
  const analysis: Analysis = {
    graph: built.graph,
    ...factsOf(written ?? { scenario, evaluation }, more),
    change,
    ...(compared && { compared }),
    profile: reportProfile(evaluation),
    expectations: checked?.results ?? [],
  };
  const record = verdicts === null ? null : { verdicts, names, evaluation };
  const moment = against?.moment ?? earlier;
  const since = moment === null ? null : { moment, renames: comparing?.renames ?? renames ?? NO_RENAMES };
  return { analysis, evaluation, tracing, built, record, wish, since };
}

/** Of namespaces that are declared by what cannot be read. */
function refusedNamespaces(leftOut: Scenario["leftOut"]): ReadonlySet<string> {
  const prefix = "v1/Namespace/";
  return new Set(leftOut.flatMap(({ object }) => (object.startsWith(prefix) ? object.slice(prefix.length) : [])));
}

function isDoor({ kind }: Scenario["objects"][number]): boolean {
  return kind === "Service" || kind === "Ingress";
}

/** Makes evaluators that remember nothing. */
export function freshEvaluators(): Evaluators {
  return { stated: createEvaluator(), complete: createEvaluator() };
}

/** Evaluates a scenario: where there is a Service or an Ingress, with what every cluster has. */
export function evaluateScenario(
  scenario: Scenario,
  options: AnalyzeOptions,
  evaluators: Evaluators,
): EvaluatedScenario {
  const profile = profileOf(options);
  const { policies } = scenario;
  const hasDoors = scenario.objects.some(isDoor);
  const evaluation = hasDoors
    ? evaluators.complete.evaluate(scenario.complete, policies, profile)
    : evaluators.stated.evaluate(scenario.cluster, policies, profile);
  let complete: Evaluation | null = hasDoors ? evaluation : null;
  const tracing = () => {
    complete ??= evaluators.complete.evaluate(scenario.complete, policies, profile);
    return complete;
  };
  return { evaluation, tracing };
}

/** What there is to say of a text besides its picture. */
function factsOf(
  { scenario, evaluation }: Pick<WrittenWorld, "scenario" | "evaluation">,
  more: MoreMeans | null,
): Problems & Pick<Analysis, "policies" | "counts"> {
  const { cluster, ignoredKinds, policies } = scenario;
  const remarks = more === null ? [] : more.findPolicyRemarks(policyGiven(scenario, evaluation));
  return {
    ...problemsOf(scenario, remarks),
    policies: policies.map(listed).sort((a, b) => (a.name < b.name ? -1 : 1)),
    counts: {
      namespaces: cluster.namespaces.size,
      workloads: [...cluster.workloads.values()].filter(({ pods }) => pods.length > 0).length,
      pods: cluster.pods.size,
      policies: policies.length,
      openWorkloads: countOpenWorkloads(evaluation),
      ignoredKinds,
      otherPolicyKinds: [...new Set(cluster.otherPolicies.map(({ actualKind }) => actualKind))].sort(),
    },
  };
}

function policyGiven(scenario: Scenario, { compiled, profile }: Evaluation): PolicyGiven {
  return { compiled, profile, objects: scenario.objects, complete: () => scenario.complete };
}

function problemsOf(scenario: Scenario, remarks: readonly PolicyRemark[]): Problems {
  const { leftOut, standIns } = scenario;
  const diagnostics = scenario.diagnosticsWith(remarks.map(({ policy: object, ...rest }) => ({ object, ...rest })));
  const problems = { diagnostics, leftOut, standIns };
  return isMuch(problems) ? capProblems(problems) : problems;
}

/** Whether more may be wrong than is shown. */
function isMuch({ diagnostics, leftOut, standIns }: Problems): boolean {
  const most = Math.max(leftOut.length, standIns.length);
  return diagnostics.length > MOST_PROBLEMS_OF_AN_OBJECT || most > MOST_LEFT_OUT;
}

function listed({ namespace, name, origin, nameRange }: NetworkPolicy): ListedPolicy {
  return { name: `${namespace}/${name}`, place: placeOf(origin, nameRange) };
}
