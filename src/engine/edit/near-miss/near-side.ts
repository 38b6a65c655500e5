import type { PortSet } from "../../net/port-set";
import { coversPorts, isEmptyPortSet, subtractPorts } from "../../net/port-set";
import type { CompiledRule } from "../../policy/compile-policies";
import type { End } from "../../policy/pair-ends";
import { createRuleContexts, portsOfRule } from "../../policy/rule-context";
import { type Place, placeOf, type Range } from "../../source/range";
import { draftsOf } from "../draft-files";
import type { EditContext } from "../edit-context";
import { findPolicy } from "../policy/find-policy";
import type { PolicyIntent, RuleAt, RuleDirection } from "../policy/policy-intent";
import type { EditValue } from "../text/edit-value";
import { endName, type NearAsked } from "./near-asked";
import type { NearChange } from "./near-change";

/** One side that does not let through what is asked. */
export interface NearSide {
  readonly context: EditContext;
  readonly asked: NearAsked;
  readonly direction: RuleDirection;
  /** The pod whose policies are asked. */
  readonly subject: Extract<End, { readonly kind: "class" }>;
  readonly other: End;
  /** Names of both in a sentence. */
  readonly subjectName: string;
  readonly otherName: string;
  /** Ids of both, as a form of allowing takes them. */
  readonly subjectId: string;
  readonly otherId: string;
  /** For what single rules let through. */
  readonly contexts: ReturnType<typeof createRuleContexts>;
  /** Of the ports asked about, those that this side does not surely let through; never empty. */
  readonly missing: PortSet;
}

/** The side of a direction; null where it lets all through. */
export function closedSide(context: EditContext, asked: NearAsked, direction: RuleDirection): NearSide | null {
  const { source, destination, family, ports } = asked;
  const { sure } = context.evaluation.sides[direction](source, destination, family);
  const missing = subtractPorts(ports, sure);
  const isEgress = direction === "egress";
  const [subject, other] = isEgress ? [source, destination] : [destination, source];
  if (isEmptyPortSet(missing) || subject.kind !== "class") return null;
  const [from, to] = [endName(asked, "source", context), endName(asked, "destination", context)];
  const [subjectName, otherName] = isEgress ? [from, to] : [to, from];
  const [subjectId, otherId] = isEgress ? [asked.from, asked.to] : [asked.to, asked.from];
  const contexts = createRuleContexts(context.evaluation.compiled, context.evaluation.profile);
  return { context, contexts, asked, direction, subject, other, subjectName, otherName, subjectId, otherId, missing };
}

/** The rules that isolate the side's pod. */
export function rulesOf({ context, subject, direction }: NearSide): readonly CompiledRule[] {
  return context.evaluation.compiled.isolating(subject.endpointClass, direction)?.rules ?? [];
}

/** Whether one of a rule's peers, without its ports, surely is the other end. */
export function isPeer(side: NearSide, rule: CompiledRule, peer: CompiledRule["peers"][number]): boolean {
  return !isEmptyPortSet(openedBy(side, { ...rule, peers: [peer], rule: { ...rule.rule, ports: [] } }));
}

/** Whether a rule, without its peers, surely opens all that is missing. */
export function opensPorts(side: NearSide, rule: CompiledRule): boolean {
  return rule.rule.ports.length === 0 || coversPorts(openedBy(side, { ...rule, peers: [] }), side.missing);
}

function openedBy({ contexts, subject, other, asked }: NearSide, rule: CompiledRule): PortSet {
  return portsOfRule(contexts, rule, { subject: subject.endpointClass, other, family: asked.family }).sure;
}

/** Where a part of a policy stands. */
export function placeIn({ policy }: Pick<CompiledRule, "policy">, range: Range): Place {
  return placeOf(policy.origin, range);
}

/** A policy as the text has it; null where it is broken there, and the last good text takes part. */
export function policyText({ files, defaultNamespace }: EditContext, id: string): EditValue | null {
  const found = findPolicy(draftsOf(files), id, defaultNamespace);
  return found?.kind === "sound" && found.unknown.length === 0 ? found.value : null;
}

/** `shop/web`. */
export function policyId({ policy }: Pick<CompiledRule, "policy">): string {
  return `${policy.namespace}/${policy.name}`;
}

export function ruleAt({ direction, index }: CompiledRule): RuleAt {
  return { direction, rule: index };
}

/** “ingress rule 2 of `allow-web`”; in an action without the marks. */
export function ruleWords({ policy, direction, index }: CompiledRule, mark = "`"): string {
  return `${direction} rule ${index + 1} of ${mark}${policy.name}${mark}`;
}

/** With a capital. */
export function begun(words: string): string {
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

/** A change of one policy. */
export function policyChange(
  rule: Pick<CompiledRule, "policy">,
  parts: Pick<NearChange, "kind" | "distance" | "sentence" | "action" | "place">,
  intents: readonly PolicyIntent[],
): NearChange {
  return { ...parts, wish: { kind: "change-policy", policy: policyId(rule), intents }, isOfObjects: false };
}
