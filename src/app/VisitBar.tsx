import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { summarySentence } from "../panels/summary/count-words";
import { LeftOutNote } from "../panels/summary/LeftOutNote";
import { formerVisit, isVisiting } from "../state/selectors";
import { useActions, useApp } from "../state/store-context";
import { IconButton } from "../ui/IconButton";
import { Words } from "../ui/Words";
import { canKeepOriginal } from "./can-keep-original";
import { type Example, exampleNamed } from "./example";

/** While an example or an import is open: what it is about or what it holds, and the way back, a step at a time. */
export function VisitBar({ examples }: { readonly examples: readonly Example[] }) {
  const isAway = useApp(isVisiting);
  const openedAt = useApp((state) => state.documents.openedAt);
  // What was closed or opened for one scenario says nothing of the next.
  return isAway ? <Visit key={openedAt} examples={examples} /> : null;
}

function Visit({ examples }: { readonly examples: readonly Example[] }) {
  const name = useApp((state) => state.documents.name);
  const isImport = useApp((state) => state.documents.arrival !== null);
  const example = isImport ? null : exampleNamed(examples, name);
  const summary = useFirstSummary();
  const former = useApp(formerVisit);
  const hasOther = useApp(canKeepOriginal);
  const { goBack, keepOriginal } = useActions();
  const [isBrief, setBrief] = useState(false);
  return (
    <div className="notice visit">
      <div className="visit-words">
        <p role="status">
          <strong>{name}</strong>, beside your own work.{" "}
          {!isBrief && (
            <Words text={example === null ? (summary ?? "Reading…") : `${example.look} ${example.lesson}`} />
          )}
        </p>
        {!isBrief && isImport && <LeftOutNote />}
      </div>
      <div className="visit-buttons">
        {hasOther && (
          <button type="button" className="button outlined" onClick={keepOriginal}>
            Keep the original
          </button>
        )}
        <button type="button" className="button outlined" onClick={goBack}>
          {former === null ? "Back to my work" : `Back to ${former}`}
        </button>
        {!isBrief && (
          <IconButton label="Close the note" icon={<X size={16} aria-hidden />} onClick={() => setBrief(true)} />
        )}
      </div>
    </div>
  );
}

/** What was opened, in one sentence, once: it answers the opening, and what an edit does is said elsewhere. */
function useFirstSummary(): string | null {
  const [summary, setSummary] = useState<string | null>(null);
  const current = useApp(({ analysis, documents }) =>
    analysis.analysisRevision === documents.revision ? analysis.analysis : null,
  );
  const arrival = useApp((state) => state.documents.arrival);
  useEffect(() => {
    if (current !== null) setSummary((known) => known ?? summarySentence(current, arrival));
  }, [current, arrival]);
  return summary;
}
