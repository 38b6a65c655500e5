import type { Analysis, AnalyzeOptions, ListedPolicy } from "./analysis";
import { type BuiltGraph, buildGraph } from "./graph/build-graph";
import type { LayoutMemory } from "./graph/layout";
import { countOpenWorkloads } from "./insight/exposure";
import { takePicture } from "./insight/picture";
import { defaultWish } from "./insight/picture-wish";
import { type VerdictRecord, watchVerdicts } from "./insight/verdict-record";
import type { NetworkPolicy, Service } from "./kube/objects";
import { evaluate } from "./policy/evaluate";
import type { Evaluation } from "./policy/evaluation";
import { KUBERNETES_PROFILE, profileNamed } from "./policy/profiles";
import type { Scenario } from "./read-scenario";
import { placeOf } from "./source/range";

/** What a session keeps of an analysis, for explaining and for the next one. */
export interface AnalysisResult {
  readonly analysis: Analysis;
  readonly evaluation: Evaluation;
  readonly built: BuiltGraph;
  /** What gets through, for the next analysis to compare with; null where nobody will. */
  readonly record: VerdictRecord | null;
}

/** That what changed is wanted, and since when; `earlier` null: there is nothing to compare with yet. */
export interface Comparison {
  readonly earlier: VerdictRecord | null;
}

/** The pipeline from a scenario that was read to everything that is shown: evaluate → picture → graph. */
export function analyze(
  scenario: Scenario,
  options: AnalyzeOptions,
  memory: LayoutMemory | null,
  onProgress: () => void = () => {},
  comparison: Comparison | null = null,
): AnalysisResult {
  const evaluation = evaluate(scenario.cluster, scenario.policies, profileNamed(options.profile) ?? KUBERNETES_PROFILE);
  onProgress();
  const services = scenario.objects.filter((object): object is Service => object.kind === "Service");
  const wish = options.picture ?? defaultWish;
  const picture = takePicture(evaluation, services, wish);
  const watch = comparison === null ? null : watchVerdicts(evaluation, picture.ends, comparison.earlier);
  const built = buildGraph(evaluation, picture, { wish, watch, memory, onProgress });
  const { record, change } = watch?.finish() ?? { record: null, change: null };
  onProgress();
  const { cluster, policies, diagnostics, leftOut, ignoredKinds } = scenario;
  const analysis: Analysis = {
    graph: built.graph,
    diagnostics,
    leftOut,
    standIns: scenario.standIns,
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
  };
  return { analysis, evaluation, built, record };
}

function listed({ namespace, name, origin, nameRange }: NetworkPolicy): ListedPolicy {
  return { name: `${namespace}/${name}`, place: placeOf(origin, nameRange) };
}
