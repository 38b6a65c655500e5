import type { Analysis, AnalyzeOptions, ScenarioFile } from "./analysis";
import { type AnalysisResult, analyze } from "./analyze";
import { nodesOfEdge } from "./graph/build-graph";
import { wordsOfSeveral } from "./graph/edge-words";
import type { GraphEdge } from "./graph/graph";
import type { LayoutMemory } from "./graph/layout";
import { groupToExplain } from "./insight/picture-pair";
import { explainEnds } from "./policy/explain";
import type { Explanation } from "./policy/explanation";
import { createScenarioReader, type Scenario } from "./read-scenario";

/**
 * The engine as the worker and the command line hold it: remembers what it has read, so that an edit costs what changed.
 * It has no clock and no I/O; `onProgress` is called at every stage and every 256 objects.
 */
export interface Session {
  /** Reads the files and evaluates everything. Files are compared by name and text with the last call. */
  analyze(files: readonly ScenarioFile[], options: AnalyzeOptions, onProgress?: () => void): Analysis;
  /**
   * Why the pair of an edge's id has its state in the last analysis, whether a line was drawn for it or not; null when
   * there is no such pair (any more).
   */
  explainEdge(edgeId: string): Explanation | null;
  /** Every edge from and to a node of the last analysis, drawn or not; empty for a node that is not there. */
  edgesOf(nodeId: string): readonly GraphEdge[];
}

/** Makes a session that has read nothing. */
export function createSession(): Session {
  const reader = createScenarioReader();
  let last: { readonly scenario: Scenario; readonly result: AnalysisResult } | null = null;
  return {
    analyze(files, options, onProgress) {
      const scenario = reader.read(files, options, onProgress);
      const memory = last === null ? null : keptMemory(last.result.built.memory, scenario);
      const result = analyze(scenario, options, memory, onProgress);
      last = { scenario, result };
      return result.analysis;
    },
    explainEdge(edgeId) {
      const nodes = nodesOfEdge(edgeId);
      const pair = nodes === null ? null : (last?.result.built.picture.pair(...nodes) ?? null);
      if (last === null || pair === null) return null;
      const { evaluation } = last.result;
      const { group, family } = groupToExplain(evaluation, pair);
      const ends = { source: group.source, destination: group.destination, family, ports: pair.asked };
      const explanation = explainEnds(evaluation, ends, last.scenario.lineOf);
      return { ...explanation, oneOf: wordsOfSeveral(pair) };
    },
    edgesOf(nodeId) {
      if (last === null) return [];
      const { picture, edgeOf } = last.result.built;
      return Array.from(picture.pairsOf(nodeId), edgeOf);
    },
  };
}

/** Places are kept while at least half of the workloads are the same; else it is another scenario. */
function keptMemory(memory: LayoutMemory, { cluster }: Scenario): LayoutMemory | null {
  const ids = [...cluster.workloads.keys()];
  const known = ids.filter((id) => memory.nodes.has(id));
  return known.length * 2 >= ids.length ? memory : null;
}
