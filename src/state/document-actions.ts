import type { StoreApi } from "zustand/vanilla";
import type { Place } from "../engine";
import { uniqueFileName } from "../persistence/file-name";
import type { DocumentActions } from "./actions";
import { differingEdit } from "./differing-edit";
import { activateFile, goBackOneStep, openScenario } from "./documents";
import { initialEditing } from "./editing";
import {
  type ApplyResult,
  applyChange,
  type Change,
  type HistoryOutcome,
  type HistoryStep,
  redoChange,
  undoChange,
} from "./gateway";
import { type Caret, initialSelection } from "./selection";
import type { AppState } from "./store";
import { viewOfOtherScenario } from "./view";

/** What changes the texts: all of it through the gateway, or by opening another scenario. */
export function documentActions({ getState, setState }: StoreApi<AppState>): DocumentActions {
  const apply = (change: Change, baseRevision: number, shown?: Place): ApplyResult => {
    const { documents, selection } = getState();
    const before = { caretBefore: selection.caret, ...change };
    const result = applyChange(documents, before, baseRevision);
    if (result.kind === "refused") return result;
    const caret = change.caretAfter ?? selection.caret;
    const reveal = shown ? { place: shown } : selection.reveal;
    const next = shown ? activateFile(result.documents, shown.file) : result.documents;
    if (result.documents !== documents) setState({ documents: next, selection: { ...selection, caret, reveal } });
    return { kind: "applied", revision: result.documents.revision };
  };

  const intend = (change: Omit<Change, "source" | "edits">): ApplyResult =>
    apply({ source: "files", edits: [], ...change }, getState().documents.revision);

  const follow = (outcome: HistoryOutcome | null): HistoryStep => {
    if (outcome === null) return null;
    const { documents, step } = outcome;
    const { selection } = getState();
    setState({ documents, selection: step.caret === null ? selection : { ...selection, ...placed(step.caret) } });
    return step;
  };

  const reopen = (documents: AppState["documents"]) => {
    if (documents === getState().documents) return;
    setState(({ view }) => ({
      documents,
      selection: initialSelection,
      editing: initialEditing,
      view: viewOfOtherScenario(view),
    }));
  };

  return {
    apply,
    setText: (file, text, caret) => {
      const { documents } = getState();
      const before = documents.files.find(({ name }) => name === file)?.text ?? "";
      const edits = [differingEdit(file, before, text, caret?.head ?? null)];
      return apply(
        { label: `type in ${file}`, source: "typing", edits, caretAfter: caret ?? null },
        documents.revision,
      );
    },
    setActiveFile: (name) => setState(({ documents }) => ({ documents: activateFile(documents, name) })),
    addFile: (name, text) => {
      const free = uniqueFileName(name, (taken) => getState().documents.files.some((file) => file.name === taken));
      return intend({ label: `add ${free}`, filesAdded: [{ name: free, text }] });
    },
    renameFile: (from, to) => intend({ label: `rename ${from} to ${to}`, filesRenamed: [{ from, to }] }),
    deleteFile: (name) => intend({ label: `delete ${name}`, filesRemoved: [name] }),
    undo: () => follow(undoChange(getState().documents)),
    redo: () => follow(redoChange(getState().documents)),
    replaceScenario: (scenario) => reopen(openScenario(getState().documents, scenario)),
    goBack: () => reopen(goBackOneStep(getState().documents)),
  };
}

function placed(caret: Caret) {
  const place = {
    file: caret.file,
    from: Math.min(caret.anchor, caret.head),
    to: Math.max(caret.anchor, caret.head),
  };
  return { caret, reveal: { place } };
}
