import { nodeName } from "../../panels/picture-controls/use-node-names";
import { viewStepWords } from "../../panels/picture-controls/view-step-words";
import { SUM_UP_ID } from "../../panels/summary/SumUpLine";
import { nodePositions } from "../../state/selectors";
import { isFiltering } from "../../state/view";
import { placeOf } from "../../state/view-history";
import { wordsOfShortcut } from "../key-words";
import { LOOKS } from "../looks";
import type { ShortcutId } from "../shortcuts";
import type { PaletteContext } from "./palette-context";
import { showNode } from "./palette-ends";
import type { PaletteEntry } from "./palette-entries";

/** What changes how it is seen, and leads from one part of the page to another. */
export function viewEntries(context: PaletteContext): readonly PaletteEntry[] {
  const { state, actions, commands, isMac } = context;
  const { theme, foldedPane, options } = state.view;
  const { past, future } = state.viewHistory;
  const [before, after, now] = [past.at(-1), future.at(-1), placeOf(state.view)];
  const { probe, drawAll } = options.picture;
  const entry = (title: string, run: () => void, isCurrent = false, shortcut?: ShortcutId) => ({
    id: `view ${title}`,
    group: "View",
    title,
    isCurrent,
    hint: shortcut === undefined ? undefined : wordsOfShortcut(shortcut, isMac),
    run,
  });
  const probeEntry = (title: string, kind: "ports-that-matter" | "all-ports") =>
    entry(title, () => actions.setProbe({ kind }), probe.kind === kind);
  const graph = state.analysis.analysis?.graph;
  const nameOf = (id: string) => nodeName(graph ?? null, id);
  const nodeId = state.selection.selected?.kind === "node" ? state.selection.selected.id : null;
  const { around } = options.picture.filter;
  return [
    ...(before === undefined
      ? []
      : [entry(`View back: ${viewStepWords(before, now, nameOf)}`, commands["view-back"], false, "view-back")]),
    ...(after === undefined
      ? []
      : [entry(`View forward: ${viewStepWords(now, after, nameOf)}`, commands["view-forward"], false, "view-forward")]),
    ...(around !== null || nodeId === null
      ? []
      : [
          entry(
            `Only the neighbours of ${nameOf(nodeId)}`,
            () => actions.setFilter({ around: nodeId }),
            false,
            "isolate",
          ),
        ]),
    ...(around === null
      ? []
      : [entry("Show everything again", () => actions.setFilter({ around: null }), false, "isolate")]),
    entry("What the picture shows, in a sentence", () => {
      commands["go-to-picture"]();
      // The pane takes the focus in this frame.
      requestAnimationFrame(() => document.getElementById(SUM_UP_ID)?.focus());
    }),
    entry("Go to the other pane", commands["other-pane"], false, "other-pane"),
    entry("Go to the text", commands["go-to-text"], false, "go-to-text"),
    entry("Go to the picture", commands["go-to-picture"], false, "go-to-picture"),
    entry(
      foldedPane === "text" ? "Bring the text back" : "Fold the text away",
      commands["fold-text"],
      false,
      "fold-text",
    ),
    entry(foldedPane === "picture" ? "Bring the picture back" : "Fold the picture away", () =>
      actions.togglePane("picture"),
    ),
    ...LOOKS.map(({ look, title }) =>
      entry(
        `Show the ${title.toLowerCase()}`,
        () => {
          actions.showLook(look);
          commands["go-to-picture"]();
        },
        state.view.look === look,
      ),
    ),
    entry("Search in the picture", commands.search, false, "search"),
    ...(Object.keys(nodePositions(state)).length === 0
      ? []
      : [entry("Put every dragged node back to its place", actions.resetPositions)]),
    ...(isFiltering(options) ? [entry("Clear the filter", actions.clearFilter)] : []),
    entry(drawAll ? "Draw only the lines that say something" : "Draw every line", () => actions.setDrawAll(!drawAll)),
    ...shapeEntries(context),
    probeEntry("Ask about the ports that matter", "ports-that-matter"),
    probeEntry("Ask about all ports", "all-ports"),
    ...(["light", "dark", "projector", "system"] as const).map((each) =>
      entry(each === "system" ? "Theme as the system" : `Theme: ${each}`, () => actions.setTheme(each), theme === each),
    ),
  ];
}

/** What folds and opens namespaces and workloads. */
function shapeEntries(context: PaletteContext): readonly PaletteEntry[] {
  const { state, actions, names } = context;
  const graph = state.analysis.analysis?.graph;
  if (graph === undefined) return [];
  const entry = (title: string, run: () => void): PaletteEntry => ({ id: `view ${title}`, group: "View", title, run });
  const choosing = (title: string, entries: readonly PaletteEntry[]): readonly PaletteEntry[] =>
    entries.length === 0 ? [] : [{ ...entry(title, () => {}), next: () => ({ label: title, entries }) }];
  const open = graph.namespaces.map(({ name }) => name);
  const folded = graph.nodes.flatMap((node) => (node.kind === "namespace" ? [node.name] : []));
  const { expanded } = state.view.options.picture;
  const several = (names?.workloads ?? []).filter(({ podCount }) => podCount > 1);
  return [
    ...(open.length === 0 ? [] : [entry("Fold every namespace", () => actions.setCollapsed([...open, ...folded]))]),
    ...(folded.length === 0 ? [] : [entry("Open every namespace", () => actions.setCollapsed([]))]),
    ...choosing("Fold or open a namespace…", [
      ...open.map((name) => entry(`Fold ${name}`, () => actions.toggleNamespace(name))),
      ...folded.map((name) => entry(`Open ${name}`, () => actions.toggleNamespace(name))),
    ]),
    ...choosing(
      "Show the pods of…",
      several.map(({ id }) =>
        entry(expanded.includes(id) ? `${id} as one again` : id, () => {
          if (!expanded.includes(id)) showNode(id, context);
          actions.toggleExpanded(id);
        }),
      ),
    ),
  ];
}
