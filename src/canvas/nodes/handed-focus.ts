import { createContext, type RefObject, useContext, useEffect, useRef } from "react";

/** The control that gets the focus as soon as it is there, since what had the focus makes way for it. */
export type HandedFocus = RefObject<string | null>;

/** The controls that take each other's place, by what they do. */
export const controls = {
  foldNamespace: (name: string) => `fold namespace ${name}`,
  openNamespace: (name: string) => `open namespace ${name}`,
  expand: (workload: string) => `expand ${workload}`,
  foldBlock: (workload: string) => `fold block ${workload}`,
} as const;

const HandedFocusContext = createContext<HandedFocus>({ current: null });
export const HandedFocusProvider = HandedFocusContext.Provider;

/**
 * Keeps the focus where it was when a press puts one control in the place of another.
 *
 * @param control - what this control does
 * @param successor - what the control does that takes its place when it is pressed
 */
export function useHandedFocus(control: string, successor: string) {
  const handed = useContext(HandedFocusContext);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (handed.current !== control) return;
    handed.current = null;
    // Who went on meanwhile is not called back.
    if (document.activeElement === document.body) button.current?.focus({ preventScroll: true });
  }, [handed, control]);
  const handOver = () => {
    handed.current = document.activeElement === button.current ? successor : null;
  };
  return { button, handOver };
}
