import type { Shortcut } from "./shortcuts";

/** Keys that parts of the page see to by themselves, for whoever wants to know them. */
export const otherKeys: readonly Shortcut[] = [
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
  { id: null, what: "In the picture: pick it together with others", keys: [{ key: " ", ctrl: true }], owners: {} },
];
