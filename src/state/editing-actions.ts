import type { StoreApi } from "zustand/vanilla";
import type { Place } from "../engine";
import type { WorkerClient } from "../worker/protocol";
import type { DocumentActions, EditingActions } from "./actions";
import type { Change, TextEdit } from "./gateway";
import { questionOf } from "./question";
import type { AppState } from "./store";

/** What edits the text from the picture. */
export function editingActions(
  { getState, setState }: StoreApi<AppState>,
  client: WorkerClient,
  { apply }: Pick<DocumentActions, "apply">,
): EditingActions {
  const change = (part: Partial<AppState["editing"]>) =>
    setState(({ editing }) => ({ editing: { ...editing, ...part } }));
  return {
    openEditing: (form, writes) => change({ form, menu: null, writes }),
    openMenu: (menu) => change({ menu }),
    pick: (picked) => change({ picked }),
    copyPolicies: (copied) => change({ copied }),
    previewEdit: (wish) => client.call("previewEdit", () => ({ ...questionOf(getState()), wish })),
    offerEdit: (request) => client.call("offerEdit", () => ({ ...questionOf(getState()), request })),
    applyEdit({ label, files }, revision, source) {
      if (revision === getState().documents.revision) setState(withoutWritten);
      const known = new Set(getState().documents.files.map(({ name }) => name));
      const own = files.filter(({ name }) => known.has(name));
      const edits = own.flatMap(({ name, edits }) => edits.map((edit): TextEdit => ({ file: name, ...edit })));
      const filesAdded = files.filter(({ name }) => !known.has(name)).map(({ name, text }) => ({ name, text }));
      const edit: Change = { label, source, edits, ...(filesAdded.length === 0 ? {} : { filesAdded }) };
      return apply(edit, revision, firstWritten(own));
    },
  };
}

/** What is made real is not left out any more: what the edit did is told as of any other. */
function withoutWritten({ view, editing }: AppState): Partial<AppState> {
  const { off } = view.options;
  if (editing.writes === undefined || off === undefined) return {};
  const key = JSON.stringify(editing.writes);
  const rest = off.filter((each) => JSON.stringify(each) !== key);
  return { view: { ...view, options: { ...view.options, off: rest } }, editing: { ...editing, writes: undefined } };
}

/** Where the first thing that was written stands in the new text; undefined where something only went. */
function firstWritten(
  files: readonly { readonly name: string; readonly edits: readonly Omit<TextEdit, "file">[] }[],
): Place | undefined {
  for (const { name, edits } of files) {
    let shift = 0;
    for (const { from, to, text } of edits) {
      const blank = /^\s*/.exec(text)?.[0].length ?? 0;
      if (text.trim() !== "")
        return { file: name, from: from + shift + blank, to: from + shift + text.trimEnd().length };
      shift += text.length - (to - from);
    }
  }
  return undefined;
}
