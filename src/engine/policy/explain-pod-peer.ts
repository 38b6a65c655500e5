import { formatRequirement, requirementMatches } from "../kube/label-selector";
import type { LabelRequirement, LabelSelector, Labels, PodPeer } from "../kube/objects";
import type { CompiledRule } from "./compile-policies";
import type { Evaluation } from "./evaluation";
import type { PartExplanation } from "./explanation";
import type { ExplanationHints } from "./explanation-hints";
import type { End } from "./pair-ends";
import type { PhraseWriter } from "./phrase-writer";
import { isNodeLike } from "./side-rows";

/** A peer with selectors, and the end that it is asked about. */
export interface PodPeerQuestion {
  readonly evaluation: Evaluation;
  readonly rule: CompiledRule;
  readonly peer: PodPeer;
  readonly other: End;
  /** As the explanation calls the other end. */
  readonly otherName: string;
  readonly matched: boolean | null;
  readonly hints: ExplanationHints;
}

/** Never near: no label makes a pod of it. */
const FAR = 100;

/** What a peer with selectors wants, and what of it the other end has: which of both selectors fails, and on which value. */
export function explainPodPeer(question: PodPeerQuestion, writer: PhraseWriter): PartExplanation {
  const { evaluation, peer, other, otherName, matched } = question;
  if (other.kind !== "class" || isNodeLike(other.endpointClass, evaluation.profile)) {
    sayWanted(question, writer, () => false);
    const { found, cure } = notAPod(other, otherName);
    writer.say(`; ${found}: ${cure}`);
    writer.fail("peer", peer.range, "pods", found);
    return writer.part(matched, peer.range, FAR);
  }
  const { namespace, name, pod } = other.pod;
  const ofNamespace = evaluation.cluster.namespaces.get(namespace)?.labels ?? new Map<string, string>();
  const own = question.rule.policy.namespace;
  const isElsewhere = peer.namespaceSelector === null && own !== namespace;
  const pods = judge(peer.podSelector, pod.labels);
  const namespaces = judge(peer.namespaceSelector, ofNamespace);
  const fails = (each: LabelRequirement) => pods.missed.includes(each) || namespaces.missed.includes(each);
  sayWanted(question, writer, fails);
  if (isElsewhere) writer.fail("namespace", peer.range, own, namespace);
  for (const each of namespaces.missed)
    writer.fail("namespace-labels", each.range, formatRequirement(each), foundLabel(each, ofNamespace));
  for (const each of pods.missed)
    writer.fail("pod-labels", each.range, formatRequirement(each), foundLabel(each, pod.labels));
  const podWords = factsOf(pods, pod.labels);
  if (isElsewhere) {
    writer.say(`; \`${name}\` is in \`${namespace}\`${podWords === "" ? "" : ` and has ${podWords}`}`);
    if (pods.missed.length === 0) writer.say(": add a namespaceSelector");
  } else if (namespaces.missed.length > 0) {
    const said = `namespace \`${namespace}\` has ${factsOf(namespaces, ofNamespace)}`;
    if (podWords === "") writer.say(`; ${said}`);
    else writer.say(`; \`${name}\` has ${podWords}, ${pods.missed.length === 0 ? "but" : "and"} its ${said}`);
    sayNear(question, writer, { pods, namespaces, isOwn: own === namespace, namespace });
  } else if (pods.missed.length > 0) {
    const isOfNamespace = (peer.namespaceSelector?.requirements.length ?? 0) > 0;
    const before = isOfNamespace ? `namespace \`${namespace}\` has ${factsOf(namespaces, ofNamespace)}, but ` : "";
    writer.say(`; ${before}\`${name}\` has ${podWords}`);
  }
  const [onlyPod, onlyNamespace] = [only(pods.missed), only(namespaces.missed)];
  if (onlyPod !== null) writer.hint(question.hints.label(onlyPod, pod.labels, "pod"));
  if (onlyNamespace !== null) writer.hint(question.hints.label(onlyNamespace, ofNamespace, "namespace"));
  if (matched === true) sayAlternative(question, pod.labels, writer);
  if (matched === null) writer.say("; the profile leaves open whether this pod counts as its node");
  return writer.part(matched, peer.range);
}

/** “wants pods labelled app=web in namespaces labelled env=prod”; of a peer that matches only whom it names. */
function sayWanted(
  { peer, rule, other, matched, evaluation }: PodPeerQuestion,
  writer: PhraseWriter,
  fails: (requirement: LabelRequirement) => boolean,
): void {
  if (matched !== true) writer.say("wants ");
  const isPod = other.kind === "class" && !isNodeLike(other.endpointClass, evaluation.profile);
  sayPods(peer, writer, fails, isPod);
  if (peer.namespaceSelector === null) {
    const own = rule.policy.namespace;
    const isHere = other.kind === "class" && other.pod.namespace === own;
    writer.say(" in ");
    writer.point(
      isHere ? "this namespace" : `this policy's namespace, ${own}`,
      peer.range,
      !isHere && matched !== true,
    );
    return;
  }
  sayNamespaces(peer.namespaceSelector, writer, fails);
}

