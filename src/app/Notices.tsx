import { TriangleAlert } from "lucide-react";
import { useActions, useApp } from "../state/store-context";
import { useHasFailedPart, useLatePart } from "../ui/late-part";
import { askedViews } from "./asked-for";

/** Lasting notices about the picture as a whole. */
export function Notices() {
  const isPartial = useApp(({ analysis: { analysis } }) =>
    analysis === null ? false : !analysis.profile.enforced || analysis.counts.otherPolicyKinds.length > 0,
  );
  const views = useLatePart(askedViews, isPartial);
  return (
    <>
      {views !== null && <views.TruthNotices />}
      <WorkerTrouble />
      <FetchTrouble />
    </>
  );
}

/** The worker had to be started again. */
function WorkerTrouble() {
  const phase = useApp((state) => state.analysis.phase);
  const gaveUp = useApp((state) => state.analysis.gaveUp);
  const error = useApp((state) => state.analysis.error);
  const hasPicture = useApp((state) => state.analysis.analysis !== null);
  const { retryAnalysis } = useActions();
  if (phase !== "crashed" && phase !== "hung") return null;
  const what = phase === "hung" ? "The evaluation was ended" : "The evaluation broke off";
  return (
    <div className="notice caution" role="alert">
      <TriangleAlert size={15} aria-hidden />
      <p>
        <strong>{what}</strong>
        {error === null ? "." : ` (${error}).`} {hasPicture && "The picture is of an earlier text. "}
        {gaveUp ? "It will be tried again with your next edit." : "It is being tried again."}
      </p>
      {gaveUp && (
        <button type="button" className="button outlined" onClick={retryAnalysis}>
          Try again now
        </button>
      )}
    </div>
  );
}

/** Something that opens on demand is not there; it is tried again whenever somebody asks for it. */
function FetchTrouble() {
  if (!useHasFailedPart()) return null;
  return (
    <div className="notice caution" role="alert">
      <TriangleAlert size={15} aria-hidden />
      <p>
        <strong>A part of the page could not be fetched.</strong> Is the page still online? Your text is kept; load the
        page again if this stays.
      </p>
    </div>
  );
}
