import { type Shortcut, type ShortcutId, shortcuts } from "./shortcuts";

/** A key with what it does, for whoever wants to know it. */
export interface ToldShortcut extends Shortcut {
  readonly what: string;
}

/** What the keys of the app do. */
const WORDS: Readonly<Record<ShortcutId, string>> = {
  palette: "Every command, and every pod, policy and example by its name",
  help: "This help",
  "open-files": "Open files",
  undo: "Undo, in every pane the same history",
  redo: "Redo",
  "view-back": "Back to the view before: its filter, probe, folds and places; the text stays",
  "view-forward": "Forward to the view after",
  "go-to-text": "Go to the text",
  "go-to-picture": "Go to the picture",
  "other-pane": "Go to the other pane",
  search: "Search in the picture",
  "fold-text": "Fold the text away, or bring it back",
  "next-problem": "Next problem",
  "previous-problem": "Problem before",
  "list-problems": "List the problems",
  isolate: "In the picture: only it and its neighbours, and all again",
  cut: "In the picture: cut the line that is selected",
  "copy-policies": "In the picture: copy the policies of what has the focus",
  release: "Let go of what is selected; close what is open",
};

/** Keys that parts of the page see to by themselves, for whoever wants to know them. */
export const otherKeys: readonly ToldShortcut[] = [
  {
    id: null,
    what: "On a namespace: paste policies that were copied",
    keys: [{ key: "v", code: "KeyV", mod: true, shift: false }],
    owners: {},
  },
  { id: null, what: "In the text: all commands of the editor", keys: [{ key: "F1" }], owners: {} },
  {
    id: null,
    what: "In the text, or on a problem: put it right",
    keys: [{ key: ".", code: "Period", mod: true, shift: false }],
    owners: {},
  },
  {
    id: null,
    what: "In the text: comment, or no longer",
    keys: [{ key: "/", code: "Slash", mod: true, shift: false }],
    owners: {},
  },
  {
    id: null,
    what: "In the text: let the Tab key leave it",
    keys: [{ key: "m", code: "KeyM", mod: true, shift: false }],
    macKeys: [{ key: "m", code: "KeyM", ctrl: true, shift: true }],
    owners: {},
  },
  { id: null, what: "In the picture: select, and see why", keys: [{ key: "Enter" }, { key: " " }], owners: {} },
  { id: null, what: "In the picture: allow it to reach another, chosen by Enter", keys: [{ key: "c" }], owners: {} },
  {
    id: null,
    what: "In the picture: what can be done with it",
    keys: [{ key: "F10", shift: true }, { key: "ContextMenu" }],
    owners: {},
  },
  {
    id: null,
    what: "In a form over the picture: apply it",
    keys: [{ key: "Enter", mod: true, shift: false }],
    owners: {},
  },
  {
    id: null,
    what: "In the view of a policy: the policy before, or the next one",
    keys: [{ key: "[" }, { key: "]" }],
    owners: {},
  },
  { id: null, what: "In the picture: pick it together with others", keys: [{ key: " ", ctrl: true }], owners: {} },
];

/** Every key that means something. */
export const toldShortcuts: readonly ToldShortcut[] = [
  ...shortcuts.map((row) => ({ ...row, what: row.id === null ? "In the text: find" : WORDS[row.id] })),
  ...otherKeys,
];
