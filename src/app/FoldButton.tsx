import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from "lucide-react";
import { useActions, useApp } from "../state/store-context";
import type { PaneName } from "../state/view";
import { IconButton } from "../ui/IconButton";
import { isMacKeyboard } from "../ui/mac-keyboard";
import { wordsOfShortcut } from "./key-words";

const ICONS = {
  text: { fold: PanelLeftClose, unfold: PanelLeftOpen },
  picture: { fold: PanelRightClose, unfold: PanelRightOpen },
} as const;

/** Folds a pane away, or brings it back. */
export function FoldButton({ pane }: { readonly pane: PaneName }) {
  const isFolded = useApp((state) => state.view.foldedPane === pane);
  const { togglePane } = useActions();
  const Icon = ICONS[pane][isFolded ? "unfold" : "fold"];
  const keys = pane === "text" ? ` (${wordsOfShortcut("fold-text", isMacKeyboard())})` : "";
  return (
    <span data-folds={pane} className="fold-button">
      <IconButton
        label={`${isFolded ? `Bring the ${pane} back` : `Fold the ${pane} away`}${keys}`}
        icon={<Icon size={16} aria-hidden />}
        onClick={() => togglePane(pane)}
      />
    </span>
  );
}
