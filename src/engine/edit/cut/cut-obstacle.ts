import type { Evaluation } from "../../policy/evaluation";
import { endOf, isOwnNode } from "../../policy/pair-ends";
import type { RuleDirection } from "../policy/policy-intent";
import { type CutEnds, couplesOf, type PodsEnd } from "./cut-ends";

/** Why no policy of a side can cut a connection, as a sentence; null where nothing is known to be in the way. */
export function cutObstacle(evaluation: Evaluation, ends: CutEnds, side: RuleDirection): string | null {
  const { cluster, profile } = evaluation;
  const [subject, other] = side === "ingress" ? [ends.to, ends.from] : [ends.from, ends.to];
  if (!profile.enforced) return "the chosen profile enforces no policies, so none can cut anything";
  if (subject.kind === "addresses") return `${subject.name} lies outside of the cluster, where no policy acts`;
  if (subject.pods.every(({ workload }) => cluster.workloads.get(workload)?.assumed === true)) {
    return `${subject.name} is only assumed to be there, no text states it`;
  }
  const host = subject.pods.find(({ pod }) => pod.hostNetwork && profile.hostNetworkAsNode !== "no");
  if (host !== undefined) return `${host.id} is on the network of its node, where no policy selects it`;
  if (couplesOf(evaluation, ends.from, ends.to).length === 0) {
    return subject === other || subject.name === other.name
      ? "a pod always reaches itself, whatever policies say"
      : "the two ends have no family of addresses in common";
  }
  const answer = side === "ingress" ? profile.ownNodeToPod : profile.podToOwnNode;
  if (other.kind === "addresses" || answer === "no") return null;
  return ownNodeWords(evaluation, subject, other, side);
}

/** A pod on the network of the node that one of the subjects runs on. */
function ownNodeWords(
  { compiled, profile }: Evaluation,
  subject: PodsEnd,
  other: PodsEnd,
  side: RuleDirection,
): string | null {
  const hosts = other.pods.filter(({ pod }) => pod.hostNetwork && profile.hostNetworkAsNode !== "no");
  for (const host of hosts) {
    const end = endOf(compiled, { kind: "pod", pod: host.id, address: null });
    const pod = subject.pods.find((each) => each !== host && isOwnNode(each, end));
    if (pod === undefined) continue;
    const what = side === "ingress" ? "the node always reaches the pods on it" : "a pod always reaches its own node";
    return `${host.id} is on the network of the node that ${pod.id} runs on, and ${what}`;
  }
  return null;
}
