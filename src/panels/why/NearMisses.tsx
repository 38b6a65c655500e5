import { type ReactNode, useId, useLayoutEffect, useRef } from "react";
import type { NearMiss, NearMissQuestion } from "../../engine";
import { useActions, useApp } from "../../state/store-context";
import { counted } from "../../ui/counted";
import { useRested } from "../../ui/use-rested";
import { Words } from "../../ui/Words";
import { AskingAgain } from "../asking/AskingAgain";
import { NotAnswered } from "../asking/NotAnswered";
import { questionKey } from "../asking/use-answer";
import { useLiveAnswer } from "../asking/use-live-answer";
import { PlaceButton } from "../card/PlaceButton";
import { besidesWords } from "./near-miss-words";
import "./near-misses.css";

interface NearMissesProps {
  readonly about: NearMissQuestion;
  readonly title: string;
  /** What it is about, on the form that a fix opens: “frontend → database”. */
  readonly subject: string;
  /** Of what gets through already there is mostly nothing to offer, which is then not worth a word. */
  readonly isQuietWithout?: boolean;
  readonly children?: ReactNode;
}

/** The smallest edits that would do it, each with what it does besides; looked for while the card is open and the text rests. */
export function NearMisses(props: NearMissesProps) {
  return (
    <AskingAgain>
      <Section key={JSON.stringify(props.about)} {...props} />
    </AskingAgain>
  );
}

/** Nobody reads them while the text changes. */
const REST_MS = 300;

function Section({ about, title, subject, isQuietWithout = false, children }: NearMissesProps) {
  const revision = useApp(({ documents }) => documents.revision);
  const isAtRest = useRested(revision, REST_MS) === revision;
  const answer = useLiveAnswer("nearMisses", isAtRest ? { about } : null);
  const last = useRef({ title, answer });
  // What would let it through is no answer to what would close it.
  if (answer !== null || last.current.title !== title) last.current = { title, answer };
  const shown = last.current.answer?.result ?? null;
  // No such pair (any more): the card tells that by itself.
  const isGone = last.current.answer !== null && shown === null;
  const isQuiet = isQuietWithout && shown?.isOfOff !== true;
  const isLate = answer?.isCurrent !== true;
  const box = useRef<HTMLElement>(null);
  const hadFocus = useRef(false);
  useLayoutEffect(() => {
    // A fix that was applied goes with its button: whoever pressed it goes on in the card.
    if (hadFocus.current && document.activeElement === document.body)
      box.current?.closest<HTMLElement>(".why")?.focus();
    hadFocus.current = box.current?.contains(document.activeElement) ?? false;
  });
  if (isGone && !children) return null;
  if (isQuiet && !children && (shown === null || shown.misses.length === 0)) return null;
  return (
    <section
      ref={box}
      className="side near-misses"
      aria-label={title}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={({ relatedTarget }) => {
        // Only what goes down with its button goes nowhere.
        if (relatedTarget !== null) hadFocus.current = false;
      }}
    >
      <h3>{title}</h3>
      {children}
      <p className="visually-hidden" role="status">
        {shown !== null &&
          !isLate &&
          shown.misses.length > 0 &&
          `${counted(shown.misses.length, "fix", "fixes")} found.`}
      </p>
      {shown === null && !isGone && !isQuiet && <p className="why-muted why-asking">Looking for fixes…</p>}
      <NotAnswered />
      {shown !== null && shown.misses.length > 0 && (
        <ol className={isLate ? "late" : undefined}>
          {shown.misses.map((miss) => (
            <Miss key={questionKey(miss.wish)} miss={miss} subject={subject} />
          ))}
        </ol>
      )}
      {shown !== null && shown.none !== null && !isQuiet && (
        <p className="why-muted">
          <Words text={shown.none} />
        </p>
      )}
    </section>
  );
}

function Miss({ miss, subject }: { readonly miss: NearMiss; readonly subject: string }) {
  const { openEditing } = useActions();
  const { sentence, action, wish, place, line, effects } = miss;
  const id = useId();
  return (
    <li>
      <p id={`${id}-sentence`}>
        <Words text={sentence} />
        {place !== null && line !== null && (
          <>
            {" "}
            <PlaceButton place={place} line={line}>
              line {line}
            </PlaceButton>
          </>
        )}
      </p>
      <div className="near-miss-action">
        <button
          type="button"
          className="button outlined"
          aria-describedby={`${id}-sentence ${id}-besides`}
          onClick={() => openEditing({ kind: "fix", wish, title: action, about: subject })}
        >
          {action}
        </button>
        <span id={`${id}-besides`} className="why-muted">
          {besidesWords(effects)}
        </span>
      </div>
    </li>
  );
}
