import { useEffect, useRef } from "react";
import { useReactFlow } from "reactflow";
import type { Selectable } from "../../state/selection";
import { useApp } from "../../state/store-context";
import { useReducedMotion } from "../../ui/media-query";
import { isSameValue } from "../../ui/same-value";
import type { Box } from "../edges/box";
import type { FlowElements } from "../use-flow-elements";
import { type Free, movedIntoView, type View } from "./free-view";
import { viewWithNeighbours } from "./neighbours-view";
import { boxesAbout, pictureBounds } from "./picture-bounds";
import { useFreePane } from "./use-free-pane";
import { wholeBesideCard } from "./whole-beside-card";

/**
 * Moves the picture so that what is newly selected, of an edge also its ends, of a node or a door also its neighbours, is
 * not under the card that tells about it: the whole picture where that has room beside the card. It moves back when
 * nothing is selected any more, unless the user has moved it meanwhile.
 */
export function useShowSelected(elements: FlowElements): void {
  const selected = useApp((state) => state.selection.selected);
  const awaitsLines = useAwaitsLines(selected);
  const freePane = useFreePane();
  const { getViewport, setViewport } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 240;
  const isDocked = useApp((state) => state.view.isDocked);
  const shownFor = useRef<Shown | null>(null);
  const move = useRef<{ readonly from: View; readonly to: View } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another selection moves the picture, an edit does not
  useEffect(() => {
    const view = getViewport();
    if (selected === null) {
      if (move.current && isSameValue(move.current.to, view)) setViewport(move.current.from, { duration });
      move.current = null;
      shownFor.current = null;
      return;
    }
    if (awaitsLines || (shownFor.current?.selected === selected && shownFor.current.isDocked === isDocked)) return;
    shownFor.current = { selected, isDocked };
    const free = freePane(true);
    const asked = viewOf(view, selected, elements, free);
    if (asked === null) return;
    const bounds = pictureBounds({
      boxes: boxesAbout(elements, []),
      routes: elements.routes.values(),
      edges: elements.edges,
    });
    const to = wholeBesideCard(view, bounds, free) ?? asked;
    const wasMovedByUs = move.current !== null && isSameValue(move.current.to, view);
    move.current = { from: (wasMovedByUs && move.current?.from) || view, to };
    setViewport(to, { duration });
  }, [selected, awaitsLines, isDocked]);
}

/** For what the picture was moved last. */
interface Shown {
  readonly selected: Selectable;
  readonly isDocked: boolean;
}

/** The view in which what is selected lies in the free part of the pane; null where it does already. */
function viewOf(view: View, selected: Selectable, { edges, places, leadsTo }: FlowElements, free: Free): View | null {
  const boxes = places.absolute;
  if (selected.kind === "edge") {
    const edge = edges.find(({ id }) => id === selected.id);
    const ends = [edge?.source, edge?.target].flatMap((id): Box[] => {
      const box = boxes.get(id ?? "");
      return box ? [box] : [];
    });
    return movedIntoView(view, ends, free);
  }
  const linesOf = (id: string) =>
    edges.filter(({ source, target }) => source === id || target === id).flatMap(({ data }) => data?.edge ?? []);
  if (selected.kind === "node") return viewWithNeighbours(view, selected.id, linesOf(selected.id), boxes, free);
  const end = leadsTo(selected.id);
  if (end === null) return viewWithNeighbours(view, selected.id, [], boxes, free);
  // whoever calls what is behind a door is its neighbour too
  const callers = linesOf(end).filter(({ target }) => target === end);
  const ways = callers.map(({ source, state }) => ({ source, target: selected.id, state }));
  const link = { source: selected.id, target: end, state: "allowed" as const };
  return viewWithNeighbours(view, selected.id, [link, ...ways], boxes, free);
}

/** The lines of a node that the picture does not draw by itself come a moment after its selection. */
function useAwaitsLines(selected: Selectable | null): boolean {
  const nodeId = useApp((state) => state.analysis.nodeLines?.nodeId ?? null);
  return selected?.kind === "node" && selected.id !== nodeId;
}
