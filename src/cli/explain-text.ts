import type { Explanation, PartExplanation, RuleExplanation, SideExplanation } from "../engine";

/** An explanation as lines: the answer, the way in steps, then both sides with every policy and rule. */
export function explanationText(explanation: Explanation): string[] {
  const { sentence, egress, ingress, assumes } = explanation;
  return [
    plain(sentence),
    "",
    ...wayText(explanation).map((step, i) => `${i + 1}. ${step}`),
    "",
    ...sideText("egress of the source", egress),
    ...sideText("ingress of the destination", ingress),
    ...(assumes.length === 0 ? [] : [`assumes: ${assumes.join(", ")}`]),
  ];
}

/** What both ends do, and what comes of it; of a pod that asks itself there is nothing on the way. */
function wayText({ source, destination, egress, ingress, verdict }: Explanation): string[] {
  if (egress.exception === "itself") return [egress.sentence, verdict];
  const about = (subject: string, sentence: string) =>
    `${subject}: ${sentence.startsWith(`${subject} `) ? sentence.slice(subject.length + 1) : sentence}`;
  return [`leaving ${about(source, egress.sentence)}`, `entering ${about(destination, ingress.sentence)}`, verdict];
}

function sideText(title: string, { isolatedBy, rules, exception }: SideExplanation): string[] {
  return [
    title,
    ...(exception === null ? [] : [`  ${EXCEPTIONS[exception]}`]),
    ...(isolatedBy.length === 0 && exception === null ? ["  not isolated: everything passes"] : []),
    ...isolatedBy.map(({ policy, place, line }) => `  isolated by ${policy} (${place.file}:${line})`),
    ...rulesText(rules),
  ];
}

/** Every rule with what each of its peers and ports says. */
export function rulesText(rules: readonly RuleExplanation[]): string[] {
  return rules.flatMap(ruleText);
}

/** Of a rule that matches only by what; of another all that it wants, the nearest first. */
function ruleText({ policy, index, matched, place, line, peers, ports }: RuleExplanation): string[] {
  const nearestFirst = (parts: readonly PartExplanation[]) => parts.toSorted((a, b) => a.misses - b.misses);
  const told = [peers, ports].flatMap((parts) => {
    const through = parts.filter((part) => part.matched !== false);
    return matched !== false && through.length > 0 ? through : nearestFirst(parts);
  });
  return [
    `  ${markOf(matched)} ${policy} rule ${index + 1} (${place.file}:${line})`,
    ...told.map((part) => `      ${markOf(part.matched)} ${partText(part)} (${part.place.file}:${part.line})`),
  ];
}

function partText({ words }: PartExplanation): string {
  return plain(words.map(({ text }) => text).join(""));
}

function markOf(matched: boolean | null): string {
  return matched === true ? "✓" : matched === null ? "?" : "✗";
}

/** A terminal sets no names in code. */
function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}

const EXCEPTIONS: Record<NonNullable<SideExplanation["exception"]>, string> = {
  "not-a-pod": "no pod, so no policy is asked",
  itself: "a pod cannot block access to itself",
  "own-node": "traffic with the pod's own node is always allowed",
  "not-enforced": "nobody enforces policies in this profile",
  "host-network": "a hostNetwork pod: policies do not apply to it",
};
