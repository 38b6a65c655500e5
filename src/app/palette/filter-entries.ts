import { directionWords, EDGE_STATES } from "../../panels/picture-controls/active-filters";
import { isKnownPort } from "../../panels/picture-controls/known-ports";
import { portWishWords } from "../../panels/picture-controls/port-wish-words";
import { portsInPicture } from "../../panels/picture-controls/ports-in-picture";
import { probeWords } from "../../panels/picture-controls/probe-words";
import { readLabelFilter } from "../../panels/picture-controls/read-label-filter";
import { readPortFilter } from "../../panels/picture-controls/read-port-filter";
import type { Actions } from "../../state/actions";
import type { AppState } from "../../state/store";
import type { PaletteContext } from "./palette-context";
import { endEntries, paletteEnds } from "./palette-ends";
import type { PaletteEntry } from "./palette-entries";

type Filter = AppState["view"]["options"]["picture"]["filter"];

const STATE_WORDS: Readonly<Record<Filter["hiddenStates"][number], string>> = {
  allowed: "lines that a rule allows",
  open: "open lines",
  partly: "lines of some ports only",
  denied: "denied lines",
  mixed: "lines of pods that do not agree",
  depends: "lines that the plugin decides",
};

/** Everything by which lines can be chosen. */
export function filterEntries(context: PaletteContext): readonly PaletteEntry[] {
  const { state, actions, names } = context;
  const { filter } = state.view.options.picture;
  const { setFilter } = actions;
  const entry = (title: string, change: Partial<Filter>, isCurrent = false): PaletteEntry => ({
    id: `filter ${title}`,
    group: "Filter",
    title,
    isCurrent,
    run: () => setFilter(change),
  });
  const choosing = (title: string, entries: () => readonly PaletteEntry[]): PaletteEntry => ({
    ...entry(title, {}),
    run: () => {},
    next: () => ({ label: title, entries: entries() }),
  });
  const isOnly = (shown: Filter["hiddenStates"][number]) =>
    filter.hiddenStates.length === EDGE_STATES.length - 1 && !filter.hiddenStates.includes(shown);
  const graph = state.analysis.analysis?.graph;
  const ports = [...portsInPicture(graph?.edges ?? []).map(probeWords), ...(names?.portNames ?? [])];
  return [
    ...EDGE_STATES.map((shown) =>
      entry(
        `Only ${STATE_WORDS[shown]}`,
        { hiddenStates: EDGE_STATES.filter((each) => each !== shown) },
        isOnly(shown),
      ),
    ),
    ...EDGE_STATES.map((hidden) => {
      const { hiddenStates } = filter;
      const isHidden = hiddenStates.includes(hidden);
      const rest = isHidden ? hiddenStates.filter((each) => each !== hidden) : [...hiddenStates, hidden];
      return entry(`${isHidden ? "Show" : "Hide"} ${STATE_WORDS[hidden]}`, { hiddenStates: rest });
    }),
    ...(["any", "into", "out-of", "within"] as const).map((direction) =>
      entry(
        `${directionWords(direction, filter.namespaces)}${direction === "any" ? "" : " only"}`,
        { direction },
        filter.direction === direction,
      ),
    ),
    entry(
      filter.onlyChanged ? "Not only what the last edit changed" : "Only what the last edit changed",
      { onlyChanged: !filter.onlyChanged },
      filter.onlyChanged,
    ),
    choosing("Only lines about a port…", () => ports.flatMap((port) => filterEntriesFor(port, context))),
    choosing("Only lines of pods with a label…", () =>
      (names?.labels ?? []).flatMap((label) => filterEntriesFor(label, context)),
    ),
    choosing("Only lines of a namespace…", () =>
      (names?.namespaces ?? []).map(({ name }) => entry(name, { namespaces: [name] })),
    ),
    choosing("Only lines of a policy…", () =>
      (state.analysis.analysis?.policies ?? []).map(({ name }) => entry(name, { policy: name })),
    ),
    choosing("Only the neighbours of…", () =>
      endEntries(paletteEnds(context), "neighbours of", ({ id }) => ({ run: () => setFilter({ around: id }) })),
    ),
    ...(filter.around === null ? [] : [entry("Not only neighbours: the whole picture", { around: null })]),
  ];
}

const PREFIX = "filter by ";

/** Whoever types a port or a label is offered to filter by it. */
export function filterEntriesFor(
  typed: string,
  {
    actions,
    getState,
    names,
  }: Pick<PaletteContext, "getState" | "names"> & { readonly actions: Pick<Actions, "setFilter"> },
): readonly PaletteEntry[] {
  const add = (change: (filter: Filter) => Partial<Filter>) => () =>
    actions.setFilter(change(getState().view.options.picture.filter));
  const text = typed.trim();
  if (text.includes("=")) {
    const labels = readLabelFilter(text);
    if (labels.kind === "refused") return [];
    const { values } = labels;
    return [
      {
        id: `${PREFIX}${typed}`,
        group: "Filter",
        title: `Only lines of pods labelled ${values.join(", ")}`,
        run: add((filter) => ({ labels: [...new Set([...filter.labels, ...values])] })),
      },
    ];
  }
  const ports = readPortFilter(text);
  // most words are meant otherwise
  const isName = ports.kind === "read" && ports.values.some(({ kind }) => kind === "name");
  if (ports.kind === "refused" || (isName && names?.portNames.includes(text) !== true && !isKnownPort(text))) return [];
  return [
    {
      id: `${PREFIX}${typed}`,
      group: "Filter",
      title: `Only lines about port ${ports.values.map(portWishWords).join(", ")}`,
      details: ["Let through or refused"],
      run: add((filter) => ({ ports: [...filter.ports, ...ports.values] })),
    },
  ];
}
