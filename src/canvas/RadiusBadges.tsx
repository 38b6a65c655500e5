import { ViewportPortal } from "reactflow";
import type { Places } from "./nodes/node-places";
import type { RadiusMarks } from "./radius-marks";
import "./radius-badges.css";

interface RadiusBadgesProps {
  readonly marks: RadiusMarks;
  readonly places: Places;
}

/** In how many steps each node is reached, at its corner. The card says it in words. */
export function RadiusBadges({ marks: { steps, perhaps, startWord }, places: { absolute } }: RadiusBadgesProps) {
  return (
    <ViewportPortal>
      {[...steps].map(([id, step]) => {
        const box = absolute.get(id);
        if (box === undefined) return null;
        const isPerhaps = perhaps.has(id);
        return (
          <div
            key={id}
            className={`radius-badge${isPerhaps ? " perhaps" : ""}${step === 0 ? " start" : ""}`}
            style={{ transform: `translate(${box.x + box.width}px, ${box.y}px) translate(-50%, -50%)` }}
            aria-hidden
          >
            {step === 0 ? startWord : `${step}${isPerhaps ? " ?" : ""}`}
          </div>
        );
      })}
    </ViewportPortal>
  );
}
