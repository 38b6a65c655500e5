import { useEffect } from "react";

let typed = "";

/** What was typed since somebody asked for a field that has not come yet; "" where nothing was. */
export function typedAhead(): string {
  return typed;
}

/** Keeps the letters that are typed while a field is on its way, so that whoever types at once loses none. */
export function useTypedAhead(isWaiting: boolean): void {
  useEffect(() => {
    if (!isWaiting) return;
    const keep = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
      if (event.key === "Backspace") typed = typed.slice(0, -1);
      else if (event.key.length === 1) typed += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("keydown", keep, true);
    return () => {
      removeEventListener("keydown", keep, true);
      typed = "";
    };
  }, [isWaiting]);
}
