import { type Keys, keysOf, type ShortcutId, shortcuts } from "./shortcuts";

/** “Ctrl K”, on a Mac “⌘K”. */
export function keyWords(keys: Keys, isMac: boolean): string {
  const mac = [keys.ctrl && "⌃", keys.alt && "⌥", keys.shift && "⇧", keys.mod && "⌘"];
  const others = [(keys.mod || keys.ctrl) && "Ctrl", keys.alt && "Alt", keys.shift && "Shift"];
  const held = (isMac ? mac : others).filter((word) => typeof word === "string");
  return [...held, nameOf(keys.key)].join(isMac ? "" : " ");
}

/** The first keys of a shortcut, in words. */
export function wordsOfShortcut(id: ShortcutId, isMac: boolean): string {
  const [keys] = keysOf(shortcuts.find((shortcut) => shortcut.id === id) ?? { id, keys: [], owners: {} }, isMac);
  return keys === undefined ? "" : keyWords(keys, isMac);
}

function nameOf(key: string): string {
  if (key === " ") return "Space";
  if (key === "Escape") return "Esc";
  return key.length === 1 ? key.toUpperCase() : key;
}
