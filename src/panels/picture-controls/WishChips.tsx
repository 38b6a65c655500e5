import { X } from "lucide-react";
import { useActions, useApp } from "../../state/store-context";
import { activeFilters } from "./active-filters";
import { probeWords } from "./probe-words";
import "./wish-chips.css";

/** What the picture was asked for besides what it shows by itself; each with a way back. Nothing asked, nothing there. */
export function WishChips() {
  const probe = useApp((state) => state.view.options.picture.probe);
  const filter = useApp((state) => state.view.options.picture.filter);
  const { setProbe, setFilter, clearFilter } = useActions();
  const filters = activeFilters(filter);
  const isProbing = probe.kind !== "ports-that-matter";
  if (!isProbing && filters.length === 0) return null;
  return (
    <ul className="wish-chips" aria-label="What the picture was asked for">
      {isProbing && (
        <Chip
          words={`Probe: ${probeWords(probe)}`}
          effect="back to the ports that matter"
          onRemove={() => setProbe({ kind: "ports-that-matter" })}
        />
      )}
      {filters.map(({ words, without }) => (
        <Chip key={words} words={words} effect="take this filter away" onRemove={() => setFilter(without)} />
      ))}
      {filters.length > 1 && (
        <li>
          <button type="button" className="link" onClick={clearFilter}>
            Show all
          </button>
        </li>
      )}
    </ul>
  );
}

interface ChipProps {
  readonly words: string;
  readonly effect: string;
  readonly onRemove: () => void;
}

function Chip({ words, effect, onRemove }: ChipProps) {
  return (
    <li>
      <button type="button" className="wish-chip" title={`${words}: ${effect}`} onClick={onRemove}>
        <span className="wish-words">{words}</span>
        <span className="visually-hidden"> ({effect})</span>
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
