import type { SeenPicture } from "../../canvas/export/drawn-picture";
import type { PictureWords } from "../../canvas/export/write-svg";
import { sinceWords } from "../../panels/changes/changes-words";
import { activeFilters } from "../../panels/picture-controls/active-filters";
import { collapsedNote, filteredNote, notDrawnNote } from "../../panels/picture-controls/count-notes";
import { probeWords } from "../../panels/picture-controls/probe-words";
import { nodeName } from "../../panels/picture-controls/use-node-names";
import { profileWords, switchedCount } from "../../panels/profile/switched-assumptions";
import { countWords } from "../../panels/summary/count-words";
import { baselineOf } from "../../state/baseline-of";
import { linesBesides, mostLineElements } from "../../state/lines-besides";
import { isOutdated, nodePositions } from "../../state/selectors";
import type { AppState } from "../../state/store";
import { plainWish } from "../../state/view";

type Graph = SeenPicture["graph"];

/** The graph that is seen, in the place of which nothing is where none was drawn. */
export interface SeenGraph extends SeenPicture {
  readonly words: PictureWords;
}

/** What is seen of the graph now, with what it is called and was asked for; null before the first picture. */
export function seenGraph(state: AppState): SeenGraph | null {
  const { analysis: answers, selection } = state;
  const { analysis, analysisOptions } = answers;
  if (analysis === null) return null;
  const { selected, tracing, radius: asked } = selection;
  const lasts = (analysis.compared ?? analysis.whatIf) !== undefined;
  const answer = answers.radius?.result ?? null;
  const { graph } = analysis;
  return {
    graph,
    shape: analysisOptions?.picture?.shape ?? "wide",
    positions: nodePositions(state),
    selected,
    nodeLines: answers.nodeLines,
    lastingChange: lasts ? (analysis.compared ?? analysis.change) : null,
    trace: tracing === null ? null : (answers.trace?.trace ?? null),
    radius: asked !== null && answer !== null && tracing === null ? { answer, asked } : null,
    words: wordsOf(state, graph),
  };
}

/** The lines that are seen: the picture's own, and those of what is selected. */
export function seenEdges({ graph, nodeLines, selected }: SeenPicture): Graph["edges"] {
  return [...graph.edges, ...linesBesides(graph, nodeLines, selected, mostLineElements)];
}

function wordsOf(state: AppState, graph: Graph): PictureWords {
  const { documents, baseline, analysis: answers, selection, view } = state;
  const { analysis } = answers;
  const options = answers.analysisOptions ?? view.options;
  const wish = options.picture ?? plainWish;
  if (analysis === null) return { title: documents.name, about: [], notes: [] };
  const switched = switchedCount(view.options, analysis.profile);
  const isAgainst = analysis.compared !== undefined;
  const filters = activeFilters(wish.filter, (id) => nodeName(graph, id)).map(({ words, without }) =>
    isAgainst && without.onlyChanged === false ? "Only what differs from the baseline" : words,
  );
  const shown = [...graph.nodes, ...graph.doors].find(({ id }) => id === selection.selected?.id);
  const besides = linesBesides(graph, answers.nodeLines, selection.selected, mostLineElements);
  const notes = [notDrawnNote(graph, wish, besides), filteredNote(graph), collapsedNote(graph, wish)];
  return {
    title: documents.name,
    about: [
      `${countWords(analysis)}.`,
      `${[profileWords(analysis.profile.title, switched), probeWords(wish.probe), ...filters].join(" · ")}.`,
      ...(isAgainst ? [`${sinceWords(baselineOf(baseline, documents))}: what differs is doubled.`] : []),
      ...(analysis.whatIf === undefined ? [] : ["What if: some of the text is switched off."]),
      ...(shown === undefined ? [] : [`About ${shown.name}.`]),
    ],
    notes: [
      ...(isOutdated(state) ? ["This is the picture of an earlier text."] : []),
      ...notes.flatMap((note) => note?.words ?? []),
    ],
  };
}
