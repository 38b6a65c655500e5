import { Search } from "lucide-react";
import { useId } from "react";
import type { EdgeFilter, ListedPolicy } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { activeFilters, directionWords } from "./active-filters";
import { filteredNote } from "./count-notes";
import { LabelsFilter } from "./LabelsFilter";
import { NamespaceChoice } from "./NamespaceChoice";
import { PortsFilter } from "./PortsFilter";
import { readLabelFilter } from "./read-label-filter";
import { StateChoice } from "./StateChoice";
import { SEARCH_ID } from "./search-picture";
import { useNames } from "./use-names";
import { useNamespaceNames } from "./use-namespace-names";
import "./filter-form.css";

const DIRECTIONS = ["any", "into", "out-of", "within"] as const;
const noPolicies: readonly ListedPolicy[] = [];

/** Everything by which lines can be chosen; each choice is in force at once. */
export function FilterForm({ onDone }: { readonly onDone: () => void }) {
  const ids = useId();
  const filter = useApp((state) => state.view.options.picture.filter);
  const policies = useApp((state) => state.analysis.analysis?.policies ?? noPolicies);
  const hidden = useApp(({ analysis: { analysis } }) => analysis && filteredNote(analysis.graph)?.words);
  const names = useNamespaceNames(filter.namespaces);
  const known = useNames();
  const isAgainst = useApp((state) => state.view.options.against != null);
  const { setFilter, clearFilter, endViewStep } = useActions();
  const label = readLabelFilter(filter.search);
  const meant = filter.search.includes("=") && label.kind === "read" ? (label.values[0] ?? null) : null;
  const hasSeveral = names.length > 1 || filter.namespaces.length > 0;
  return (
    <div className="filter-form">
      <div className="filter-search">
        <label htmlFor={SEARCH_ID}>Search</label>
        <Search size={14} aria-hidden />
        <input
          id={SEARCH_ID}
          data-start
          type="search"
          value={filter.search}
          placeholder="name, app=web or 10.0.0.0/8"
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setFilter({ search: event.target.value })}
          onBlur={endViewStep}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            // The focus goes back to the button, which must not take this key as a press.
            event.preventDefault();
            onDone();
          }}
        />
        {meant !== null && (
          <button
            type="button"
            className="link"
            onClick={() => setFilter({ search: "", labels: [...new Set([...filter.labels, meant])] })}
          >
            Only the label {meant}, letter by letter
          </button>
        )}
      </div>
      <PortsFilter ports={filter.ports} names={known?.portNames ?? null} onChange={(ports) => setFilter({ ports })} />
      <LabelsFilter labels={filter.labels} known={known?.labels ?? null} onChange={(labels) => setFilter({ labels })} />
      <StateChoice hidden={filter.hiddenStates} onChange={(hiddenStates) => setFilter({ hiddenStates })} />
      {hasSeveral && (
        <NamespaceChoice
          names={names}
          chosen={filter.namespaces}
          onChange={(namespaces) => setFilter({ namespaces })}
        />
      )}
      <fieldset>
        <legend>Direction</legend>
        <div className="filter-directions">
          {DIRECTIONS.map((direction) => (
            <label key={direction} className="filter-option">
              <input
                type="radio"
                name={`${ids}-direction`}
                checked={filter.direction === direction}
                onChange={() => setFilter({ direction })}
              />
              {directionWords(direction, filter.namespaces)}
            </label>
          ))}
        </div>
      </fieldset>
      <PolicyChoice filter={filter} policies={policies} onChange={(policy) => setFilter({ policy })} />
      <label className="filter-option">
        <input
          type="checkbox"
          checked={filter.onlyChanged}
          onChange={(event) => setFilter({ onlyChanged: event.target.checked })}
        />
        {isAgainst ? "Only what differs from the baseline" : "Only what the last edit changed"}
      </label>
      <div className="filter-foot">
        <p aria-live="polite">{hidden ?? "Nothing is hidden by the filter."}</p>
        <button
          type="button"
          className="button outlined"
          aria-disabled={activeFilters(filter).length === 0}
          onClick={clearFilter}
        >
          Show all
        </button>
      </div>
    </div>
  );
}

interface PolicyChoiceProps {
  readonly filter: EdgeFilter;
  readonly policies: readonly ListedPolicy[];
  readonly onChange: (policy: string | null) => void;
}

function PolicyChoice({ filter: { policy }, policies, onChange }: PolicyChoiceProps) {
  const id = useId();
  const isGone = policy !== null && !policies.some(({ name }) => name === policy);
  return (
    <div className="filter-policy">
      <label htmlFor={id}>Policy</label>
      <select id={id} value={policy ?? ""} onChange={(event) => onChange(event.target.value || null)}>
        <option value="">Any policy, or none</option>
        {isGone && <option value={policy}>{policy} (no longer there)</option>}
        {policies.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
      </select>
    </div>
  );
}
