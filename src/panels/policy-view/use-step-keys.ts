import { useEffect } from "react";

/** Runs `[` and `]`, wherever the focus is but in a text or a dialog: the policy before, the next one. */
export function useStepKeys(step: (by: number) => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // Some keyboards have the brackets behind AltGr, which is told as Ctrl.
      const isCtrl = event.ctrlKey && !event.getModifierState("AltGraph");
      if (event.defaultPrevented || isCtrl || event.metaKey || event.isComposing) return;
      const by = { "[": -1, "]": 1 }[event.key];
      if (by === undefined || !(event.target instanceof Element)) return;
      if (event.target.closest("input, textarea, select, [contenteditable], .editor-body, dialog[open]") !== null)
        return;
      event.preventDefault();
      step(by);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [step]);
}
