import { useMemo } from "react";
import type { Graph } from "../../engine";
import { linesBesides, mostLineElements } from "../../state/lines-besides";
import { useActions, useApp } from "../../state/store-context";
import { type CountNote, collapsedNote, filteredNote, notDrawnNote } from "./count-notes";
import { useNamespaceNames } from "./use-namespace-names";
import "./picture-counts.css";

/** What the picture does not show, counted, each with the way to see it. */
export function PictureCounts() {
  const graph = useApp((state) => state.analysis.analysis?.graph ?? null);
  return graph === null ? null : <Notes graph={graph} />;
}

function Notes({ graph }: { readonly graph: Graph }) {
  const wish = useApp((state) => state.view.options.picture);
  const lines = useApp((state) => state.analysis.nodeLines);
  const selected = useApp((state) => state.selection.selected);
  const names = useNamespaceNames(noNames);
  const { setDrawAll, clearFilter, setCollapsed } = useActions();
  // Those of a node that is merely pointed at come and go, and the counts would flicker with them.
  const besides = useMemo(() => linesBesides(graph, lines, selected, mostLineElements), [graph, lines, selected]);
  const notDrawn = notDrawnNote(graph, wish, besides);
  const hint = notDrawn !== null && notDrawn.action === "draw-all" && selected === null;
  const filtered = filteredNote(graph);
  const collapsed = collapsedNote(graph, wish);
  return (
    <section className="picture-notes" aria-label="Not shown">
      <Note
        note={notDrawn}
        hint={hint ? " Select a workload to see its lines." : ""}
        button={notDrawn?.action === "draw-all" ? "Show" : "Draw less"}
        onClick={() => setDrawAll(notDrawn?.action === "draw-all")}
      />
      <Note note={filtered} button="Show all" onClick={clearFilter} />
      <Note
        note={collapsed}
        button={collapsed?.action === "open-all" ? "Open all" : "Collapse all"}
        onClick={() => setCollapsed(collapsed?.action === "open-all" ? [] : names)}
      />
    </section>
  );
}

interface NoteProps {
  readonly note: CountNote<string> | null;
  readonly hint?: string;
  readonly button: string;
  readonly onClick: () => void;
}

function Note({ note, hint = "", button, onClick }: NoteProps) {
  if (note === null) return null;
  return (
    <div className="picture-note">
      <p>
        {note.words}
        {hint}
      </p>
      {note.action !== null && (
        <button type="button" className="link" onClick={onClick}>
          {button}
        </button>
      )}
    </div>
  );
}

const noNames: readonly string[] = [];
