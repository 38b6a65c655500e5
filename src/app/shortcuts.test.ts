import { expect, test } from "vitest";
import { keyWords, wordsOfShortcut } from "./key-words";
import { otherKeys, toldShortcuts } from "./other-keys";
import { type Focus, type KeyPress, keysOf, type Owner, ownerOf, type ShortcutId } from "./shortcuts";

/** “Ctrl+Shift+Z” as a key press; a capital letter is what Shift makes of it. */
function press(words: string): KeyPress {
  const parts = words.split("+");
  const key = parts.at(-1) ?? "";
  const held = new Set(parts.slice(0, -1));
  const code = /^[A-Z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key;
  return {
    key: key === "Space" ? " " : held.has("Shift") ? key : key.length === 1 ? key.toLowerCase() : key,
    code,
    ctrlKey: held.has("Ctrl"),
    metaKey: held.has("Meta"),
    altKey: held.has("Alt"),
    shiftKey: held.has("Shift"),
  };
}

const focuses: readonly Focus[] = ["text", "field", "control", "picture", "page", "dialog"];

/** Who has the key in each focus; what the app does stands as its id. */
function ownersOf(words: string, isMac = false): readonly (Owner | ShortcutId)[] {
  return focuses.map((focus) => {
    const { owner, id } = ownerOf(press(words), focus, isMac);
    return id ?? owner;
  });
}

// text, field, control, picture, page, dialog
const table: readonly (readonly [keys: string, ...owners: readonly (Owner | ShortcutId)[]])[] = [
  ["Ctrl+K", "palette", "palette", "palette", "palette", "palette", "palette"],
  ["Ctrl+Z", "editor", "undo", "undo", "undo", "undo", "dialog"],
  ["Ctrl+Shift+Z", "editor", "redo", "redo", "redo", "redo", "dialog"],
  ["Ctrl+Y", "editor", "redo", "redo", "redo", "redo", "dialog"],
  ["Ctrl+O", ...Array<ShortcutId>(5).fill("open-files"), "dialog"],
  ["?", "editor", "field", "help", "help", "help", "dialog"],
  ["Shift+?", "editor", "field", "help", "help", "help", "dialog"],
  ["/", "editor", "field", "search", "search", "search", "dialog"],
  ["Alt+Z", ...Array<ShortcutId>(5).fill("view-back"), "dialog"],
  ["Alt+Shift+Z", ...Array<ShortcutId>(5).fill("view-forward"), "dialog"],
  ["i", "editor", "field", "control", "isolate", "isolate", "dialog"],
  ["Alt+1", "go-to-text", "go-to-text", "go-to-text", "go-to-text", "go-to-text", "dialog"],
  ["Alt+2", "go-to-picture", "go-to-picture", "go-to-picture", "go-to-picture", "go-to-picture", "dialog"],
  ["F6", "other-pane", "other-pane", "other-pane", "other-pane", "other-pane", "dialog"],
  ["Shift+F6", "other-pane", "other-pane", "other-pane", "other-pane", "other-pane", "dialog"],
  ["Ctrl+B", "fold-text", "fold-text", "fold-text", "fold-text", "fold-text", "dialog"],
  ["F8", "next-problem", "next-problem", "next-problem", "next-problem", "next-problem", "dialog"],
  ["Shift+F8", ...Array<ShortcutId>(5).fill("previous-problem"), "dialog"],
  ["Ctrl+Shift+M", ...Array<ShortcutId>(5).fill("list-problems"), "dialog"],
  ["Ctrl+M", "editor", "field", "control", "picture", "browser", "dialog"],
  ["Escape", "editor", "field", "release", "release", "release", "dialog"],
  ["Ctrl+F", "editor", "browser", "browser", "browser", "browser", "browser"],
  ["Ctrl+/", "editor", "field", "control", "picture", "browser", "dialog"],
  ["Space", "editor", "field", "control", "picture", "browser", "dialog"],
  ["Enter", "editor", "field", "control", "picture", "browser", "dialog"],
  ["F1", "editor", "field", "control", "picture", "browser", "dialog"],
  ["Ctrl+C", "editor", "field", "copy-policies", "copy-policies", "copy-policies", "dialog"],
  ["Ctrl+V", "editor", "field", "control", "picture", "browser", "dialog"],
  ["Ctrl+Shift+C", "editor", "field", "control", "picture", "browser", "dialog"],
  ["k", "editor", "field", "control", "picture", "browser", "dialog"],
];

test.each(table)("%s is seen to by whom it should", (keys, ...owners) => {
  expect(ownersOf(keys)).toEqual(owners);
});

test("a Mac has its own keys, and those of the others stay what they are there", () => {
  expect(ownersOf("Meta+K", true)).toEqual(Array(6).fill("palette"));
  expect(ownersOf("Ctrl+K", true)).not.toContain("palette");
  expect(ownersOf("Ctrl+1", true).slice(0, 5)).toEqual(Array(5).fill("go-to-text"));
  expect(ownersOf("Alt+1", true)).not.toContain("go-to-text");
  expect(ownersOf("Meta+Y", true)).not.toContain("redo");
  expect(ownersOf("Meta+Shift+Z", true)[2]).toBe("redo");
  expect(ownersOf("Meta+Shift+M", true)[0]).toBe("list-problems");
  expect(ownersOf("Ctrl+Shift+M", true)[0]).toBe("editor");
  expect(ownersOf("Meta+K", false)).not.toContain("palette");
});

test("AltGr, which is Ctrl with Alt, writes characters and starts nothing", () => {
  for (const key of ["1", "2", "B", "K", "Z", "/"]) {
    const owners = ownersOf(`Ctrl+Alt+${key}`);
    expect(owners).toEqual(["editor", "field", "control", "picture", "browser", "dialog"]);
  }
});

test("under another alphabet the key's place counts, under another Latin layout its letter", () => {
  const ctrl = { ctrlKey: true, metaKey: false, altKey: false, shiftKey: false };
  expect(ownerOf({ ...ctrl, key: "л", code: "KeyK" }, "page", false).id).toBe("palette");
  expect(ownerOf({ ...ctrl, key: "z", code: "KeyY" }, "page", false).id).toBe("undo");
  const alt = { ctrlKey: false, metaKey: false, altKey: true, shiftKey: false };
  expect(ownerOf({ ...alt, key: "&", code: "Digit1" }, "page", false).id).toBe("go-to-text");
});

test("no keys have two meanings", () => {
  for (const isMac of [false, true]) {
    const words = toldShortcuts.flatMap((row) => keysOf(row, isMac).map((keys) => keyWords(keys, isMac)));
    expect(new Set(words).size).toBe(words.length);
  }
});

test("a key that is only told is nobody's but of what has the focus", () => {
  for (const { id, owners } of otherKeys) expect([id, owners]).toEqual([null, {}]);
});

test("keys are called as they are printed", () => {
  expect(wordsOfShortcut("palette", false)).toBe("Ctrl K");
  expect(wordsOfShortcut("palette", true)).toBe("⌘K");
  expect(wordsOfShortcut("redo", false)).toBe("Ctrl Shift Z");
  expect(wordsOfShortcut("redo", true)).toBe("⇧⌘Z");
  expect(wordsOfShortcut("release", false)).toBe("Esc");
});
