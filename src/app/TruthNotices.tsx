import { ShieldOff, TriangleAlert } from "lucide-react";
import { notEnforcedWords } from "../panels/profile/enforcement-words";
import { useActions, useApp } from "../state/store-context";
import { listed } from "../ui/listed";

/** What makes the picture less than the whole truth. */
export function TruthNotices() {
  return (
    <>
      <NotEnforced />
      <OtherPolicies />
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
