import { ChevronsDown, ChevronsUp, PanelRight, PanelRightClose, X } from "lucide-react";
import { useRef } from "react";
import { useActions, useApp } from "../../state/store-context";
import { IconButton } from "../../ui/IconButton";
import { useMediaQuery } from "../../ui/media-query";
import { useDrawingUp } from "./use-drawing-up";
import "./dock.css";

/** At the right of a card's head: beside the picture or over it, on a narrow screen higher or lower, and closed. */
export function CardButtons({ onClose }: { readonly onClose: () => void }) {
  const isSheet = useMediaQuery("(max-width: 799px)");
  // beside another look a card always stands docked
  const canUndock = useApp(({ view }) => view.look === "graph");
  const box = useRef<HTMLSpanElement>(null);
  useDrawingUp(box, isSheet);
  return (
    <span ref={box} className="card-buttons">
      {isSheet ? <SheetButton /> : canUndock && <DockButton />}
      <IconButton label="Close (Escape)" icon={<X size={16} />} onClick={onClose} />
    </span>
  );
}

function DockButton() {
  const isDocked = useApp(({ view }) => view.isDocked);
  const { setDocked } = useActions();
  const Icon = isDocked ? PanelRightClose : PanelRight;
  return (
    <span className="dock-choice">
      <IconButton
        label={isDocked ? "Undock: over the picture" : "Dock beside the picture"}
        icon={<Icon size={16} />}
        onClick={() => setDocked(!isDocked)}
      />
    </span>
  );
}

function SheetButton() {
  const isUp = useApp(({ view }) => view.isSheetUp);
  const { setSheetUp } = useActions();
  const Icon = isUp ? ChevronsDown : ChevronsUp;
  return (
    <IconButton
      label={isUp ? "Show more of the picture" : "Show more of the card"}
      icon={<Icon size={16} />}
      onClick={() => setSheetUp(!isUp)}
    />
  );
}
