import type { Analysis, AnalyzeOptions, Moment, ScenarioFile } from "./analysis";
import { type AnalysisResult, analyze } from "./analyze";
import { createEditHistory } from "./edit-history";
import { nodesOfEdge } from "./graph/build-graph";
import { wordsOfSeveral } from "./graph/edge-words";
import type { GraphEdge } from "./graph/graph";
import type { LayoutMemory } from "./graph/layout";
import { explainNode } from "./insight/explain-node";
import type { NodeExplanation } from "./insight/node-explanation";
import { groupToExplain } from "./insight/picture-pair";
import { type PlaceBehind, placesBehind } from "./insight/places-behind";
import type { Responsibility } from "./insight/responsibility";
import { responsibleFor } from "./insight/responsible-for";
import { explainEnds } from "./policy/explain";
import type { Explanation } from "./policy/explanation";
import { createScenarioReader, type Scenario } from "./read-scenario";

/**
 * The engine as the worker and the command line hold it: remembers what it has read, so that an edit costs what changed.
 * It has no clock and no I/O; `onProgress` is called at every stage and every 256 objects.
 */
export interface Session {
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
   * Why the pair of an edge's id has its state in the last analysis, whether a line was drawn for it or not; null when
   * there is no such pair (any more).
   */
  explainEdge(edgeId: string): Explanation | null;
  /**
   * Every edge from and to a node of the last analysis that the wished filter lets pass, drawn or not; empty for a node
   * that is not there.
   */
  edgesOf(nodeId: string): readonly GraphEdge[];
  /** The lines of text behind the pair of an edge's id in the last analysis; empty where there is no such pair. */
  placesBehind(edgeId: string): readonly PlaceBehind[];
  /** The connections of a node of the last analysis, side by side; null for one that is not there. */
  explainNode(nodeId: string): NodeExplanation | null;
  /**
   * What the rule, policy or object at an offset of a file is responsible for in the last analysis; null where nothing
   * that takes part stands there.
   */
  responsibleFor(file: string, offset: number): Responsibility | null;
}

/** Makes a session that has read nothing. */
export function createSession(): Session {
  const reader = createScenarioReader();
  const history = createEditHistory();
  let last: Last | null = null;
  const explainEdge = (edgeId: string): Explanation | null => {
    const nodes = nodesOfEdge(edgeId);
    const pair = nodes === null ? null : (last?.result.built.picture.pair(...nodes) ?? null);
    if (last === null || pair === null) return null;
    const { evaluation } = last.result;
    const { group, family, ports } = groupToExplain(evaluation, pair);
    const ends = { source: group.source, destination: group.destination, family, ports };
    const explanation = explainEnds(evaluation, ends, last.scenario.lineOf);
    return { ...explanation, oneOf: wordsOfSeveral(pair) };
  };
  return {
    analyze(files, options, onProgress, moment) {
      const past = moment == null ? null : history.begin(moment, options);
      if (past === null) history.forget();
      const scenario = reader.read(files, options, onProgress, past?.lastGood);
      const memory = last === null ? null : keptMemory(last.result.built.memory, scenario);
      const result = analyze(scenario, options, memory, onProgress, past?.comparison);
      history.finish(result.record);
      last = { files, scenario, result };
      return result.analysis;
    },
    explainEdge,
    placesBehind(edgeId) {
      const explanation = explainEdge(edgeId);
      return explanation === null ? [] : placesBehind(explanation);
    },
    edgesOf(nodeId) {
      if (last === null) return [];
      const { analysis, built } = last.result;
      const changed = new Set(analysis.change?.connections.map(({ edgeId }) => edgeId));
      const edges = Array.from(built.picture.pairsOf(nodeId), (pair) => ({ pair, edge: built.edgeOf(pair) }));
      return edges.flatMap(({ pair, edge }) => (built.passes(pair, changed.has(edge.id)) ? edge : []));
    },
    explainNode(nodeId) {
      if (last === null) return null;
      const { scenario, result } = last;
      return explainNode(result.evaluation, result.built.picture, nodeId, scenario.lineOf);
    },
    responsibleFor(file, offset) {
      const text = last?.files.find(({ name }) => name === file)?.text;
      if (last === null || text === undefined) return null;
      const { evaluation, built } = last.result;
      const { objects } = last.scenario;
      return responsibleFor({ evaluation, picture: built.picture, objects, file, text, offset });
    },
  };
}

/** What was analysed last. */
interface Last {
  readonly files: readonly ScenarioFile[];
  readonly scenario: Scenario;
  readonly result: AnalysisResult;
}

/** Places are kept while at least half of the workloads are the same; else it is another scenario. */
function keptMemory(memory: LayoutMemory, { cluster }: Scenario): LayoutMemory | null {
  const ids = [...cluster.workloads.keys()];
  const known = ids.filter((id) => memory.known.has(id));
  return known.length * 2 >= ids.length ? memory : null;
}
