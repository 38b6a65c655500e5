import { Download, Pin } from "lucide-react";
import { useMemo } from "react";
import { pinBaseline } from "../../state/baseline-choices";
import { baselineOf } from "../../state/baseline-of";
import { useActions, useApp, useAppStore } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { NotAnswered } from "../asking/NotAnswered";
import { BaselineChoice, type BaselineSources } from "./BaselineChoice";
import { ChangesList } from "./ChangesList";
import { changesCsv } from "./changes-csv";
import { changesMarkdown } from "./changes-markdown";
import { summaryWords } from "./changes-words";
import { DrawInGraph } from "./DrawInGraph";
import { NothingChanged } from "./NothingChanged";
import { ObjectSection } from "./ObjectSection";
import { useChanges } from "./use-changes";
import "./changes.css";

/** What the page can do with a text. */
export interface TextTargets {
  readonly copy: (text: Promise<string>) => Promise<boolean>;
  readonly download: (file: { readonly name: string; readonly text: string }) => void;
}

interface ChangesViewProps extends TextTargets {
  readonly sources: BaselineSources;
}

/** How now differs from a baseline: what opened and closed, by what caused it; what is new and what is gone. */
export function ChangesView({ sources, copy, download }: ChangesViewProps) {
  const state = useApp(({ baseline }) => baseline);
  const scenarioId = useApp(({ documents }) => documents.scenarioId);
  const openedFiles = useApp(({ documents }) => documents.openedFiles);
  const baseline = useMemo(() => baselineOf(state, { scenarioId, openedFiles }), [state, scenarioId, openedFiles]);
  const { view, isCurrent, reading } = useChanges();
  const store = useAppStore();
  const { tell } = useActions();
  const say = (sentence: string, text: string | null = null) => tell({ sentence, notes: [], revision: null, text });
  const save = (name: string, text: string) => {
    download({ name, text });
    say(`Downloaded as \`${name}\`.`);
  };
  const copyMarkdown = async (text: string) => {
    const isCopied = await copy(Promise.resolve(text));
    if (isCopied) say("In the clipboard, as Markdown.");
    else say("The clipboard is not open to this page: copy the text from here.", text);
  };
  const differs = view !== null && view.opened + view.closed + view.arrived.count + view.gone.count > 0;
  const faults = view === null ? [] : faultWords(view.standIns, view.leftOutOfBaseline);
  return (
    <section className="changes" aria-label="Changes">
      <div className="changes-head">
        <BaselineChoice baseline={baseline} sources={sources} />
        <button type="button" className="button outlined" onClick={() => pinBaseline(store)}>
          <Pin size={14} aria-hidden />
          Pin now
        </button>
      </div>
      <p className="changes-summary" role="status">
        {view === null ? readingWords(reading) : summaryWords(view, baseline)}
        {view !== null && !isCurrent && <span className="changes-earlier"> {readingWords(reading)}</span>}
      </p>
      <NotAnswered />
      {faults.length > 0 && <p className="changes-note">{faults.join(" ")}</p>}
      {view !== null && view.renamed.length > 0 && (
        <p className="changes-note">
          Compared under their old names: {view.renamed.map(({ from, to }) => `${to} (was ${from})`).join(", ")}.
        </p>
      )}
      {view !== null && !differs && <NothingChanged baseline={baseline} />}
      {view !== null && differs && (
        <>
          <div className="changes-tools">
            <DrawInGraph />
            <button
              type="button"
              className="button outlined"
              onClick={() => void copyMarkdown(changesMarkdown(view, baseline))}
            >
              Copy as Markdown
            </button>
            <button
              type="button"
              className="button outlined"
              onClick={() => save("changes.md", changesMarkdown(view, baseline))}
            >
              <Download size={14} aria-hidden />
              Markdown
            </button>
            <button
              type="button"
              className="button outlined"
              onClick={() => save("changes.csv", changesCsv(view, baseline))}
            >
              <Download size={14} aria-hidden />
              CSV
            </button>
          </div>
          <ChangesList view={view} baseline={baseline} />
          <ObjectSection title="New" changes={view.arrived} isGone={false} />
          <ObjectSection title="Gone" changes={view.gone} isGone />
        </>
      )}
    </section>
  );
}

function readingWords(reading: { readonly done: number; readonly total: number } | null): string {
  return reading === null ? "Comparing…" : `Reading the edits: ${reading.done} of ${reading.total}…`;
}

function faultWords(standIns: number, leftOut: number): readonly string[] {
  return [
    ...(standIns > 0
      ? [`${counted(standIns, "object")} cannot be read as now written: compared as last read without error.`]
      : []),
    ...(leftOut > 0
      ? [`Of the baseline ${counted(leftOut, "object takes", "objects take")} no part, with errors.`]
      : []),
  ];
}
