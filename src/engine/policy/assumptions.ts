import type { PresumedPlace } from "./address-views";
import type { CompiledPolicies } from "./compile-policies";
import type { Answer, Assumption, Profile } from "./profile";

/** The evaluation as it would be with one assumption answered otherwise. */
export interface Alternative {
  readonly assumption: Assumption;
  readonly profile: Profile;
  readonly presumed: PresumedPlace;
}

/**
 * The other answers that could change a verdict of these policies at all: an assumption about something that does not
 * occur is left out.
 */
export function alternativesOf(compiled: CompiledPolicies, profile: Profile): readonly Alternative[] {
  if (!profile.enforced) return [];
  const { cluster, uses, policies } = compiled;
  const pods = [...cluster.pods.values()];
  const out: Alternative[] = [];
  const flip = (
    assumption: Assumption,
    member: "ipBlockMatchesPods" | "endPort" | "ownNodeToPod" | "podToOwnNode" | "hostNetworkAsNode",
    occurs: boolean,
  ) => {
    if (!occurs || policies.length === 0) return;
    for (const answer of otherAnswers(profile[member])) {
      out.push({ assumption, profile: { ...profile, [member]: answer }, presumed: "pod-cidr" });
    }
  };
  flip("ip-block-matches-pods", "ipBlockMatchesPods", uses.ipBlock);
  flip("end-port", "endPort", uses.endPort);
  flip("own-node-to-pod", "ownNodeToPod", cluster.nodes.size > 0);
  flip("pod-to-own-node", "podToOwnNode", cluster.nodes.size > 0);
  flip(
    "host-network",
    "hostNetworkAsNode",
    pods.some(({ pod }) => pod.hostNetwork),
  );
  if (uses.ipBlock && pods.some(({ address }) => address.kind === "presumed")) {
    out.push({ assumption: "pod-cidr", profile, presumed: "anywhere" });
  }
  return out;
}

function otherAnswers(answer: Answer): readonly Answer[] {
  return answer === "depends" ? ["yes", "no"] : [answer === "yes" ? "no" : "yes"];
}
