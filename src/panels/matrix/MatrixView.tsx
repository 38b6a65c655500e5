import { useEffect, useMemo, useRef, useState } from "react";
import type { MatrixAxes, MatrixEnd } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { useMediaQuery } from "../../ui/media-query";
import { NotAnswered } from "../asking/NotAnswered";
import { useLiveAnswer } from "../asking/use-live-answer";
import { blockSentence } from "./cell-block";
import { fullName, summaryWords } from "./cell-words";
import { EmptyMatrix } from "./EmptyMatrix";
import { exportMatrix } from "./export-matrix";
import { narrowLook, wideLook, withHeadsFor } from "./grid-look";
import { leaveMatrix, leftMatrix } from "./left-matrix";
import { MatrixBar } from "./MatrixBar";
import { MatrixFoot } from "./MatrixFoot";
import { MatrixGrid } from "./MatrixGrid";
import { type MatrixPlace, type MatrixSettings, requestOf } from "./matrix-settings";
import { useBlock } from "./use-block";
import { useCells } from "./use-cells";
import { useFound } from "./use-found";
import { useMatrixActions } from "./use-matrix-actions";
import { useSeen } from "./use-seen";
import { useSentence } from "./use-sentence";
import { useTotals } from "./use-totals";
import "./matrix.css";

const noEnds: readonly MatrixEnd[] = [];

/** Who may reach whom, as a table: what the graph says, in the same words, of every pair there is. */
export function MatrixView() {
  const scenario = useApp(({ documents }) => documents.openedAt);
  return <MatrixOf key={scenario} scenario={scenario} />;
}

function MatrixOf({ scenario }: { readonly scenario: number }) {
  const [settings, setSettings] = useState<MatrixSettings>(() => leftMatrix(scenario).settings);
  const [place, setPlace] = useState<MatrixPlace | null>(() => leftMatrix(scenario).at);
  useEffect(() => leaveMatrix(scenario, { settings, at: place }), [scenario, settings, place]);
  const { transposed, hideEmpty } = settings;
  const request = useMemo(() => requestOf(settings), [settings]);
  const answer = useLiveAnswer("matrixAxes", request);
  const axes = answer?.result ?? null;
  const counted = useTotals(settings);
  // the positions of the totals are of the axes of now
  const totals = answer?.isCurrent === true ? counted : null;
  const rows = useMemo(() => endsOf(axes, transposed ? "targets" : "sources"), [axes, transposed]);
  const columns = useMemo(() => endsOf(axes, transposed ? "sources" : "targets"), [axes, transposed]);
  const box = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery("(max-width: 700px)");
  const look = useMemo(() => (isNarrow ? narrowLook : withHeadsFor(wideLook, rows.map(fullName))), [isNarrow, rows]);
  const seen = useSeen(box, look, rows.length, columns.length);
  const spans = [
    { span: seen.rows, count: rows.length },
    { span: seen.columns, count: columns.length },
  ] as const;
  const cellAt = useCells(request, transposed, ...spans);
  const at = useFound(place, rows, columns);
  const sentence = useSentence(settings, axes, totals, { row: rows[at.row], column: columns[at.column] });
  const selectedEdge = useApp(({ selection: { selected } }) => (selected?.kind === "edge" ? selected.id : null));
  const selected = useMemo(() => cellOfEdge(selectedEdge, transposed), [selectedEdge, transposed]);
  const change = (by: Partial<MatrixSettings>) => setSettings((before) => ({ ...before, ...by }));
  const fold = (namespace: string) => setSettings((before) => toggled(before, namespace, rows));
  const actionsOfApp = useActions();
  const { block, ...onBlock } = useBlock(rows, columns, at);
  const acted = { settings, rows, columns, cellAt, sentence, block, onBlock };
  const actions = useMatrixActions({ ...acted, onPlace: setPlace, onFold: fold });
  const done = totals === null || totals.total === 0 ? 0 : Math.floor((totals.done / totals.total) * 100);
  const isFiltered = hideEmpty && (axes?.ends.length ?? 0) > 0;
  return (
    <section className="matrix" aria-label="Matrix" tabIndex={-1}>
      <MatrixBar
        settings={settings}
        onChange={change}
        onExport={(format) => void exportMatrix(actionsOfApp, settings, format)}
      />
      <NotAnswered />
      {axes !== null && rows.length > 0 && (
        <p className="matrix-summary">{summaryWords(rows.length, columns.length, totals?.counts ?? null, done)}</p>
      )}
      {axes !== null && rows.length === 0 && (
        <EmptyMatrix isHiding={isFiltered} onShowAll={() => change({ hideEmpty: false })} />
      )}
      <MatrixGrid
        {...{ box, rows, columns, seen, look, cellAt, at, block, transposed, selected, actions }}
        onFold={fold}
      />
      <MatrixFoot sentence={block === null ? sentence : blockSentence(block, rows, columns)} />
    </section>
  );
}

function endsOf(axes: MatrixAxes | null, axis: "sources" | "targets"): readonly MatrixEnd[] {
  if (axes === null) return noEnds;
  return Array.from(axes[axis]).flatMap((position) => axes.ends[position] ?? []);
}

function cellOfEdge(edgeId: string | null, transposed: boolean) {
  const [source, target] = edgeId?.split("→") ?? [];
  if (source === undefined || target === undefined) return null;
  return transposed ? { row: target, column: source } : { row: source, column: target };
}

/** A namespace as one row and one column, or as what is in it; where all are one row, only this one is opened. */
function toggled(settings: MatrixSettings, namespace: string, rows: readonly MatrixEnd[]): MatrixSettings {
  const { level, folded } = settings;
  const isFolded = folded.includes(namespace) || level === "namespace";
  const all = level === "namespace" ? [...new Set(rows.flatMap((row) => row.namespace ?? []))] : folded;
  const others = all.filter((name) => name !== namespace);
  return {
    ...settings,
    level: level === "namespace" ? "workload" : level,
    folded: isFolded ? others : [...others, namespace],
  };
}
