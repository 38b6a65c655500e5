import { ASSUMPTION_FACTS, SWITCHES } from "./assumption-facts";
import type { Explanation, SideExplanation } from "./explanation";
import type { Assumption, Profile } from "./profile";
import { WHY_NOT_ENFORCED } from "./profile-facts";

/** What came of a connection and why, in a sentence. */
export function explanationSentence(explanation: Omit<Explanation, "sentence" | "oneOf">, profile: Profile): string {
  const { ports, verdict, egress, ingress } = explanation;
  const [source, destination] = [`\`${explanation.source}\``, `\`${explanation.destination}\``];
  const isolated = egress.isolatedBy.length + ingress.isolatedBy.length > 0;
  switch (verdict) {
    case "allowed":
      if ([egress, ingress].some(({ exception }) => exception === "not-enforced")) {
        return `${source} reaches ${destination} on ${ports}: ${WHY_NOT_ENFORCED}.`;
      }
      if (egress.exception === "itself") return `${source} reaches itself on ${ports}: no policy can forbid that.`;
      if (!isolated) return `${source} reaches ${destination} on ${ports}: no policy isolates either side.`;
      return `${source} reaches ${destination} on ${ports}: every side that is isolated has a rule that admits it.`;
    case "partly":
      return `${source} reaches ${destination} on a part of ${ports}.`;
    case "depends":
      return `Whether ${source} reaches ${destination} on ${ports} depends on ${openQuestions(explanation.assumes, profile)}.`;
    case "denied":
      if (egress.admits === false && ingress.admits === false) {
        return `${source} may not send to ${destination} on ${ports} (${shut(egress)}), and ${destination} does not accept it (${shut(ingress)}).`;
      }
      if (egress.admits === false) return `${source} may not send to ${destination} on ${ports}: ${shut(egress)}.`;
      if (ingress.admits === false) return `${destination} does not accept ${ports} from ${source}: ${shut(ingress)}.`;
      return `Each side lets other ports through: ${source} may send ${egress.admittedPorts} to ${destination}, which accepts ${ingress.admittedPorts} from it. None of ${ports} passes both.`;
  }
}

function shut({ rules, isolatedBy }: SideExplanation): string {
  const [first] = isolatedBy;
  const isOne = isolatedBy.length === 1 && first !== undefined;
  const policies = isOne ? `\`${first.policy}\`` : `${isolatedBy.length} policies`;
  return rules.length === 0 ? `${policies} ${isOne ? "has" : "have"} no rule` : `no rule of ${policies} admits it`;
}

/** What the profile leaves open of that which a verdict rests on; an address or a doubled port name may be open as well. */
function openQuestions(assumes: readonly Assumption[], profile: Profile): string {
  const open = SWITCHES.filter(
    (name) => assumes.includes(name) && profile[ASSUMPTION_FACTS[name].member] === "depends",
  );
  if (open.length === 0) return "what the profile leaves open";
  const titles = open.map((name) => ASSUMPTION_FACTS[name].title);
  return titles.map((title) => `whether ${title.slice(0, 1).toLowerCase()}${title.slice(1)}`).join(" and ");
}
