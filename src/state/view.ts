import type { AnalyzeOptions } from "../engine";

export type Theme = "light" | "dark" | "system";

export interface Position {
  readonly x: number;
  readonly y: number;
}

/** How the user wants to see it. */
export interface ViewState {
  readonly theme: Theme;
  /** Share of the width that the editor has, 0.1 to 0.9. */
  readonly paneSize: number;
  /** Who enforces the policies, and the namespace of objects that name none: what is asked besides the text. */
  readonly options: AnalyzeOptions;
  /** Nodes that were dragged, by scenario (see `scenarioKey`) and node id; relative to the namespace as in the graph. */
  readonly positions: Readonly<Record<string, Readonly<Record<string, Position>>>>;
}

export const initialView: ViewState = {
  theme: "system",
  paneSize: 0.42,
  options: { profile: "kubernetes", defaultNamespace: "default" },
  positions: {},
};

/** Sets the editor's share, kept within 0.1 and 0.9. */
export function resizePane(view: ViewState, paneSize: number): ViewState {
  return { ...view, paneSize: Math.min(0.9, Math.max(0.1, paneSize)) };
}

/** Remembers where a node was dragged to; null: back to where the layout puts it. */
export function placeNode(view: ViewState, scenario: string, nodeId: string, position: Position | null): ViewState {
  const { [nodeId]: _former, ...others } = view.positions[scenario] ?? {};
  const placed = position === null ? others : { ...others, [nodeId]: position };
  return { ...view, positions: { ...view.positions, [scenario]: placed } };
}
