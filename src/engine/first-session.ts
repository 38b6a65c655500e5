import type { Analysis, AnalyzeOptions, Moment, ScenarioFile } from "./analysis";
import { type AnalysisResult, analyze, type EarlierMoment, freshEvaluators, type MoreMeans } from "./analyze";
import { createEditHistory } from "./edit-history";
import { createFormerPlaces } from "./former-places";
import type { GraphEdge } from "./graph/graph";
import type { LayoutMemory } from "./graph/layout";
import type { LastGoodTexts } from "./last-good";
import { createScenarioReader, type Scenario } from "./read-scenario";
import { finish, type Steps } from "./steps";
import { createWhatIfs, type WhatIfBegun, type WhatIfs, type WrittenMoment } from "./what-if";

/** What the first picture needs of a session: the picture, what an edit changed, and the lines of a node. */
export interface FirstSession {
  /**
   * Reads the files and evaluates everything. Files are compared by name and text with the last call.
   *
   * @param moment - absent: nothing is compared with before, and no earlier text stands in for a broken one
   */
  analyze(
    files: readonly ScenarioFile[],
    options: AnalyzeOptions,
    onProgress?: () => void,
    moment?: Moment | null,
  ): Analysis;
  /**
   * The same in steps. A generator that is left off leaves the last analysis as it was, but for the places in its text,
   * which may be those of the text that was begun: whoever asks about it analyses first.
   */
  analyzeInSteps(
    files: readonly ScenarioFile[],
    options: AnalyzeOptions,
    onProgress?: () => void,
    moment?: Moment | null,
  ): Steps<Analysis>;
  /**
   * Every edge from and to a node of the last analysis that the wished filter lets pass, drawn or not; empty for a node
   * that is not there.
   */
  edgesOf(nodeId: string): readonly GraphEdge[];
}

/** A session that can be asked what it analysed last. */
export interface RememberingSession extends FirstSession {
  /** Null before the first analysis. */
  readonly last: () => LastAnalysis | null;
}

/** What was analysed last. */
export interface LastAnalysis {
  readonly files: readonly ScenarioFile[];
  /** Without what is off. */
  readonly scenario: Scenario;
  readonly result: AnalysisResult;
  readonly options: AnalyzeOptions;
  /** The same with nothing off: what edits are planned on. */
  readonly written: LastWritten;
  /** Of its moment; null: it had none. */
  readonly intent: string | null;
  /** What stood in for what is broken; null where it was analysed without a moment, and nothing did. */
  readonly lastGood: LastGoodTexts | null;
  /** The same object for all texts of a scenario, and for no other's. */
  readonly means: object;
}

/** The text as it is written; `record` null: it was compared with nothing. */
export type LastWritten = Omit<WrittenMoment, "record"> & { readonly record: EarlierMoment | null };

/**
 * Makes a session that has read nothing and brings no more code than the first picture needs. For a text without
 * `kind: Expectation`, in which nothing gets another name, its analyses are those of {@link createSession}.
 *
 * @param more - null: it does without what this brings
 */
export function createFirstSession(more: MoreMeans | null = null): RememberingSession {
  let means = freshMeans(null);
  const history = createEditHistory();
  let last: LastAnalysis | null = null;
  function* analyzeInSteps(
    files: readonly ScenarioFile[],
    options: AnalyzeOptions,
    onProgress?: () => void,
    moment?: Moment | null,
  ): Steps<Analysis> {
    const past = moment == null ? null : history.begin(moment, options);
    const scenarioName = moment?.scenario ?? means.scenario;
    if (scenarioName !== means.scenario) means = freshMeans(scenarioName);
    const own = means;
    const { reader, evaluators } = own;
    const scenario = yield* reader.readInSteps(files, options, onProgress, past?.lastGood);
    const before = last?.means === own ? last : null;
    let whatIf: WhatIfBegun | null = null;
    if (options.off !== undefined && options.off.length > 0) {
      own.whatIfs.of ??= createWhatIfs();
      whatIf = yield* own.whatIfs.of.begin(scenario, options, more, formerWritten(before));
    } else own.whatIfs.of?.forget();
    const returning = last === null ? null : own.places.at(files, last);
    const against = more && options.against ? yield* more.baseline(options) : null;
    const memory = returning ?? (last === null ? null : keptMemory(last.result.built.memory, scenario));
    const analyzed = yield* analyze(whatIf?.scenario ?? scenario, options, {
      memory,
      evaluators,
      before: before?.result,
      comparison: past?.comparison,
      against,
      more,
      written: whatIf?.written,
    });
    const result = whatIf === null ? analyzed : yield* whatIf.finish(analyzed);
    const record = whatIf?.written.record ?? result.record;
    // What is typed next is compared with what is written now, whatever is off.
    if (past === null) history.forget();
    else past.finish(record);
    const { evaluation, tracing, built } = result;
    const written = whatIf?.written ?? { scenario, options, evaluation, tracing, picture: built.picture };
    const intent = moment?.intent ?? null;
    if (last?.means === own && last.intent !== intent) own.places.keep(last.files, last.result.built.memory);
    last = {
      files,
      scenario: whatIf?.scenario ?? scenario,
      result,
      options,
      written: { ...written, record },
      intent,
      lastGood: past?.lastGood.fork() ?? null,
      means: own,
    };
    return result.analysis;
  }
  return {
    last: () => last,
    analyze: (files, options, onProgress, moment) =>
      finish(analyzeInSteps(files, options, onProgress, moment), () => onProgress?.()),
    analyzeInSteps,
    edgesOf(nodeId) {
      if (last === null) return [];
      const { analysis, built } = last.result;
      const connections = (analysis.compared ?? analysis.change)?.connections ?? [];
      const changed = new Set(connections.flatMap(({ edgeId, moreEdges = [] }) => [edgeId, ...moreEdges]));
      const edges = Array.from(built.picture.pairsOf(nodeId), (pair) => ({ pair, edge: built.edgeOf(pair) }));
      return edges.flatMap(({ pair, edge }) => (built.passes(pair, changed.has(edge.id)) ? edge : []));
    },
  };
}

/** What remembers earlier texts of a scenario. Another one has no use for it, and it can be large. */
function freshMeans(scenario: string | null) {
  const whatIfs: { of: WhatIfs | null } = { of: null };
  return {
    scenario,
    reader: createScenarioReader(),
    evaluators: freshEvaluators(),
    places: createFormerPlaces(),
    whatIfs,
  };
}

function formerWritten(last: LastAnalysis | null): WrittenMoment | null {
  if (last === null || last.written.record === null) return null;
  return { ...last.written, record: last.written.record };
}

/** Places are kept while at least half of the workloads are the same; else it is another scenario. */
function keptMemory(memory: LayoutMemory, { cluster }: Scenario): LayoutMemory | null {
  const ids = [...cluster.workloads.keys()];
  const known = ids.filter((id) => memory.known.has(id));
  return known.length * 2 >= ids.length ? memory : null;
}
