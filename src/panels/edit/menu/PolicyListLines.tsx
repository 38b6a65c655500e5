import { useEffect, useId, useRef } from "react";
import { AskingAgain } from "../../asking/AskingAgain";
import { useFormAsking } from "../../asking/asking-context";
import { unansweredWords } from "../../asking/unanswered-words";
import { useOffer } from "../use-offer";
import { MenuLines } from "./MenuLines";
import type { MenuEntry, MenuLevel } from "./menu-entry";
import { policyListGroups } from "./policy-entries";

interface PolicyListLinesProps {
  readonly level: Extract<MenuLevel, { readonly kind: "policies" }>;
  readonly onEntry: (entry: MenuEntry) => void;
}

/** The policies of a namespace or of a workload as lines, as soon as the worker has told them. */
export function PolicyListLines(props: PolicyListLinesProps) {
  return (
    <AskingAgain>
      <Lines {...props} />
    </AskingAgain>
  );
}

function Lines({ level, onEntry }: PolicyListLinesProps) {
  const answer = useOffer(level);
  const { unanswered, tryAgain } = useFormAsking();
  if (answer === null && unanswered !== null)
    return <TryAgain words={unansweredWords(unanswered)} onAgain={tryAgain} />;
  if (answer === null) return <p className="edit-menu-empty">Asking…</p>;
  const policies = answer.result?.policies ?? [];
  if (policies.length === 0) return <p className="edit-menu-empty">No policy selects it.</p>;
  return <MenuLines groups={policyListGroups(policies)} onEntry={onEntry} />;
}

/** Takes the focus, so that it is heard: no menu may have a live region in it. */
function TryAgain({ words, onAgain }: { readonly words: string; readonly onAgain: () => void }) {
  const id = useId();
  const own = useRef<HTMLButtonElement>(null);
  useEffect(() => own.current?.focus(), []);
  return (
    <>
      <p id={id} className="edit-menu-empty">
        {words}
      </p>
      <button
        ref={own}
        type="button"
        role="menuitem"
        tabIndex={-1}
        aria-describedby={id}
        onClick={({ currentTarget }) => {
          // The line goes; the focus stays in the menu.
          currentTarget.closest<HTMLElement>("[role=menu]")?.focus();
          onAgain();
        }}
      >
        Try again
      </button>
    </>
  );
}
