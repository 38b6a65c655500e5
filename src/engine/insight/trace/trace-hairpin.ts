import type { Evaluation } from "../../policy/evaluation";
import { isNodeLike } from "../../policy/side-rows";
import type { TraceOutcome } from "./connection-trace";

/**
 * What becomes of a pod that its own Service leads back to itself; null where it gets through. Only a pod that some policy
 * isolates is in question: an isolated one is the network plugin's matter (N35), every other reaches itself.
 *
 * @param pod - its id
 */
export function hairpinEnd(evaluation: Evaluation, pod: string): TraceOutcome | null {
  const isolated = isolatedSides(evaluation, pod);
  if (isolated === null) return null;
  switch (evaluation.profile.hairpin) {
    case "yes":
      return null;
    case "no":
      return { kind: "timed-out", droppedBy: isolated };
    case "depends":
      return { kind: "depends", on: ["hairpin"] };
  }
}

/** What the step of such a pod says. */
export function hairpinSentence(evaluation: Evaluation, pod: string): string {
  const led = `The Service may lead ${pod} back to itself`;
  if (isolatedSides(evaluation, pod) === null) return `${led}, which works: no policy isolates it.`;
  return `${led}: policies isolate it, and ${ISOLATED_WORDS[evaluation.profile.hairpin]}.`;
}

const ISOLATED_WORDS = {
  yes: "in this profile it still reaches itself",
  no: "in this profile they cut it off from itself",
  depends: "then that works or does not, by network plugin and its settings",
};

/** On which side policies isolate a pod; null where none does, or none applies to it. */
function isolatedSides({ compiled, profile }: Evaluation, pod: string): "source" | "destination" | "both" | null {
  const own = compiled.table.classOf(pod);
  if (own === undefined || !profile.enforced || isNodeLike(own, profile)) return null;
  const isSending = compiled.isolating(own, "egress") !== null;
  const isReceiving = compiled.isolating(own, "ingress") !== null;
  if (isSending) return isReceiving ? "both" : "source";
  return isReceiving ? "destination" : null;
}
