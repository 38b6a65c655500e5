import { X } from "lucide-react";
import { useEffect, useId, useState } from "react";
import { summarySentence } from "../panels/summary/count-words";
import { formerVisit } from "../state/selectors";
import type { AppState } from "../state/store";
import { useActions, useApp } from "../state/store-context";
import { IconButton } from "../ui/IconButton";
import { useHasFailedPart, useLatePart } from "../ui/late-part";
import { useMediaQuery } from "../ui/media-query";
import { Words } from "../ui/Words";
import { askedViews } from "./asked-for";
import { canKeepOriginal, isOriginalKept } from "./can-keep-original";
import { type Example, openedExample } from "./example";
import { firstFault } from "./first-fault";
import "./visit-bar.css";

/** What an open example is about or what an import holds, and the way back. */
export function Visit({ examples }: { readonly examples: readonly Example[] }) {
  const name = useApp((state) => state.documents.name);
  const isImport = useApp((state) => state.documents.arrival !== null);
  const example = useApp((state) => openedExample(examples, state));
  const isComing = useIsComing(examples);
  const summary = useFirstSummary();
  const reading = useApp(({ analysis }) => (analysis.phase === "cancelled" ? "Not read to the end." : "Reading…"));
  const [isBrief, setBrief] = useState(false);
  const isNarrow = useMediaQuery("(max-width: 799px)");
  const [isUnfolded, setUnfolded] = useState(false);
  const id = useId();
  const views = useLatePart(askedViews, isImport);
  const isFolded = isNarrow && !isUnfolded;
  return (
    <section className={isFolded ? "notice visit folded" : "notice visit"} aria-label="What is open">
      <div id={id} className="visit-words">
        <p role="status">
          <strong>{name}</strong>, beside your own work.{" "}
          {!isBrief && (
            <Words
              text={example === null ? ((isComing ? null : summary) ?? reading) : `${example.look} ${example.lesson}`}
            />
          )}
        </p>
        {!isBrief && isImport && !isFolded && views !== null && <views.LeftOutNote />}
      </div>
      <div className="visit-buttons">
        {isNarrow && !isBrief && (
          <button
            type="button"
            className="button outlined"
            aria-expanded={isUnfolded}
            aria-controls={id}
            onClick={() => setUnfolded(!isUnfolded)}
          >
            {isUnfolded ? "Less" : "More"}
          </button>
        )}
        <WaysBack />
        {!isBrief && (
          <IconButton label="Close the note" icon={<X size={16} aria-hidden />} onClick={() => setBrief(true)} />
        )}
      </div>
    </section>
  );
}

/** Whether it is not known yet what is to be said of an example. */
function useIsComing(examples: readonly Example[]): boolean {
  const hasFailed = useHasFailedPart();
  const isImport = useApp((state) => state.documents.arrival !== null);
  return examples.length === 0 && !isImport && !hasFailed;
}

function WaysBack() {
  const former = useApp(formerVisit);
  const hasOther = useApp(canKeepOriginal);
  const { goBack, keepOriginal } = useActions();
  const back = former === null ? "Back to my work" : `Back to ${former}`;
  return (
    <>
      {hasOther && (
        <button type="button" className="button outlined" onClick={keepOriginal}>
          Keep the original
        </button>
      )}
      <button type="button" className="button outlined way-back-to" title={back} onClick={goBack}>
        {back}
      </button>
    </>
  );
}

type Analysis = NonNullable<AppState["analysis"]["analysis"]>;

/** What was opened, in one sentence, once: it answers the opening, and what an edit does is said elsewhere. */
function useFirstSummary(): string | null {
  const [first, setFirst] = useState<Analysis | null>(null);
  const current = useApp(({ analysis, documents }) =>
    analysis.analysisRevision === documents.revision ? analysis.analysis : null,
  );
  // Of the original nothing was left out.
  const arrival = useApp((state) => (isOriginalKept(state) ? null : state.documents.arrival));
  useEffect(() => {
    if (current !== null) setFirst((known) => known ?? current);
  }, [current]);
  return first && (firstFault(first) ?? summarySentence(first, arrival));
}
