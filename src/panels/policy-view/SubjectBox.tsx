import { TriangleAlert } from "lucide-react";
import type { DirectionView, PolicyView } from "../../engine";
import { asSentence } from "../edit/as-sentence";
import { LogicWords } from "./LogicWords";
import { PadlockMark } from "./PadlockMark";
import { PartButton } from "./PartButton";
import { PodChips } from "./PodChips";

/** The pods that the policy is about, with a padlock at each side. */
export function SubjectBox({ view }: { readonly view: PolicyView }) {
  const { subject, namespace, ingress, egress } = view;
  return (
    <section className="pv-subject" aria-label="Selected pods">
      <h3>Selected pods</h3>
      <div className="pv-subject-place">
        <div className="pv-subject-box" data-wire="subject">
          <SidePadlock side={ingress} />
          <SidePadlock side={egress} />
          <PartButton at={subject}>
            <LogicWords text={subject.words} />
          </PartButton>
          {subject.nothing === null ? (
            <PodChips matches={subject.matches} verb="selected" home={namespace} />
          ) : (
            <p className="pv-caution">
              <TriangleAlert size={13} aria-hidden /> {asSentence(subject.nothing)}
            </p>
          )}
          {subject.ignored > 0 && (
            <p className="pv-note">
              {subject.ignored} of them {subject.ignored === 1 ? "is" : "are"} on the host network: under this profile
              no policy counts there.
            </p>
          )}
        </div>
      </div>
    </section>
  );
}

/** Closed: this policy isolates; half closed: it does not, but others do; open: nobody does. */
function SidePadlock({ side: { direction, isIsolated, isolatedByOthers } }: { readonly side: DirectionView }) {
  const state = isIsolated ? "isolated" : isolatedByOthers.length > 0 ? "by-others" : "open";
  const mark = ({ isolated: "closed", "by-others": "half", open: "open" } as const)[state];
  const words = {
    isolated: `isolated for ${direction} by this policy`,
    "by-others": `not isolated for ${direction} by this policy, but by others`,
    open: `not isolated for ${direction}`,
  }[state];
  return (
    <span className={`pv-padlock ${direction} ${state}`} title={words}>
      <PadlockMark state={mark} size={14} />
      <span className="visually-hidden">{words}. </span>
    </span>
  );
}
