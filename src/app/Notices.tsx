import { TriangleAlert } from "lucide-react";
import { useActions, useApp } from "../state/store-context";

/** Lasting notices about the picture as a whole. */
export function Notices() {
  return (
    <>
      <OtherPolicies />
      <WorkerTrouble />
    </>
  );
}

/** Kinds that can change verdicts and are not evaluated. */
function OtherPolicies() {
  const kinds = useApp((state) => state.analysis.analysis?.counts.otherPolicyKinds);
  if (!kinds || kinds.length === 0) return null;
  return (
    <div className="notice caution" role="status">
      <TriangleAlert size={15} aria-hidden />
      <p>
        <strong>Not the whole truth:</strong> {kinds.join(", ")} can change what connects, and Sallyport does not
        evaluate {kinds.length === 1 ? "it" : "them"} yet. Every verdict below leaves{" "}
        {kinds.length === 1 ? "it" : "them"} out.
      </p>
    </div>
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
  const what = phase === "hung" ? "The evaluation gave no sign of life and was ended" : "The evaluation broke off";
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
