import { useEffect, useRef } from "react";
import { useReactFlow } from "reactflow";
import { useApp } from "../../state/store-context";
import { useReducedMotion } from "../../ui/media-query";
import { isSameValue } from "../../ui/same-value";
import type { FlowElements } from "../use-flow-elements";
import type { View } from "./free-view";
import { boxesAbout, pictureBounds } from "./picture-bounds";
import { useFreePane } from "./use-free-pane";
import { wholeBesideCard } from "./whole-beside-card";

/** Width that a form takes at the right, with its margins. */
const FORM_WIDTH = 464;
/** The one of a policy is wider where there is room (`.policy-card`). */
const policyWidth = (pane: number) => Math.min(Math.max(440, 0.55 * pane), 580) + 24;
/** Small, but seen: what is edited would else be under the form. */
const LEAST_SHARE = 0.3;

/**
 * Moves the picture beside a form that opens, or the card about who reaches whom, where it has room there, so that what is edited is seen meanwhile. It moves
 * back when the form closes, unless somebody has moved it.
 */
export function useShowBesideForm(elements: FlowElements): void {
  const form = useApp(
    ({ editing, selection: { radius, selected } }) =>
      editing.form?.kind ?? (radius !== null && selected === null ? "radius" : null),
  );
  const freePane = useFreePane();
  const { getViewport, setViewport } = useReactFlow();
  const duration = useReducedMotion() ? 0 : 240;
  const move = useRef<{ readonly from: View; readonly to: View } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another form moves the picture, an edit does not
  useEffect(() => {
    const view = getViewport();
    if (form === null) {
      if (move.current && isSameValue(move.current.to, view)) setViewport(move.current.from, { duration });
      move.current = null;
      return undefined;
    }
    const boxes = boxesAbout(elements, []);
    const bounds = pictureBounds({ boxes, routes: elements.routes.values(), edges: elements.edges });
    const formWidth = form === "policy" ? policyWidth(freePane(false).width) : FORM_WIDTH;
    const free = form === "radius" ? freePane(true) : freePane(true, formWidth);
    const to = wholeBesideCard(view, bounds, free, LEAST_SHARE);
    if (to === null || isSameValue(to, view)) return undefined;
    move.current = { from: move.current?.from ?? view, to };
    // Of two moves in one frame the first wins: that to the node that had the focus before the form.
    const frame = requestAnimationFrame(() => setViewport(to, { duration }));
    return () => cancelAnimationFrame(frame);
  }, [form]);
}
