import { useEffect, useRef } from "react";
import { useReactFlow } from "reactflow";
import type { Graph } from "../../engine";
import type { AppState } from "../../state/store";
import { useApp, useAppStore } from "../../state/store-context";
import { useReducedMotion } from "../../ui/media-query";
import type { Places } from "../nodes/node-places";
import { movedIntoView } from "./free-view";
import { useFreePane } from "./use-free-pane";

/**
 * Brings nodes that an edit or an expansion added into view where they would be outside of it: at most once for each
 * intent of the user, so that the picture does not jump with the letters of a word.
 */
export function useShowNew(graph: Graph, places: Places): void {
  const store = useAppStore();
  const freePane = useFreePane();
  const isSelecting = useApp((state) => state.selection.selected !== null);
  const { getViewport, setViewport } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 240;
  const known = useRef<ReadonlySet<string> | null>(null);
  const movedFor = useRef<Intent | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another picture brings something new
  useEffect(() => {
    const before = known.current;
    known.current = new Set(graph.nodes.map(({ id }) => id));
    const intent = intentOf(store.getState());
    if (before === null || isSameIntent(movedFor.current, intent)) return;
    const boxes = graph.nodes.flatMap((node) => (before.has(node.id) ? [] : (places.absolute.get(node.id) ?? [])));
    const to = movedIntoView(getViewport(), boxes, freePane(isSelecting));
    if (to === null) return;
    movedFor.current = intent;
    setViewport(to, { duration });
  }, [graph]);
}

/** The same while the history's last entry still grows and the same picture is wished for. */
interface Intent {
  readonly history: string;
  readonly wish: unknown;
}

function intentOf({ documents: { journal }, view }: AppState): Intent {
  return { history: `${journal.done.length} ${journal.undone.length}`, wish: view.options };
}

function isSameIntent(a: Intent | null, b: Intent): boolean {
  return a?.history === b.history && a.wish === b.wish;
}
