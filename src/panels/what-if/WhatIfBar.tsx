import { FlaskConical, X } from "lucide-react";
import type { Off, OffItem, WhatIf } from "../../engine";
import { isOutdated } from "../../state/selectors";
import { useActions, useApp } from "../../state/store-context";
import { IconButton } from "../../ui/IconButton";
import { useRested } from "../../ui/use-rested";
import { Words } from "../../ui/Words";
import { EffectsView } from "../edit/EffectsView";
import { formThatWrites } from "./form-that-writes";
import { isOff, toggledOff } from "./toggled-off";
import { useFocusWhenGone } from "./use-focus-when-gone";
import { useFollowOff } from "./use-follow-off";
import { effectWords } from "./what-if-words";
import "./what-if.css";

/** How long typing rests before the line is spoken. */
const REST_MS = 600;

/** What is left out of the picture for a moment, and what comes of it; nothing while everything is there. */
export function WhatIfBar() {
  const off = useApp(({ view }) => view.options.off);
  useFollowOff();
  return off === undefined || off.length === 0 ? null : <Bar off={off} />;
}

function Bar({ off }: { readonly off: readonly Off[] }) {
  const whatIf = useApp(({ analysis }) => analysis.analysis?.whatIf);
  const isLate = useApp(isOutdated);
  const isAsking = useApp(({ analysis, view }) => analysis.analysisOptions?.off !== view.options.off);
  const { setOff } = useActions();
  const own = useFocusWhenGone<HTMLElement>();
  const sentence = whatIf === undefined || isAsking ? "Working it out…" : effectWords(whatIf);
  const spoken = useRested(isLate ? "" : sentence, REST_MS);
  return (
    <section ref={own} className="what-if-bar" aria-label="What if" tabIndex={-1}>
      <FlaskConical size={16} aria-hidden />
      <strong>What if</strong>
      <span>without</span>
      <ul aria-label="What is left out">
        {off.map((each) => (
          <OffChip key={JSON.stringify(each)} off={each} item={itemOf(whatIf, each)} />
        ))}
      </ul>
      <span className="what-if-words" aria-hidden>
        {sentence}
      </span>
      <span className="visually-hidden" role="status" aria-label="What if">
        {spoken}
      </span>
      <strong className="what-if-unwritten">Nothing is written.</strong>
      <button type="button" className="button outlined" onClick={() => setOff([])}>
        {off.length === 1 ? "Put it back" : "Put all back"}
      </button>
      {whatIf !== undefined && !isAsking && whatIf.opened.count + whatIf.closed.count > 0 && (
        <Effects whatIf={whatIf} />
      )}
    </section>
  );
}

function OffChip({ off, item }: { readonly off: Off; readonly item: OffItem | null }) {
  const all = useApp(({ view }) => view.options.off);
  const { setOff, openEditing, reveal } = useActions();
  const words = item?.words ?? "…";
  const plain = words.replaceAll("`", "");
  const place = item?.place ?? null;
  const own = useFocusWhenGone<HTMLLIElement>();
  return (
    <li ref={own} className="off-chip">
      {place === null ? (
        <span>
          <Words text={words} />
        </span>
      ) : (
        <button type="button" className="link" onClick={() => reveal(place)}>
          <Words text={words} />
        </button>
      )}
      {item !== null && item.ignored !== null && <em>: {item.ignored}</em>}
      {item !== null && item.ignored === null && (
        <button
          type="button"
          className="link"
          aria-label={`Write it: without ${plain}…`}
          onClick={() => openEditing(formThatWrites(off), off)}
        >
          Write it…
        </button>
      )}
      <IconButton
        label={`Put back ${plain}`}
        icon={<X size={14} />}
        onClick={() => setOff(isOff(all, off) ? toggledOff(all, off) : (all ?? []))}
      />
    </li>
  );
}

function Effects({ whatIf: { opened, closed } }: { readonly whatIf: WhatIf }) {
  return (
    <details className="what-if-effects">
      <summary>What opens and closes</summary>
      <EffectsView effects={{ opened, closed, gone: { count: 0, lines: [] }, left: [] }} />
      <p className="why-muted">Compared with the text as it is written now, whatever was typed last.</p>
    </details>
  );
}

function itemOf(whatIf: WhatIf | undefined, off: Off): OffItem | null {
  return whatIf?.items.find((item) => isOff([item.off], off)) ?? null;
}