function sayPods(
  { podSelector, range }: PodPeer,
  writer: PhraseWriter,
  fails: (each: LabelRequirement) => boolean,
  isPod: boolean,
): void {
  const selector = podSelector ?? { requirements: [], range };
  if (selector.requirements.length === 0) {
    writer.point("any pod", selector.range, !isPod);
    return;
  }
  if (isPod) writer.say("pods");
  else writer.point("pods", range, true);
  writer.say(" labelled ");
  sayRequirements(selector, writer, fails);
}

function sayNamespaces(selector: LabelSelector, writer: PhraseWriter, fails: (each: LabelRequirement) => boolean) {
  if (selector.requirements.length === 0) {
    writer.say(" in ");
    return writer.point("any namespace", selector.range);
  }
  writer.say(" in namespaces labelled ");
  sayRequirements(selector, writer, fails);
}

function sayRequirements(
  { requirements }: LabelSelector,
  writer: PhraseWriter,
  fails: (each: LabelRequirement) => boolean,
): void {
  for (const [i, each] of requirements.entries()) {
    if (i > 0) writer.say(", ");
    writer.point(formatRequirement(each), each.range, fails(each));
  }
}

interface JudgedSelector {
  readonly held: readonly LabelRequirement[];
  readonly missed: readonly LabelRequirement[];
}

function judge(selector: LabelSelector | null, labels: Labels): JudgedSelector {
  const all = selector?.requirements ?? [];
  const held = all.filter((each) => requirementMatches(each, labels));
  return { held, missed: all.filter((each) => !held.includes(each)) };
}

/** “app=web, but tier=back and no label env”; empty for a selector without requirements. */
function factsOf({ held, missed }: JudgedSelector, labels: Labels): string {
  const wordsOf = (all: readonly LabelRequirement[]) =>
    joinWords([...new Set(all.map((each) => foundLabel(each, labels)))]);
  if (held.length === 0 || missed.length === 0) return wordsOf([...held, ...missed]);
  return `${wordsOf(held)}, but ${wordsOf(missed)}`;
}

function foundLabel({ key }: LabelRequirement, labels: Labels): string {
  const value = labels.get(key);
  return value === undefined ? `no label ${key}` : `${key}=${value}`;
}

function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function only<T>(all: readonly T[]): T | null {
  const [first] = all;
  return first !== undefined && all.length === 1 ? first : null;
}

/** What would be enough: a label of the namespace, or two peers in the place of one. */
function sayNear(
  { peer }: PodPeerQuestion,
  writer: PhraseWriter,
  near: {
    readonly pods: JudgedSelector;
    readonly namespaces: JudgedSelector;
    readonly isOwn: boolean;
    readonly namespace: string;
  },
): void {
  if (near.pods.missed.length > 0) return;
  const missed = only(near.namespaces.missed);
  const [value] = missed?.values ?? [];
  if (missed?.operator === "In" && value !== undefined)
    writer.say(`: would match if namespace \`${near.namespace}\` had the label ${missed.key}=${value}`);
  if (peer.podSelector !== null && near.isOwn)
    writer.say("; both selectors of a peer must hold, as two peers (a hyphen before each) either would be enough");
}

/** A peer of namespaces alone, beside one of pods that does not match: they may be meant as one. */
function sayAlternative({ rule, peer }: PodPeerQuestion, labels: Labels, writer: PhraseWriter): void {
  if (peer.podSelector !== null || peer.namespaceSelector === null) return;
  const all = rule.rule.peers;
  const next = all[all.indexOf(peer) + 1];
  if (next?.kind !== "pods" || next.namespaceSelector !== null || next.podSelector === null) return;
  if (judge(next.podSelector, labels).missed.length === 0) return;
  writer.say("; the ");
  writer.point("podSelector after it", next.range);
  writer.say(" is another peer (it has its own hyphen) and narrows nothing: joined in one peer they would not match");
}

/** What an end is that no selector can name, and what can. */
function notAPod(other: End, name: string): { readonly found: string; readonly cure: string } {
  const cure = "only an ipBlock, or a rule without peers, is about it";
  switch (other.kind) {
    case "class":
      return { found: `\`${other.pod.name}\` is a hostNetwork pod, whose traffic is its node's`, cure };
    case "node":
      return { found: `\`${name}\` is the address of a node`, cure };
    case "external":
      if (name === "anyone") return { found: "anyone else is outside the cluster", cure };
      return { found: `\`${name}\` is outside the cluster`, cure };
  }
}
