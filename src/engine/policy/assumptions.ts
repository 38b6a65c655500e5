import type { PresumedPlace } from "./address-views";
import { ASSUMPTION_FACTS } from "./assumption-facts";
import type { CompiledPolicies } from "./compile-policies";
import type { Answer, Assumption, AssumptionSwitch, Profile } from "./profile";

/** The evaluation as it would be with one assumption answered otherwise. */
export interface Alternative {
  readonly assumption: Assumption;
  readonly profile: Profile;
  readonly presumed: PresumedPlace;
  /** Which pairs it could judge otherwise: all, or only those with a node or a hostNetwork pod. */
  readonly concerns: "every-pair" | "nodes";
}

/**
 * The other answers that could change a verdict of these policies at all: an assumption about something that does not
 * occur is left out, and so are those that are about Services, which no policy sees.
 */
export function alternativesOf(compiled: CompiledPolicies, profile: Profile): readonly Alternative[] {
  if (!profile.enforced) return [];
  const { cluster, uses, policies } = compiled;
  const pods = [...cluster.pods.values()];
  const out: Alternative[] = [];
  const flip = (assumption: AssumptionSwitch, concerns: Alternative["concerns"], occurs: boolean) => {
    if (!occurs || policies.length === 0) return;
    const { member } = ASSUMPTION_FACTS[assumption];
    for (const answer of otherAnswers(profile[member])) {
      out.push({ assumption, profile: { ...profile, [member]: answer }, presumed: "pod-cidr", concerns });
    }
  };
  const hasHostNetwork = pods.some(({ pod }) => pod.hostNetwork);
  flip("ip-block-matches-pods", "every-pair", uses.ipBlock);
  flip("ip-block-matches-nodes", "nodes", uses.ipBlock && (cluster.nodes.size > 0 || hasHostNetwork));
  flip("end-port", "every-pair", uses.endPort);
  flip("own-node-to-pod", "nodes", cluster.nodes.size > 0);
  flip("pod-to-own-node", "nodes", cluster.nodes.size > 0);
  flip("host-network", "nodes", hasHostNetwork);
  if (uses.ipBlock && pods.some(({ address }) => address.kind === "presumed")) {
    out.push({ assumption: "pod-cidr", profile, presumed: "anywhere", concerns: "every-pair" });
  }
  return out;
}

function otherAnswers(answer: Answer): readonly Answer[] {
  return answer === "depends" ? ["yes", "no"] : [answer === "yes" ? "no" : "yes"];
}
