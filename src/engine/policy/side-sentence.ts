import type { SideExplanation } from "./explanation";

/** A side before it has its sentence. */
type Side = Omit<SideExplanation, "sentence">;

/** What a side does with a connection, in a sentence: “Rule 1 of app/backend-policy lets TCP 8080 from app/frontend through.” */
export function sideSentence(
  side: Side,
  { source, destination, ports }: { readonly source: string; readonly destination: string; readonly ports: string },
): string {
  const isEgress = side.direction === "egress";
  const [subject, other] = isEgress ? [source, destination] : [destination, source];
  const what = isEgress ? `${ports} to ${other}` : `${ports} from ${other}`;
  switch (side.exception) {
    case "not-a-pod":
      return `${subject} is no pod: no policy limits what it ${isEgress ? "sends" : "accepts"}.`;
    case "itself":
      return `${subject} is asked by itself, which no policy can forbid.`;
    case "not-enforced":
      return "Nobody enforces policies in this profile.";
    case "host-network":
      return `${subject} uses its node's network: policies do not apply to it.`;
    case "own-node":
      if (side.admits === true) return `Traffic between ${subject} and its own node is let through.`;
      break;
    case null:
      break;
  }
  if (side.isolatedBy.length === 0) {
    return isEgress
      ? `${subject} may send anywhere: no policy isolates it for egress.`
      : `${subject} accepts everybody: no policy isolates it for ingress.`;
  }
  const isolating = namesOf(side.isolatedBy.map(({ policy }) => policy));
  const lets = side.isolatedBy.length === 1 ? "lets" : "let";
  const admitting = side.rules.find(({ matched }) => matched === true);
  if (side.admits === true) {
    if (admitting === undefined) return `${isolating} ${lets} ${what} through.`;
    const { index, policy, admittedPorts } = admitting;
    const through = isEgress ? `${side.admittedPorts} to ${other}` : `${side.admittedPorts} from ${other}`;
    if (admittedPorts === side.admittedPorts) return `Rule ${index + 1} of ${policy} lets ${through} through.`;
    return `Rules of ${isolating} let ${through} through.`;
  }
  if (side.admits === null) return `Whether ${isolating} ${lets} ${what} through is left open by the profile.`;
  if (side.rules.length === 0) return `${isolating} ${lets} nothing ${isEgress ? "out of" : "into"} ${subject}.`;
  return `${subject} is isolated by ${isolating}, and no rule lets ${what} through.`;
}

/** `a, b and 3 more policies`. */
function namesOf(policies: readonly string[]): string {
  const told = policies.slice(0, 2);
  const more = policies.length - told.length;
  return more > 0 ? `${told.join(", ")} and ${more} more` : told.join(" and ");
}
