import { ShieldOff, TriangleAlert } from "lucide-react";
import { notEnforcedWords } from "../panels/profile/enforcement-words";
import { useActions, useApp } from "../state/store-context";
import { useHasFailedPart } from "../ui/late-part";
import { listed } from "../ui/listed";

/** Lasting notices about the picture as a whole. */
export function Notices() {
  return (
    <>
      <NotEnforced />
      <OtherPolicies />
      <WorkerTrouble />
      <FetchTrouble />
    </>
  );
}

/** In the profile in force nobody enforces policies. */
function NotEnforced() {
  const profile = useApp((state) => state.analysis.analysis?.profile);
  const policies = useApp((state) => state.analysis.analysis?.counts.policies ?? 0);
  const { setProfile } = useActions();
  if (!profile || profile.enforced) return null;
  return (
    <div className="notice caution">
      <ShieldOff size={15} aria-hidden />
      <p role="status">
        <strong>Not enforced:</strong> {profile.sentence} {notEnforcedWords(policies)}
      </p>
      <button type="button" className="button outlined as-chip" onClick={() => setProfile("kubernetes")}>
        Switch to Kubernetes
      </button>
    </div>
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
        <strong>Not the whole truth:</strong> {listed(kinds)} {kinds.length === 1 ? "is" : "are"} present and not
        evaluated. Every verdict assumes that {kinds.length === 1 ? "it changes" : "they change"} nothing.
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
