import type { StoreApi } from "zustand/vanilla";
import type { AppState } from "./store";
import type { ViewState } from "./view";

/** What of a view can be gone back to: in which form, what is asked and drawn, and what stands where. */
export type ViewPlace = Pick<ViewState, "look" | "positions"> & {
  readonly wish: Omit<ViewState["options"]["picture"], "shape">;
};

/** The ways that led to a view. It knows nothing of the text, as the journal of the text knows nothing of it. */
export interface ViewHistory {
  /** The oldest first. */
  readonly past: readonly ViewPlace[];
  /** What was gone back from, the next one last. */
  readonly future: readonly ViewPlace[];
  /** Of what kind the last change was, which the next of that kind goes on with; null: the next one is a step of its own. */
  readonly burst: string | null;
}

export const noViewHistory: ViewHistory = { past: [], future: [], burst: null };

/** So many steps are kept. */
export const MOST_VIEW_STEPS = 100;

export function placeOf({ look, positions, options }: ViewState): ViewPlace {
  const { shape: _ofThePane, ...wish } = options.picture;
  return { look, positions, wish };
}

/** Remembers that a view became another. Letters of one search are one step, and so are all places of one drag. */
export function recordView(history: ViewHistory, before: ViewState, after: ViewState): ViewHistory {
  const [from, to] = [placeOf(before), placeOf(after)];
  if (from.positions === to.positions && isSame([from.look, from.wish], [to.look, to.wish])) return history;
  const burst = burstOf(from, to);
  if (burst !== null && burst === history.burst) {
    // deleted again, letter by letter
    const isUndone = isSame(history.past.at(-1), to);
    return { past: isUndone ? history.past.slice(0, -1) : history.past, future: [], burst: isUndone ? null : burst };
  }
  return { past: [...history.past, from].slice(-MOST_VIEW_STEPS), future: [], burst };
}

/** The history and the view after a step back, or forward again; null: there is none. */
export function stepInViews(
  { past, future }: ViewHistory,
  view: ViewState,
  way: "back" | "forward",
): { readonly viewHistory: ViewHistory; readonly view: ViewState } | null {
  const [left, entered] = way === "back" ? [past, future] : [future, past];
  const to = left.at(-1);
  if (to === undefined) return null;
  const { look, positions, wish } = to;
  const [shorter, longer] = [left.slice(0, -1), [...entered, placeOf(view)]];
  const { shape } = view.options.picture;
  return {
    viewHistory:
      way === "back" ? { past: shorter, future: longer, burst: null } : { past: longer, future: shorter, burst: null },
    view: { ...view, look, positions, options: { ...view.options, picture: { ...wish, shape } } },
  };
}

/** Remembers every change of the view, whoever makes it; with another scenario it begins anew. */
export function keepViewHistory({ subscribe, setState }: StoreApi<AppState>): void {
  subscribe((now, before) => {
    const { view, viewHistory, documents } = now;
    if (documents.openedAt !== before.documents.openedAt) {
      if (viewHistory !== noViewHistory) setState({ viewHistory: noViewHistory });
    } else if (view !== before.view && viewHistory === before.viewHistory) {
      const next = recordView(viewHistory, before.view, view);
      if (next !== viewHistory) setState({ viewHistory: next });
    }
  });
}

function burstOf(from: ViewPlace, to: ViewPlace): string | null {
  if (from.look !== to.look) return null;
  if (isSame(from.wish, to.wish)) {
    // all put back to their places at once
    return Object.keys(to.positions).length < Object.keys(from.positions).length ? null : "move";
  }
  const { search } = from.wish.filter;
  const isSearch =
    from.positions === to.positions &&
    isSame(from.wish, { ...to.wish, filter: { ...to.wish.filter, search } }) &&
    // emptied at once, as by its chip
    (to.wish.filter.search !== "" || search.length === 1);
  return isSearch ? "search" : null;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
