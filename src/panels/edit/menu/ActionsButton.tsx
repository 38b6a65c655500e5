import { Ellipsis } from "lucide-react";
import type { MenuTarget } from "../../../state/editing";
import { useActions } from "../../../state/store-context";
import "./actions-button.css";

/** Opens the menu of what a card is about. */
export function ActionsButton({ target }: { readonly target: MenuTarget }) {
  const { openMenu } = useActions();
  return (
    <button
      type="button"
      className="button outlined actions-button"
      aria-haspopup="menu"
      onClick={({ currentTarget }) => {
        const { left, bottom } = currentTarget.getBoundingClientRect();
        openMenu({ target, at: { x: left, y: bottom + 4 } });
      }}
    >
      <Ellipsis size={14} aria-hidden />
      Actions
    </button>
  );
}
