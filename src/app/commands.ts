import { useMemo } from "react";
import { searchPicture } from "../panels/picture-controls/search-picture";
import type { AppState, AppStore } from "../state/store";
import { useAppStore } from "../state/store-context";
import type { PaneName } from "../state/view";
import { askedViews, editingViews } from "./asked-for";
import { focusedPane, focusPane } from "./pane-focus";
import { pickFiles } from "./pick-files";
import type { ShortcutId } from "./shortcuts";

/** What each shortcut does; the palette and the buttons do the same. */
export type Commands = Readonly<Record<ShortcutId, () => void>>;

export type DialogName = "palette" | "help" | "assumptions";

interface Stage {
  readonly openDialog: (dialog: DialogName | null) => void;
  /** Brings a pane to the front where panes are tabs. */
  readonly showTab: (pane: PaneName) => void;
}

export function useCommands({ openDialog, showTab }: Stage): Commands {
  const store = useAppStore();
  return useMemo(() => commandsOf(store, { openDialog, showTab }), [store, openDialog, showTab]);
}

function commandsOf(store: AppStore, { openDialog, showTab }: Stage): Commands {
  const { getState, actions } = store;

  /** Shows a pane, unfolded, and does something once it is there. */
  const goTo = (pane: PaneName, then: () => void = () => focusPane(pane)) => {
    if (getState().view.foldedPane === pane) actions.togglePane(pane);
    showTab(pane);
    requestAnimationFrame(then);
  };
  const goToProblem = (direction: "next" | "previous") => () => askedViews.get()?.goToProblem(store, direction);
  const toggleDialog = (dialog: DialogName) => () => {
    const open = document.querySelector<HTMLDialogElement>("dialog[open]");
    if (open === null) openDialog(dialog);
    else {
      open.close();
      openDialog(null);
    }
  };

  const commands: Commands = {
    palette: toggleDialog("palette"),
    help: toggleDialog("help"),
    "open-files": pickFiles,
    undo: () => void actions.undo(),
    redo: () => void actions.redo(),
    "view-back": () => actions.stepView("back"),
    "view-forward": () => actions.stepView("forward"),
    "go-to-text": () => goTo("text"),
    "go-to-picture": () => goTo("picture"),
    "other-pane": () => goTo(focusedPane() === "text" ? "picture" : "text"),
    search: () => goTo("picture", searchPicture),
    "fold-text": () => actions.togglePane("text"),
    "next-problem": goToProblem("next"),
    "previous-problem": goToProblem("previous"),
    "list-problems": () => askedViews.get()?.openBottom("problems", commands, actions),
    isolate() {
      const { selected } = getState().selection;
      const { around } = getState().view.options.picture.filter;
      const id = focusedNode() ?? (selected?.kind === "node" ? selected.id : around);
      actions.setFilter({ around: id === around ? null : id });
    },
    cut() {
      const { selection, editing } = getState();
      if (selection.selected?.kind !== "edge" || editing.form !== null) return;
      actions.openEditing({ kind: "cut", edgeId: selection.selected.id });
    },
    "copy-policies": () => editingViews.use(({ copyFocusedPolicies }) => copyFocusedPolicies(store)),
    release: () => {
      const { form, picked } = getState().editing;
      // What is open goes first, then what is picked together; in a form its own keys see to it.
      if (document.activeElement?.closest(".edit-card") != null) return;
      if (form !== null) actions.openEditing(null);
      else if (picked.length > 0) actions.pick([]);
      else if (!isLookingAtSomething(getState())) actions.setFilter({ around: null });
      else actions.clearSelection();
    },
  };
  return commands;
}

/** Id of the node that has the focus, of a namespace also where it is a frame; null: none has. */
function focusedNode(): string | null {
  const id = document.activeElement?.closest<HTMLElement>(".react-flow__node")?.dataset.id ?? "";
  if (id.endsWith("/")) return `namespace ${id.slice(0, -1)}`;
  return id === "" || /^(service|ingress|cluster|block)/.test(id) ? null : id;
}

/** Whether there is something to let go of, before the picture is shown whole again. */
function isLookingAtSomething({ selection, view }: AppState): boolean {
  const { selected, tracing, radius } = selection;
  return (selected ?? tracing ?? radius) !== null || view.options.picture.filter.around === null;
}
