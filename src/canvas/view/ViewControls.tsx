import { Maximize } from "lucide-react";
import { ControlButton, Controls } from "reactflow";

const WHOLE = "Show the whole picture";

/** Zooms the picture, and shows the whole of it: its lines and labels too. */
export function ViewControls({ onZoom, onFit }: { readonly onZoom: () => void; readonly onFit: () => void }) {
  return (
    <Controls showInteractive={false} showFitView={false} position="bottom-left" onZoomIn={onZoom} onZoomOut={onZoom}>
      <ControlButton className="fit-button" title={WHOLE} aria-label={WHOLE} onClick={onFit}>
        <Maximize aria-hidden />
      </ControlButton>
    </Controls>
  );
}
