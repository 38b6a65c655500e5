import type { GraphEdge, GraphNode, ScenarioFile } from "../engine";
import type { Spotlight } from "./analysis";
import type { AppState } from "./store";
import type { Position } from "./view";

const noPositions: Readonly<Record<string, Position>> = {};

/** The file that the editor shows, or null. */
export function activeFile({ documents }: AppState): ScenarioFile | null {
  return documents.files.find((file) => file.name === documents.activeFile) ?? null;
}

/** Whether the picture is of an older text or of other options than the ones asked for. False before the first picture. */
export function isOutdated({ documents, analysis, view }: AppState): boolean {
  if (analysis.analysisRevision === null) return false;
  const oldest = Math.min(analysis.analysisRevision, analysis.nodeLines?.revision ?? analysis.analysisRevision);
  return oldest < documents.revision || analysis.analysisOptions !== view.options;
}

/** Whether the shown explanation is of an older text, so that its places may have moved. */
export function isExplanationOutdated({ documents, analysis }: AppState): boolean {
  return analysis.explanation.kind === "ready" && analysis.explanation.revision < documents.revision;
}

/** What the place of the caret is responsible for in the newest text; null where that is nothing, or still to come. */
export function currentSpotlight({ documents, analysis }: Pick<AppState, "documents" | "analysis">): Spotlight | null {
  return analysis.spotlight?.revision === documents.revision ? analysis.spotlight : null;
}

/** The selected edge as the picture, or the lines of its node, have it; null where none is selected or it is gone. */
export function selectedEdge({ analysis, selection }: AppState): GraphEdge | null {
  const { selected } = selection;
  if (selected?.kind !== "edge") return null;
  const isSelected = (edge: GraphEdge) => edge.id === selected.id;
  return analysis.analysis?.graph.edges.find(isSelected) ?? analysis.nodeLines?.edges.find(isSelected) ?? null;
}

/** The selected node as the picture has it; null where none is selected or it is gone. */
export function selectedNode({ analysis, selection }: AppState): GraphNode | null {
  const { selected } = selection;
  if (selected?.kind !== "node") return null;
  return analysis.analysis?.graph.nodes.find((node) => node.id === selected.id) ?? null;
}

/** Label of the intent that undo takes back, or null. */
export function undoLabel({ documents }: AppState): string | null {
  return documents.journal.done.at(-1)?.label ?? null;
}

/** Label of the intent that redo does again, or null. */
export function redoLabel({ documents }: AppState): string | null {
  return documents.journal.undone.at(-1)?.label ?? null;
}

/** Whether an example or a dump is open, and the own work is set aside. */
export function isVisiting({ documents }: AppState): boolean {
  return documents.setAside.length > 0;
}

/** Name of the visited scenario that going back leads to; null: it leads to the own work, or nowhere. */
export function formerVisit({ documents }: AppState): string | null {
  return documents.setAside.slice(1).at(-1)?.name ?? null;
}

/** Under which key the dragged positions of the open scenario, in the shape in which it is drawn, are kept. */
export function pictureKey({ documents, view, analysis }: AppState): string {
  const scenario = documents.setAside.length === 0 ? "own" : `visited ${documents.scenarioId}`;
  const around = analysis.analysis?.graph.away?.around;
  // one node and its neighbours stand elsewhere than all of it
  return `${view.options.picture.shape} ${scenario}${around === undefined ? "" : ` (around ${around})`}`;
}

/** Where nodes of the open scenario were dragged to, by node id. */
export function nodePositions(state: AppState): Readonly<Record<string, Position>> {
  return state.view.positions[pictureKey(state)] ?? noPositions;
}
