import type { Analysis, AnalyzeOptions, ListedPolicy } from "./analysis";
import { capProblems, type Problems } from "./cap-problems";
import { type BuiltGraph, buildGraph } from "./graph/build-graph";
import type { LayoutMemory } from "./graph/layout";
import type { CheckedExpectations, ExpectationCheck } from "./insight/expectation/check-expectations";
import { countOpenWorkloads } from "./insight/exposure";
import { takePicture } from "./insight/picture";
import { pictureDoors } from "./insight/picture-doors";
import { collapsedNamespaces } from "./insight/picture-ends";
import { defaultWish } from "./insight/picture-wish";
import { reportProfile } from "./insight/report-profile";
import { type VerdictRecord, watchVerdicts } from "./insight/verdict-record";
import type { NetworkPolicy, Service } from "./kube/objects";
import type { Evaluator } from "./policy/evaluate";
import type { Evaluation } from "./policy/evaluation";
import { profileOf } from "./policy/profiles";
import type { Scenario } from "./read-scenario";
import { MOST_LEFT_OUT, MOST_PROBLEMS_OF_AN_OBJECT } from "./source/limits";
import { placeOf } from "./source/range";
import type { Steps } from "./steps";

/** What a session keeps of an analysis, for explaining and for the next one. */
export interface AnalysisResult {
  readonly analysis: Analysis;
  readonly evaluation: Evaluation;
  /** The same of a cluster that has what every cluster has (DNS, an ingress controller), for whole ways. */
  readonly tracing: () => Evaluation;
  readonly built: BuiltGraph;
  /** What gets through, for the next analysis to compare with; null where nobody will. */
  readonly record: VerdictRecord | null;
}

/** That what changed is wanted, and since when; `earlier` null: there is nothing to compare with yet. */
export interface Comparison {
  readonly earlier: VerdictRecord | null;
}

/** What an analysis is made with besides the text and the options. */
export interface AnalysisMeans {
  /** Where things were placed before; null: everything is placed afresh. */
  readonly memory: LayoutMemory | null;
  /** Remember the evaluations before; for the cluster as it is stated, and for the one that has what every cluster has. */
  readonly evaluators: { readonly stated: Evaluator; readonly complete: Evaluator };
  /** What the analysis before came to: what is the same is taken over. It changes nothing but the time; absent: none. */
  readonly before?: AnalysisResult | null | undefined;
  /** Absent or null: nothing is compared with before. */
  readonly comparison?: Comparison | null | undefined;
  /** Null: expectations are passed over, as if the text had none. */
  readonly checkExpectations: ((check: ExpectationCheck) => CheckedExpectations) | null;
}

/** The pipeline from a scenario that was read to everything that is shown: evaluate → picture → graph. */
export function* analyze(
  scenario: Scenario,
  options: AnalyzeOptions,
  { memory, evaluators, before = null, comparison = null, checkExpectations }: AnalysisMeans,
): Steps<AnalysisResult> {
  const profile = profileOf(options);
  const services = scenario.objects.filter((object): object is Service => object.kind === "Service");
  const { policies } = scenario;
  const hasDoors = services.length > 0 || scenario.objects.some(({ kind }) => kind === "Ingress");
  const evaluation = hasDoors
    ? evaluators.complete.evaluate(scenario.complete, policies, profile)
    : evaluators.stated.evaluate(scenario.cluster, policies, profile);
  let complete: Evaluation | null = hasDoors ? evaluation : null;
  const tracing = () => {
    complete ??= evaluators.complete.evaluate(scenario.complete, policies, profile);
    return complete;
  };
  yield { stage: "judging", done: 0, total: 0 };
  const { objects, lineOf } = scenario;
  const wish = options.picture ?? defaultWish;
  const picture = takePicture(evaluation, services, wish, before?.built.picture.memory);
  const checked = checkExpectations?.({ evaluation, tracing, objects, lineOf, ends: picture.ends }) ?? null;
  yield { stage: "judging", done: 0, total: 0 };
  const watch = comparison === null ? null : watchVerdicts(evaluation, picture, comparison.earlier);
  const folded = collapsedNamespaces(evaluation.cluster, wish);
  const doors = pictureDoors(evaluation, objects, picture.ends, (namespace) => !folded.has(namespace));
  const expected = checked === null ? {} : { expected: checked.lines };
  const former = before?.built.former ?? null;
  const built = yield* buildGraph(evaluation, picture, { wish, watch, memory, former, ...expected, doors });
  const { record, change } = watch?.finish() ?? { record: null, change: null };
  const { cluster, ignoredKinds } = scenario;
  const problems = isMuch(scenario) ? capProblems(scenario) : pickProblems(scenario);
  const analysis: Analysis = {
    graph: built.graph,
    ...problems,
    policies: policies.map(listed).sort((a, b) => (a.name < b.name ? -1 : 1)),
    change,
    counts: {
      namespaces: cluster.namespaces.size,
      workloads: [...cluster.workloads.values()].filter(({ pods }) => pods.length > 0).length,
      pods: cluster.pods.size,
      policies: policies.length,
      openWorkloads: countOpenWorkloads(evaluation),
      ignoredKinds,
      otherPolicyKinds: [...new Set(cluster.otherPolicies.map(({ actualKind }) => actualKind))].sort(),
    },
    profile: reportProfile(evaluation),
    expectations: checked?.results ?? [],
  };
  return { analysis, evaluation, tracing, built, record };
}

function pickProblems({ diagnostics, leftOut, standIns }: Scenario): Problems {
  return { diagnostics, leftOut, standIns };
}

/** Whether more may be wrong than is shown. */
function isMuch({ diagnostics, leftOut, standIns }: Scenario): boolean {
  const most = Math.max(leftOut.length, standIns.length);
  return diagnostics.length > MOST_PROBLEMS_OF_AN_OBJECT || most > MOST_LEFT_OUT;
}

function listed({ namespace, name, origin, nameRange }: NetworkPolicy): ListedPolicy {
  return { name: `${namespace}/${name}`, place: placeOf(origin, nameRange) };
}
