import { useEffect, useLayoutEffect, useRef } from "react";

const FOCUSABLE = "button, input, select, summary, [tabindex='0']";

/** Takes the focus to the successor of a control that went while it had it. */
export function useKeptFocus(card: { readonly current: HTMLElement | null }): void {
  const last = useRef<{ readonly element: HTMLElement; readonly index: number } | null>(null);
  // After every rendering: any of them may take the control away. Before anybody can press a key.
  useLayoutEffect(() => {
    const own = card.current;
    const was = last.current;
    if (own === null || was === null) return;
    const controls = controlsIn(own);
    if (was.element.isConnected) {
      const index = controls.indexOf(was.element);
      if (index >= 0) last.current = { ...was, index };
    } else if (document.activeElement === document.body) {
      (controls[Math.min(was.index, controls.length - 1)] ?? own).focus();
    }
  });
  useEffect(() => {
    const own = card.current;
    const onFocus = ({ target }: FocusEvent) => {
      if (own === null || !(target instanceof HTMLElement)) return;
      const index = controlsIn(own).indexOf(target);
      last.current = index < 0 ? null : { element: target, index };
    };
    own?.addEventListener("focusin", onFocus);
    return () => own?.removeEventListener("focusin", onFocus);
  }, [card]);
}

/** Those that can take the focus, in the order of the page. */
function controlsIn(card: HTMLElement): readonly HTMLElement[] {
  return [...card.querySelectorAll<HTMLElement>(FOCUSABLE)].filter(
    (each) => each.checkVisibility() && each.closest("[inert]") === null,
  );
}
