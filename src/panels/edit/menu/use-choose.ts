import { useCallback } from "react";
import { useActions, useAppStore } from "../../../state/store-context";
import { toggledOff } from "../../what-if/toggled-off";
import { copiedWords } from "../copy/copied-words";
import type { MenuChoice } from "./menu-entry";

/** Does what a line of a menu stands for. */
export function useChoose(): (choice: Exclude<MenuChoice, { readonly kind: "level" }>) => void {
  const store = useAppStore();
  const {
    openEditing,
    selectDoor,
    selectNode,
    explain,
    expectAsNow,
    pick,
    copyPolicies,
    tell,
    reveal,
    setOff,
    askRadius,
    setFilter,
  } = useActions();
  return useCallback(
    (choice) => {
      switch (choice.kind) {
        case "edit":
          return openEditing(choice.form);
        case "select": {
          const { kind, id } = choice.target;
          return kind === "edge" ? explain(id) : kind === "door" ? selectDoor(id) : selectNode(id);
        }
        case "expect":
          return void expectAsNow({ edgeId: choice.edgeId });
        case "pick": {
          const { picked } = store.getState().editing;
          const isPicked = picked.includes(choice.id);
          return pick(isPicked ? picked.filter((id) => id !== choice.id) : [...picked, choice.id]);
        }
        case "copy":
          copyPolicies(choice.policies);
          return tell({ sentence: copiedWords(choice.policies), notes: [], revision: null, text: null });
        case "off":
          return setOff(toggledOff(store.getState().view.options.off, choice.off));
        case "radius":
          return askRadius({ question: choice.question, most: null });
        case "around":
          return setFilter({ around: choice.nodeId });
        case "reveal":
          return reveal(choice.place);
      }
    },
    [
      store,
      openEditing,
      selectDoor,
      selectNode,
      explain,
      expectAsNow,
      pick,
      copyPolicies,
      tell,
      reveal,
      setOff,
      askRadius,
      setFilter,
    ],
  );
}
