/** What has the focus when a key is pressed. */
export type Focus =
  /** The editor, whichever of the two it is, and what belongs to it (its search). */
  | "text"
  /** Another field that is written into. */
  | "field"
  /** A button, a tab, the splitter. */
  | "control"
  /** A node or a line. */
  | "picture"
  /** Nothing of these. */
  | "page"
  /** Anything in a dialog. */
  | "dialog";

/** What the app does on a key. */
export type ShortcutId =
  | "palette"
  | "help"
  | "open-files"
  | "undo"
  | "redo"
  | "view-back"
  | "view-forward"
  | "go-to-text"
  | "go-to-picture"
  | "other-pane"
  | "search"
  | "fold-text"
  | "next-problem"
  | "previous-problem"
  | "list-problems"
  | "isolate"
  | "cut"
  | "copy-policies"
  | "release";

/** Who sees to a key: `app` runs the row's command, everyone else gets the key untouched. */
export type Owner = "app" | "editor" | "field" | "control" | "picture" | "dialog" | "browser";

/** The keys of a row, as `KeyboardEvent` names them. `mod`: Ctrl, on a Mac ⌘. */
export interface Keys {
  readonly key: string;
  readonly mod?: boolean;
  readonly ctrl?: boolean;
  readonly alt?: boolean;
  /** Absent: Shift may be down where the character needs it. */
  readonly shift?: boolean;
  /** The key's place on the keyboard, where its letter may be another (`KeyK` under a Cyrillic layout). */
  readonly code?: string;
}

export interface Shortcut {
  /** Null: the app does nothing on it, the row says who does. */
  readonly id: ShortcutId | null;
  readonly keys: readonly Keys[];
  /** The keys of a Mac, where they are others. */
  readonly macKeys?: readonly Keys[];
  /** Where the key is not the owner's of the focus. */
  readonly owners: Partial<Readonly<Record<Focus, Owner>>>;
}

const everywhere = { text: "app", field: "app", control: "app", picture: "app", page: "app" } as const;
/** A field has no history of its own: a browser's native undo reaches from it into the text. */
const outsideOfEditor = { field: "app", control: "app", picture: "app", page: "app" } as const;
const outsideOfText = { control: "app", picture: "app", page: "app" } as const;

/** The keys that the app sees to, or that it leaves to somebody else than usual; the others are listed besides (`other-keys.ts`). */
export const shortcuts: readonly Shortcut[] = [
  {
    id: "palette",
    keys: [{ key: "k", code: "KeyK", mod: true, shift: false }],
    owners: { ...everywhere, dialog: "app" },
  },
  { id: "help", keys: [{ key: "?" }], owners: outsideOfText },
  {
    id: "open-files",
    keys: [{ key: "o", code: "KeyO", mod: true, shift: false }],
    owners: everywhere,
  },
  {
    id: "undo",
    keys: [{ key: "z", code: "KeyZ", mod: true, shift: false }],
    owners: outsideOfEditor,
  },
  {
    id: "redo",
    keys: [
      { key: "z", code: "KeyZ", mod: true, shift: true },
      { key: "y", code: "KeyY", mod: true, shift: false },
    ],
    macKeys: [{ key: "z", code: "KeyZ", mod: true, shift: true }],
    owners: outsideOfEditor,
  },
  {
    id: "view-back",
    keys: [{ key: "z", code: "KeyZ", alt: true, shift: false }],
    macKeys: [{ key: "z", code: "KeyZ", ctrl: true, shift: false }],
    owners: everywhere,
  },
  {
    id: "view-forward",
    keys: [{ key: "z", code: "KeyZ", alt: true, shift: true }],
    macKeys: [{ key: "z", code: "KeyZ", ctrl: true, shift: true }],
    owners: everywhere,
  },
  {
    id: "go-to-text",
    keys: [{ key: "1", code: "Digit1", alt: true, shift: false }],
    macKeys: [{ key: "1", code: "Digit1", ctrl: true, shift: false }],
    owners: everywhere,
  },
  {
    id: "go-to-picture",
    keys: [{ key: "2", code: "Digit2", alt: true, shift: false }],
    macKeys: [{ key: "2", code: "Digit2", ctrl: true, shift: false }],
    owners: everywhere,
  },
  { id: "other-pane", keys: [{ key: "F6" }], owners: everywhere },
  { id: "search", keys: [{ key: "/" }], owners: outsideOfText },
  {
    id: "fold-text",
    keys: [{ key: "b", code: "KeyB", mod: true, shift: false }],
    owners: everywhere,
  },
  { id: "next-problem", keys: [{ key: "F8", shift: false }], owners: everywhere },
  { id: "previous-problem", keys: [{ key: "F8", shift: true }], owners: everywhere },
  {
    id: "list-problems",
    keys: [{ key: "m", code: "KeyM", mod: true, shift: true }],
    owners: everywhere,
  },
  {
    id: "isolate",
    keys: [{ key: "i", shift: false }],
    owners: { picture: "app", page: "app" },
  },
  {
    id: "cut",
    keys: [{ key: "Delete" }, { key: "Backspace" }],
    owners: { page: "app" },
  },
  {
    id: "copy-policies",
    keys: [{ key: "c", code: "KeyC", mod: true, shift: false }],
    owners: outsideOfText,
  },
  {
    id: "release",
    keys: [{ key: "Escape" }],
    owners: outsideOfText,
  },
  {
    id: null,
    keys: [{ key: "f", code: "KeyF", mod: true, shift: false }],
    owners: { field: "browser", control: "browser", picture: "browser", dialog: "browser" },
  },
];

/** The part of a `KeyboardEvent` that decides. */
export interface KeyPress {
  readonly key: string;
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Who sees to a key while something has the focus; `id` is what the app is to do, null where it is not the app's. */
export function ownerOf(
  press: KeyPress,
  focus: Focus,
  isMac: boolean,
): { readonly owner: Owner; readonly id: ShortcutId | null } {
  const row = shortcuts.find((shortcut) => keysOf(shortcut, isMac).some((keys) => fits(keys, press, isMac)));
  const owner = row?.owners[focus] ?? ownerOfFocus[focus];
  return { owner, id: owner === "app" ? (row?.id ?? null) : null };
}

const ownerOfFocus: Readonly<Record<Focus, Owner>> = {
  text: "editor",
  field: "field",
  control: "control",
  picture: "picture",
  page: "browser",
  dialog: "dialog",
};

export function keysOf({ keys, macKeys }: Shortcut, isMac: boolean): readonly Keys[] {
  return isMac ? (macKeys ?? keys) : keys;
}

function fits(keys: Keys, press: KeyPress, isMac: boolean): boolean {
  const ctrl = isMac ? keys.ctrl === true : keys.mod === true || keys.ctrl === true;
  const meta = isMac && keys.mod === true;
  if (press.ctrlKey !== ctrl || press.metaKey !== meta || press.altKey !== (keys.alt === true)) return false;
  if (keys.shift !== undefined && press.shiftKey !== keys.shift) return false;
  const isOtherAlphabet = press.key.length === 1 && press.key > "~";
  const isDigit = keys.code?.startsWith("Digit") === true;
  if (keys.code !== undefined && (isOtherAlphabet || isDigit)) return press.code === keys.code;
  return press.key.toLowerCase() === keys.key.toLowerCase();
}
