import { type Selection, selection } from "d3-selection";

type Selected = Selection<Element, unknown, null, undefined>;
type Listener = (this: Element, datum: unknown) => void;
type Tween = (this: Element, share: number) => void;

/** What React Flow and `d3-zoom` ask of a transition. */
interface Transition {
  selection(): Selected;
  duration(ms: number): Transition;
  ease(curve: (share: number) => number): Transition;
  /** `types`: `start`, `interrupt` or `end`, each with a name of its listener after a dot, between spaces. */
  on(types: string, listener: Listener): Transition;
  tween(name: string, make: (this: Element, datum: unknown) => Tween): Transition;
  call(change: (transition: Transition, ...args: unknown[]) => void, ...args: unknown[]): Transition;
}

/** What ends the transitions of an element, of those that wait for their first frame too. */
const endings = new WeakMap<Element, Set<() => void>>();

/**
 * Takes the place of `d3-transition` in the page (`vite.config.ts`). React Flow moves the view with it, one element by one
 * tween; the rest of that library is 4 kB that nobody calls.
 */
export function interrupt(node: Element): void {
  for (const end of endings.get(node) ?? []) end();
}

Object.assign(selection.prototype, {
  interrupt(this: Selected) {
    return this.each(function () {
      interrupt(this);
    });
  },
  transition(this: Selected): Transition {
    return startTransition(this);
  },
});

/** It starts with the next frame, and ends another one that is under way by then. */
function startTransition(selected: Selected): Transition {
  const node = selected.node();
  const listeners = new Map<string, Listener>();
  let durationMs = 250;
  let ease = (share: number) => share;
  let makeTween: (this: Element, datum: unknown) => Tween = () => () => {};
  let running: { readonly since: number; readonly tween: Tween } | null = null;

  const tell = (event: string, target: Element) => {
    for (const [type, listener] of listeners) {
      if (type.split(".")[0] === event) listener.call(target, selected.datum());
    }
  };
  const begin = (target: Element, since: number) => {
    endings.get(target)?.delete(stop);
    interrupt(target);
    endings.set(target, new Set([stop]));
    tell("start", target);
    return { since, tween: makeTween.call(target, selected.datum()) };
  };
  const finish = (target: Element) => {
    cancelAnimationFrame(frame);
    endings.get(target)?.delete(stop);
  };
  /** Who never started has nothing to end. */
  const stop = () => {
    if (node === null) return;
    finish(node);
    if (running !== null) tell("interrupt", node);
  };
  const advance = (now: number) => {
    if (node === null) return;
    frame = requestAnimationFrame(advance);
    running ??= begin(node, now);
    const share = Math.min(1, (now - running.since) / durationMs);
    running.tween.call(node, share === 1 ? 1 : ease(share));
    if (share < 1) return;
    finish(node);
    tell("end", node);
  };
  let frame = requestAnimationFrame(advance);
  if (node !== null) endings.set(node, (endings.get(node) ?? new Set()).add(stop));

  const transition: Transition = {
    selection: () => selected,
    duration: (ms) => {
      durationMs = ms;
      return transition;
    },
    ease: (curve) => {
      ease = curve;
      return transition;
    },
    on: (types, listener) => {
      for (const type of types.split(" ")) listeners.set(type, listener);
      return transition;
    },
    tween: (_name, make) => {
      makeTween = make;
      return transition;
    },
    call: (change, ...args) => {
      change(transition, ...args);
      return transition;
    },
  };
  return transition;
}
