import { TriangleAlert } from "lucide-react";
import type { StandIn } from "../../engine";
import { useActions } from "../../state/store-context";
import { standInWords } from "./stand-in-words";

/** A broken object that the picture shows as it last could be read; it leads to what broke it. */
export function StandInItem({ item }: { readonly item: StandIn }) {
  const { reveal } = useActions();
  const { name, fault } = standInWords(item);
  return (
    <li>
      <button type="button" className="problem" onClick={() => reveal(item.place)}>
        <TriangleAlert size={14} aria-hidden className="problem-icon error" />
        <span className="visually-hidden">Broken: </span>
        <span className="problem-message">
          <span className="mono">{name}</span>: {fault}{" "}
          <span className="problem-consequence">The picture is of its last good text.</span>
        </span>
        <span className="problem-place">
          {item.place.file}:{item.line}
        </span>
      </button>
    </li>
  );
}
