import { X } from "lucide-react";
import { useActions, useApp } from "../../state/store-context";
import { PROFILE_TITLES } from "../profile/profile-titles";
import { profileWords } from "../profile/switched-assumptions";
import { useSwitchedCount } from "../profile/use-switched-count";
import { activeFilters } from "./active-filters";
import { probeWords } from "./probe-words";
import { useNodeNames } from "./use-node-names";
import "./wish-chips.css";

/**
 * What the picture was asked for besides what it shows by itself; each with a way back. Nothing asked, nothing there. The
 * profile stands on its button, and here only where that has no room for it.
 */
export function WishChips() {
  const probe = useApp((state) => state.view.options.picture.probe);
  const filter = useApp((state) => state.view.options.picture.filter);
  const profile = useApp((state) => state.view.options.profile);
  const switched = useSwitchedCount();
  const { setProbe, setFilter, clearFilter, setProfile } = useActions();
  const nameOf = useNodeNames();
  const filters = activeFilters(filter, nameOf);
  const isAgainst = useApp((state) => state.view.options.against != null);
  const isProbing = probe.kind !== "ports-that-matter";
  const isWishing = isProbing || filters.length > 0;
  const isOther = profile !== "kubernetes" || switched > 0;
  if (!isWishing && !isOther) return null;
  return (
    <ul className={isWishing ? "wish-chips" : "wish-chips for-narrow"} aria-label="What the picture was asked for">
      {isOther && (
        <Chip
          className="for-narrow"
          words={`Profile: ${profileWords(PROFILE_TITLES[profile], switched)}`}
          effect="back to Kubernetes as documented"
          onRemove={() => setProfile("kubernetes")}
        />
      )}
      {isProbing && (
        <Chip
          words={`Probe: ${probeWords(probe)}`}
          effect="back to the ports that matter"
          onRemove={() => setProbe({ kind: "ports-that-matter" })}
        />
      )}
      {filters.map(({ words, without }) => (
        <Chip
          key={words}
          words={isAgainst && without.onlyChanged === false ? "Only what differs from the baseline" : words}
          effect="take this filter away"
          onRemove={() => setFilter(without)}
        />
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
  readonly className?: string;
  readonly words: string;
  readonly effect: string;
  readonly onRemove: () => void;
}

function Chip({ className, words, effect, onRemove }: ChipProps) {
  return (
    <li className={className}>
      <button type="button" className="wish-chip" title={`${words}: ${effect}`} onClick={onRemove}>
        <span className="wish-words">{words}</span>
        <span className="visually-hidden"> ({effect})</span>
        <X size={12} aria-hidden />
      </button>
    </li>
  );
}
