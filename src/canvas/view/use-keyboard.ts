import { type FocusEvent, type KeyboardEvent, useMemo, useRef } from "react";
import { useActions, useAppStore } from "../../state/store-context";
import { askedParts } from "../asked-for";
import { kindOfNode } from "../kind-of-node";
import type { FlowElements } from "../use-flow-elements";
import { type Direction, nearestNode } from "./nearest-node";

const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
};
const STEP = 10;

/**
 * The keys of the picture. Arrows go to the nearest node, and along the lines from one to the next; they move a node
 * that is selected. Enter selects, and on what is selected leads to its lines, of a
 * Service to its pods. Escape, with which the app lets go of
 * what is selected, leads from a line back to its node; Delete on a line is about cutting it. What has the focus from the keyboard is pointed at as if by the
 * pointer. C is for the part that draws connections; `connectFrom` is the node on which it was pressed before that was
 * there.
 */
export function useKeyboard(elements: FlowElements) {
  const store = useAppStore();
  const actions = useActions();
  const newest = useRef(elements);
  newest.current = elements;
  const lastFace = useRef<string | null>(null);
  const connectFrom = useRef<string | null>(null);
  return useMemo(() => {
    const selectedId = () => store.getState().selection.selected?.id ?? null;

    const onFace = (id: string, event: KeyboardEvent): boolean => {
      const direction = DIRECTIONS[event.key];
      if (direction !== undefined) {
        if (selectedId() === id) moveNode(id, direction);
        else focusOn(event, faceOf(nearestNode(newest.current.places.absolute, id, direction)));
        return true;
      }
      if (event.key === "Enter" || event.key === " ") {
        const isDoor = kindOfNode(id) === "door";
        if (selectedId() !== id) isDoor ? actions.selectDoor(id) : actions.selectNode(id);
        else if (isDoor) focusOn(event, faceOf(newest.current.leadsTo(id)));
        else focusOn(event, lineOf(firstLineOf(newest.current.edges, id)));
        return true;
      }
      if (event.key.toLowerCase() === "c" && askedParts.get() === null) {
        // Who sees to it later begins with what waits here.
        connectFrom.current = id;
        askedParts.fetch();
        return true;
      }
      return false;
    };

    const onEdge = (id: string, event: KeyboardEvent): boolean => {
      const direction = DIRECTIONS[event.key];
      if (direction !== undefined) {
        const isBack = direction === "left" || direction === "up";
        focusOn(event, lineOf(neighbourOf(newest.current, id, isBack ? -1 : 1)));
        return true;
      }
      if (event.key === "Delete" || event.key === "Backspace") {
        actions.openEditing({ kind: "cut", edgeId: id });
        return true;
      }
      if (event.key !== "Escape") return false;
      focusOn(event, faceOf(originOf(newest.current.edges, id, lastFace.current)));
      return true;
    };

    const moveNode = (id: string, direction: Direction) => {
      const box = newest.current.places.relative.get(id);
      if (!box) return;
      const dx = direction === "left" ? -STEP : direction === "right" ? STEP : 0;
      const dy = direction === "up" ? -STEP : direction === "down" ? STEP : 0;
      const parent = newest.current.nodes.find((node) => node.id === id)?.parentId;
      const room = parent === undefined ? undefined : newest.current.places.containers.get(parent);
      actions.moveNode(id, {
        x: within(box.x + dx, room && room.width - box.width),
        y: within(box.y + dy, room && room.height - box.height),
      });
    };

    return {
      connectFrom,
      onKeyDownCapture(event: KeyboardEvent) {
        if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
        // Whoever goes on with another key does not wait for it any more.
        connectFrom.current = null;
        const face = event.target.closest<HTMLElement>("[data-face]")?.dataset.face;
        const edge = event.target.closest(".react-flow__edge")?.getAttribute("data-id");
        const isDone = face !== undefined ? onFace(face, event) : edge ? onEdge(edge, event) : false;
        if (!isDone) return;
        event.preventDefault();
        event.stopPropagation();
      },
      onFocus({ target }: FocusEvent) {
        if (!target.matches(":focus-visible")) return;
        const face = target.closest<HTMLElement>("[data-face]")?.dataset.face;
        const edge = target.closest(".react-flow__edge")?.getAttribute("data-id");
        lastFace.current = face ?? lastFace.current;
        if (face !== undefined) actions.hover({ kind: kindOfNode(face), id: face });
        else if (edge) actions.hover({ kind: "edge", id: edge });
      },
      onBlur({ target, currentTarget, relatedTarget }: FocusEvent) {
        // Whoever leaves the picture does not wait for it either; to look at another node is to choose the other end.
        if (!currentTarget.contains(relatedTarget)) connectFrom.current = null;
        if (target.closest("[data-face], .react-flow__edge")) actions.hover(null);
      },
    };
  }, [store, actions]);
}

function focusOn({ currentTarget }: KeyboardEvent, selector: string | null): void {
  if (selector === null) return;
  const found = currentTarget.querySelector<HTMLElement | SVGElement>(selector);
  found?.focus({ preventScroll: true });
}

function faceOf(id: string | null): string | null {
  return id === null ? null : `[data-face="${CSS.escape(id)}"]`;
}

function lineOf(id: string | null): string | null {
  return id === null ? null : `.react-flow__edge[data-id="${CSS.escape(id)}"]`;
}

/** A coordinate kept in its container; where it has none, it is free. */
function within(coordinate: number, room: number | undefined): number {
  return room === undefined ? coordinate : Math.max(0, Math.min(coordinate, room));
}

function firstLineOf(edges: FlowElements["edges"], nodeId: string): string | null {
  return edges.find(({ source, target }) => source === nodeId || target === nodeId)?.id ?? null;
}

/** The end of a line that one came from, else its source. */
function originOf(edges: FlowElements["edges"], id: string, lastFace: string | null): string | null {
  const edge = edges.find((each) => each.id === id);
  return edge === undefined || edge.target === lastFace ? lastFace : edge.source;
}

/** The next line of those that are in front, in a ring; that a line steps forward as it is pointed at does not count. */
function neighbourOf({ edges, focus }: FlowElements, id: string, step: 1 | -1): string | null {
  const lookOf = ({ data }: FlowElements["edges"][number]) => data?.look ?? "plain";
  const own = edges.find((edge) => edge.id === id);
  const isFocus = focus?.rest === "dimmed" && focus.target.kind === "edge";
  const ring = isFocus || !own ? edges : edges.filter((edge) => lookOf(edge) === lookOf(own));
  const at = ring.findIndex((edge) => edge.id === id);
  return ring[(at + step + ring.length) % ring.length]?.id ?? null;
}
