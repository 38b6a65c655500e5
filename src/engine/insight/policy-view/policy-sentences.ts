import type { DirectionView, RuleView, SubjectView } from "./policy-view";

/** So many rules of a direction are said in a sentence. */
const MOST_SAID = 3;

/** The whole policy in English: whom it is about, what they accept, where they connect to. */
export function policySentences(
  subject: SubjectView,
  ingress: DirectionView,
  egress: DirectionView,
): readonly string[] {
  const { pods, assumed } = subject.matches;
  const count = pods + assumed;
  const now = count === 0 ? "no pod just now" : count === 1 ? "1 pod now" : `${count} pods now`;
  return [`It is about ${subject.words}: ${now}.`, ingressSentence(ingress), egressSentence(egress)];
}

function ingressSentence(view: DirectionView): string {
  if (!view.isIsolated) return `It leaves open what they accept${dead(view)}.`;
  if (view.rules.length === 0) return "They accept nothing.";
  if (view.rules.some(isEverything)) return `They accept everything${saying(view)}.`;
  return `They accept only ${rulesWords(view)}.`;
}

function egressSentence(view: DirectionView): string {
  if (!view.isIsolated) return `It leaves open where they connect to${dead(view)}.`;
  if (view.rules.length === 0) return "They may connect to nothing.";
  if (view.rules.some(isEverything)) return `They may connect to everything${saying(view)}.`;
  return `They may connect only to ${rulesWords(view)}.`;
}

/** An empty rule admits everything in its direction (N20). */
function isEverything({ everyone, ports, morePorts }: RuleView): boolean {
  return everyone !== null && ports.length + morePorts === 0;
}

function saying({ rules, moreRules }: DirectionView): string {
  return rules.length + moreRules > 1 ? ": one rule admits all" : "";
}

function rulesWords({ direction, rules, moreRules }: DirectionView): string {
  const said = rules.slice(0, MOST_SAID).map(({ words }) => (direction === "egress" ? outward(words) : words));
  const more = rules.length + moreRules - said.length;
  return [...said, ...(more > 0 ? [`by ${more} more ${more === 1 ? "rule" : "rules"}`] : [])].join("; or ");
}

/** “TCP 53 to pods …” reads on as “connect only to pods … on TCP 53”. */
function outward(words: string): string {
  const at = words.indexOf(" to ");
  return `${words.slice(at + 4)}, on ${words.slice(0, at)}`;
}

function dead({ rules, moreRules, direction }: DirectionView): string {
  const count = rules.length + moreRules;
  if (count === 0) return "";
  return `; its ${count === 1 ? "" : `${count} `}${direction} ${count === 1 ? "rule has" : "rules have"} no effect`;
}
