import { type KeyboardEvent, useRef } from "react";

/** So long letters are taken for one word. */
const PAUSE_MS = 700;

/** Leads to the next line of a menu that begins with the letters that are typed. */
export function useTypeahead(menu: { readonly current: HTMLElement | null }): (event: KeyboardEvent) => void {
  const typed = useRef({ word: "", at: 0 });
  return (event) => {
    const { key, ctrlKey, metaKey, altKey, timeStamp } = event;
    if (key.length !== 1 || ctrlKey || metaKey || altKey) return;
    const { word, at } = typed.current;
    const isNew = timeStamp - at > PAUSE_MS;
    // By itself the space bar chooses a line; between letters it is one of them.
    if (key === " " && isNew) return;
    if (key === " ") event.preventDefault();
    const letters = isNew ? key.toLowerCase() : word + key.toLowerCase();
    typed.current = { word: letters, at: timeStamp };
    const lines = [...(menu.current?.querySelectorAll<HTMLElement>("[data-words]") ?? [])];
    const current = lines.findIndex((line) => line.matches(":focus"));
    // One letter leads on from the line that has the focus, more of them may mean that line still.
    const from = current + Number(letters.length === 1);
    const ring = [...lines.slice(from), ...lines.slice(0, from)];
    ring.find((line) => line.dataset.words?.toLowerCase().startsWith(letters))?.focus();
  };
}
