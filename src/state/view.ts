import type { AnalyzeOptions, Answer, AssumptionSwitch, EdgeFilter, PictureWish, ProfileName } from "../engine";

export type Theme = "light" | "dark" | "projector" | "system";

export interface Position {
  readonly x: number;
  readonly y: number;
}

export type PaneName = "text" | "picture";

/** In which form the answer is seen. */
export type Look = "graph" | "policy" | "matrix" | "changes";

/** What can be opened below the text. */
export type BottomPart = "problems" | "expectations";

/** How the user wants to see it. */
export interface ViewState {
  readonly theme: Theme;
  /** Share of the width that the editor has, 0.1 to 0.9. */
  readonly paneSize: number;
  /** The pane that is folded away; null: both are there. */
  readonly foldedPane: PaneName | null;
  /** What is seen in the pane of the picture. */
  readonly look: Look;
  /** Whether cards stand beside the picture rather than over it. */
  readonly isDocked: boolean;
  /** Whether a card that lies over the lower half of a narrow picture was drawn up. */
  readonly isSheetUp: boolean;
  /** What is open below the text; null: nothing is. */
  readonly bottom: BottomPart | null;
  /** Who enforces the policies, the namespace of objects that name none, and what to draw: what is asked besides the text. */
  readonly options: ViewOptions;
  /** Nodes that were dragged, by picture (see `pictureKey`) and node id; relative to the namespace as in the graph. */
  readonly positions: Readonly<Record<string, Readonly<Record<string, Position>>>>;
}

export type ViewOptions = AnalyzeOptions & { readonly picture: PictureWish };

const everyEdge: EdgeFilter = {
  hiddenStates: [],
  namespaces: [],
  direction: "any",
  policy: null,
  onlyChanged: false,
  search: "",
  ports: [],
  labels: [],
  around: null,
};

/** What is drawn when nobody has wished for anything; the engine's `defaultWish`. */
export const plainWish: PictureWish = {
  probe: { kind: "ports-that-matter" },
  expanded: [],
  collapsed: null,
  filter: everyEdge,
  drawAll: false,
  shape: "wide",
};

export const initialView: ViewState = {
  theme: "system",
  paneSize: 0.42,
  foldedPane: null,
  isDocked: false,
  isSheetUp: false,
  look: "graph",
  bottom: null,
  options: { profile: "kubernetes", defaultNamespace: "default", picture: plainWish },
  positions: {},
};

/** Sets the editor's share, kept within 0.1 and 0.9. */
export function resizePane(view: ViewState, paneSize: number): ViewState {
  return { ...view, paneSize: Math.min(0.9, Math.max(0.1, paneSize)), foldedPane: null };
}

/** Folds a pane away, or brings it back where it is the folded one. */
export function togglePane(view: ViewState, pane: PaneName): ViewState {
  return { ...view, foldedPane: view.foldedPane === pane ? null : pane };
}

/** Wishes for another picture. */
export function wish(view: ViewState, change: Partial<PictureWish>): ViewState {
  return { ...view, options: { ...view.options, picture: { ...view.options.picture, ...change } } };
}

/** Another profile; what was switched in the former one is not carried over. */
export function chooseProfile(view: ViewState, profile: ProfileName): ViewState {
  const { assumptions: _switched, ...options } = view.options;
  return { ...view, options: { ...options, profile } };
}

/** Answers an assumption otherwise than the profile does; null: as it does. */
export function answerAssumption(view: ViewState, name: AssumptionSwitch, answer: Answer | null): ViewState {
  const { [name]: _former, ...others } = view.options.assumptions ?? {};
  const assumptions = answer === null ? others : { ...others, [name]: answer };
  return { ...view, options: { ...view.options, assumptions } };
}

/** What concerns the nodes of one scenario does not concern those of another; probe, shape and profile stay. */
export function viewOfOtherScenario(view: ViewState): ViewState {
  const { probe, shape } = view.options.picture;
  const { off: _off, against: _against, ...options } = view.options;
  return wish({ ...view, options }, { ...plainWish, probe, shape });
}

/** Shows a workload pod by pod, or as one again. */
export function toggleExpanded(view: ViewState, workload: string): ViewState {
  const { expanded } = view.options.picture;
  const rest = expanded.filter((id) => id !== workload);
  return wish(view, { expanded: rest.length < expanded.length ? rest : [...expanded, workload] });
}

/**
 * Draws a namespace as one node, or opens it again.
 *
 * @param drawnCollapsed - names of those that are one node now, by wish or by themselves
 */
export function toggleNamespace(view: ViewState, name: string, drawnCollapsed: readonly string[]): ViewState {
  const rest = drawnCollapsed.filter((other) => other !== name);
  return wish(view, { collapsed: rest.length < drawnCollapsed.length ? rest : [...drawnCollapsed, name] });
}

/** Whether the filter hides anything. */
export function isFiltering({ picture: { filter } }: ViewOptions): boolean {
  const { hiddenStates, namespaces, ports, labels, search, direction, policy, around, onlyChanged } = filter;
  return (
    [hiddenStates, namespaces, ports, labels, search].some(({ length }) => length > 0) ||
    direction !== "any" ||
    (policy ?? around) !== null ||
    onlyChanged
  );
}

/** Remembers where a node was dragged to; null: back to where the layout puts it. */
export function placeNode(view: ViewState, picture: string, nodeId: string, position: Position | null): ViewState {
  const { [nodeId]: _former, ...others } = view.positions[picture] ?? {};
  const placed = position === null ? others : { ...others, [nodeId]: position };
  return { ...view, positions: { ...view.positions, [picture]: placed } };
}

const ownSuffix = " own";

/** Where nodes of the own work were dragged to, by shape. */
export function ownPositions({ positions }: ViewState): ViewState["positions"] {
  const own = Object.entries(positions).filter(([key]) => key.endsWith(ownSuffix));
  return Object.fromEntries(own.map(([key, places]) => [key.slice(0, -ownSuffix.length), places]));
}

/** The positions of a view in which the own work's nodes stand where they were dragged to. */
export function positionsOfOwn(byShape: ViewState["positions"]): ViewState["positions"] {
  return Object.fromEntries(Object.entries(byShape).map(([shape, places]) => [`${shape}${ownSuffix}`, places]));
}
