import { pinBaseline } from "../../state/baseline-choices";
import { formerVisit, isVisiting, redoLabel, undoLabel } from "../../state/selectors";
import type { SearchItem } from "../../ui/search-items";
import { canKeepOriginal } from "../can-keep-original";
import { openedExample } from "../example";
import { wordsOfShortcut } from "../key-words";
import type { ShortcutId } from "../shortcuts";
import { editEntries } from "./edit-entries";
import { expectationEntries } from "./expectation-entries";
import { exportEntries } from "./export-entries";
import { filterEntries } from "./filter-entries";
import type { PaletteContext } from "./palette-context";
import { placeEntries } from "./place-entries";
import { profileEntries } from "./profile-entries";
import { reachEntries } from "./reach-entries";
import { traceEntry } from "./trace-entry";
import { viewEntries } from "./view-entries";
import { whatIfEntries } from "./what-if-entries";

/** A line of the palette and what it does. */
export interface PaletteEntry extends SearchItem {
  readonly run: () => void;
  /** What is asked next, instead of doing anything; absent: nothing is. */
  readonly next?: () => PaletteStep;
}

/** A list to choose from, after something was chosen. */
export interface PaletteStep {
  readonly label: string;
  readonly entries: readonly PaletteEntry[];
}

/** Everything that can be done now: what cannot is not there. */
export function paletteEntries(context: PaletteContext): readonly PaletteEntry[] {
  return [
    ...doEntries(context),
    ...editEntries(context),
    ...reachEntries(context),
    ...whatIfEntries(context),
    ...viewEntries(context),
    ...filterEntries(context),
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
    ...(state.selection.selected?.kind === "edge" ? [entry("Cut the selected line…", commands.cut, "cut")] : []),
    entry("Next problem", commands["next-problem"], "next-problem"),
    entry("Problem before", commands["previous-problem"], "previous-problem"),
    entry("List the problems, filter and fix them", commands["list-problems"], "list-problems"),
    entry("Open files…", commands["open-files"], "open-files"),
    entry("Add a file", () => actions.addFile("file.yaml", "")),
    entry("Help: what the lines mean, and all shortcuts", commands.help, "help"),
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
