import { pinBaseline } from "../../state/baseline-choices";
import { formerVisit, isVisiting, nodePositions, redoLabel, undoLabel } from "../../state/selectors";
import { isFiltering } from "../../state/view";
import type { SearchItem } from "../../ui/search-items";
import { canKeepOriginal } from "../can-keep-original";
import { openedExample } from "../example";
import { wordsOfShortcut } from "../key-words";
import { LOOKS } from "../looks";
import type { ShortcutId } from "../shortcuts";
import { editEntries } from "./edit-entries";
import { expectationEntries } from "./expectation-entries";
import { exportEntries } from "./export-entries";
import type { PaletteContext } from "./palette-context";
import { placeEntries } from "./place-entries";
import { profileEntries } from "./profile-entries";
import { reachEntries } from "./reach-entries";
import { traceEntry } from "./trace-entry";
import { whatIfEntries } from "./what-if-entries";

/** A line of the palette and what it does. */
export interface PaletteEntry extends SearchItem {
  readonly run: () => void;
}

/** Everything that can be done now: what cannot is not there. */
export function paletteEntries(context: PaletteContext): readonly PaletteEntry[] {
  return [
    ...doEntries(context),
    ...editEntries(context),
    ...reachEntries(context),
    ...whatIfEntries(context),
    ...viewEntries(context),
    ...profileEntries(context),
    ...expectationEntries(context),
    ...exportEntries(context),
    ...placeEntries(context),
    ...exampleEntries(context),
  ];
}

function doEntries(context: PaletteContext): readonly PaletteEntry[] {
  const { state, actions, commands, isMac } = context;
  const [undoes, redoes, former] = [undoLabel(state), redoLabel(state), formerVisit(state)];
  const entry = (title: string, run: () => void, shortcut?: ShortcutId) => ({
    id: `do ${title}`,
    group: "Do",
    title,
    hint: shortcut === undefined ? undefined : wordsOfShortcut(shortcut, isMac),
    run,
  });
  return [
    ...(undoes === null ? [] : [entry(`Undo: ${undoes}`, commands.undo, "undo")]),
    ...(redoes === null ? [] : [entry(`Redo: ${redoes}`, commands.redo, "redo")]),
    ...(canKeepOriginal(state) ? [entry("Keep the original", actions.keepOriginal)] : []),
    ...(isVisiting(state) ? [entry(former === null ? "Back to my work" : `Back to ${former}`, actions.goBack)] : []),
    ...[traceEntry(context)].filter((each) => each !== null),
    entry("Pin now: compare with the text as it is", () => pinBaseline(context)),
    entry("Next problem", commands["next-problem"], "next-problem"),
    entry("Problem before", commands["previous-problem"], "previous-problem"),
    entry("List the problems, filter and fix them", commands["list-problems"], "list-problems"),
    entry("Open files…", commands["open-files"], "open-files"),
    entry("Add a file", () => actions.addFile("file.yaml", "")),
    entry("Help: what the lines mean, and all shortcuts", commands.help, "help"),
  ];
}

function viewEntries({ state, actions, commands, isMac }: PaletteContext): readonly PaletteEntry[] {
  const { theme, foldedPane, options } = state.view;
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
  return [
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
    probeEntry("Ask about the ports that matter", "ports-that-matter"),
    probeEntry("Ask about all ports", "all-ports"),
    ...(["light", "dark", "projector", "system"] as const).map((each) =>
      entry(each === "system" ? "Theme as the system" : `Theme: ${each}`, () => actions.setTheme(each), theme === each),
    ),
  ];
}

const EXAMPLE_WEIGHT = -50;

function exampleEntries({ state, examples, openExample }: PaletteContext): readonly PaletteEntry[] {
  const open = openedExample(examples, state);
  return examples.map((example) => ({
    id: `example ${example.slug}`,
    group: "Examples",
    title: example.name,
    details: [example.look],
    // What is open is meant before what could be opened.
    weight: EXAMPLE_WEIGHT,
    isCurrent: example === open,
    run: () => openExample(example),
  }));
}
