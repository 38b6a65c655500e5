import { NAMESPACE_NAME_LABEL } from "../kube/namespace-name-label";
import {
  afterIntents,
  type ChangedFile,
  changedFiles,
  type DraftFile,
  type DraftPolicy,
  draftsOf,
  type EditedFile,
  policiesIn,
  policyNames,
  type Refused,
  refused,
  withDraft,
} from "./draft-files";
import { addObject } from "./edit-file";
import { type EditValue, isList, isMap, isSameValue, mapOf } from "./edit-value";
import type { PolicyIntent, RuleDirection } from "./policy-intent";
import { freeName, type Labels, policyValue, selectorValue } from "./policy-value";

/** Pods of a namespace, or addresses outside, as a rule names them. */
export type AllowEnd =
  /** `labels` empty: all pods of the namespace, which is only written where that was chosen. */
  | { readonly kind: "pods"; readonly namespace: string; readonly labels: Labels }
  | { readonly kind: "addresses"; readonly cidr: string };

/** A port that is to be opened. */
export interface AllowPort {
  readonly protocol: "TCP" | "UDP" | "SCTP";
  /** A number, or the name that containers give it. */
  readonly port: number | string;
}

/** What is to be allowed. */
export interface AllowRequest {
  readonly from: AllowEnd;
  readonly to: AllowEnd;
  /** Empty: every port, which is only written where that was chosen. */
  readonly ports: readonly AllowPort[];
  /** Sides that need a rule: `egress` at the pods that it comes from, `ingress` at those that it goes to. */
  readonly sides: readonly RuleDirection[];
  /** Namespace of objects that name none. */
  readonly defaultNamespace: string;
  /** Where a new policy is written where no file has one of its namespace; null: the last file. */
  readonly file: string | null;
}

/** Text edits after which something is allowed. */
export type AllowPlan =
  | {
      readonly kind: "planned";
      readonly files: readonly ChangedFile[];
      /** What is written where, as sentences: “a rule in shop/web”, “a new policy shop/allow-api”. */
      readonly steps: readonly string[];
    }
  | Refused;

/**
 * Plans rules that allow something: in a policy that isolates exactly the pods in question, as ports of a rule for the
 * same peer or as a rule of its own, else in a new policy. It widens nothing but what is asked for: no rule of a policy
 * that is also about other pods, no peer in a rule with other ports.
 */
export function planAllow(files: readonly EditedFile[], request: AllowRequest): AllowPlan {
  let now = draftsOf(files);
  const steps: string[] = [];
  for (const direction of request.sides) {
    const [subject, other] = direction === "egress" ? [request.from, request.to] : [request.to, request.from];
    if (subject.kind === "addresses") return refused("no policy can be about addresses outside of the cluster");
    const peer = peerOf(other, subject.namespace);
    const rule: WantedRule = { direction, subject, peer, other, ports: request.ports.map(portValue) };
    const side = allowOnSide(now, rule, request);
    if (side.kind === "refused") return side;
    now = side.files;
    steps.push(side.step);
  }
  return { kind: "planned", files: changedFiles(now), steps };
}

interface WantedRule {
  readonly direction: RuleDirection;
  readonly subject: Extract<AllowEnd, { readonly kind: "pods" }>;
  readonly peer: EditValue;
  readonly other: AllowEnd;
  readonly ports: readonly EditValue[];
}

type Side = { readonly kind: "done"; readonly files: readonly DraftFile[]; readonly step: string } | Refused;

function allowOnSide(files: readonly DraftFile[], rule: WantedRule, request: AllowRequest): Side {
  const policies = policiesIn(files, request.defaultNamespace);
  const own = policies.filter(({ policy }) => policy.namespace === rule.subject.namespace);
  const fitting = own.find(
    ({ policy, value }) => policy.policyTypes[rule.direction] && isAbout(value, rule.subject.labels),
  );
  if (fitting !== undefined) return addToPolicy(files, fitting, rule);
  return addPolicy(files, own, rule, request);
}

/** Whether a policy selects by exactly these labels. */
function isAbout(policy: EditValue, labels: Labels): boolean {
  const spec = isMap(policy) ? policy.get("spec") : undefined;
  const selector = isMap(spec) ? (spec.get("podSelector") ?? null) : null;
  if (selector === null) return labels.size === 0;
  if (!isMap(selector)) return false;
  const expressions = selector.get("matchExpressions") ?? [];
  const own = selector.get("matchLabels") ?? new Map<string, EditValue>();
  return isList(expressions) && expressions.length === 0 && isSameValue(own, labels);
}

function addToPolicy(files: readonly DraftFile[], own: DraftPolicy, rule: WantedRule): Side {
  const after = afterIntents(files, own, intentsFor(own.value, rule));
  const step = `a rule in ${own.policy.namespace}/${own.policy.name}`;
  return after.kind === "refused" ? after : { ...after, step };
}

/** Ports of the rule that has just this peer, a peer of the rule that has just these ports, or a rule. */
function intentsFor(policy: EditValue, { direction, peer, ports }: WantedRule): readonly PolicyIntent[] {
  const spec = isMap(policy) ? policy.get("spec") : undefined;
  const rules = isMap(spec) ? spec.get(direction) : undefined;
  const field = direction === "ingress" ? "from" : "to";
  for (const [index, rule] of (isList(rules) ? rules : []).entries()) {
    const peers = isMap(rule) ? rule.get(field) : undefined;
    const own = isMap(rule) ? rule.get("ports") : undefined;
    if (!isList(peers) || peers.length === 0 || !isList(own) || own.length === 0 || ports.length === 0) continue;
    const place = { direction, rule: index } as const;
    if (peers.length === 1 && peers.every((each) => isSameValue(each, peer))) {
      const missing = ports.filter((port) => !own.some((each) => isSameValue(each, port)));
      return missing.map((value) => ({ kind: "add-port", ...place, value }));
    }
    if (isSameValue(own, ports)) return [{ kind: "add-peer", ...place, value: peer }];
  }
  return [{ kind: "add-rule", direction, value: ruleValue(field, peer, ports) }];
}

function addPolicy(
  files: readonly DraftFile[],
  own: readonly DraftPolicy[],
  rule: WantedRule,
  { file, defaultNamespace }: AllowRequest,
): Side {
  const { direction, subject, peer, ports } = rule;
  const home = files.find(({ name }) => name === (own.at(-1)?.file ?? file)) ?? files.at(-1);
  if (home === undefined) return refused("there is no file to write a policy in");
  const name = freeName(nameFor(rule), policyNames(files, subject.namespace, defaultNamespace));
  const field = direction === "ingress" ? "from" : "to";
  const rules = new Map([[direction, [ruleValue(field, peer, ports)]]]);
  const policy = policyValue({ name, namespace: subject.namespace, pods: subject.labels, rules });
  const edit = addObject(home.draft.text, policy);
  if (edit.kind === "refused") return refused(`${home.name}: ${edit.reason}`);
  const step = `a new policy ${subject.namespace}/${name} in ${home.name}`;
  return { kind: "done", files: withDraft(files, home.name, home.draft.after(edit.edits)), step };
}

/** `web-from-api`, `web-to-10-0-0-0-8`. */
function nameFor({ direction, subject, other }: WantedRule): string {
  const word = direction === "ingress" ? "from" : "to";
  const name = `${wordFor(subject)}-${word}-${wordFor(other)}`.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  return name.slice(0, LONGEST_NAME).replace(/-$/, "");
}

/** Room for a number behind it, in the 63 characters of a DNS label. */
const LONGEST_NAME = 58;

function wordFor(end: AllowEnd): string {
  if (end.kind === "addresses") return end.cidr.toLowerCase();
  return ([...end.labels.values()][0] || end.namespace).toLowerCase();
}

/** A peer in a policy of a namespace: the namespace is only named where it is another one. */
function peerOf(end: AllowEnd, namespace: string): EditValue {
  if (end.kind === "addresses") return mapOf(["ipBlock", mapOf(["cidr", end.cidr])]);
  if (end.namespace === namespace) return mapOf(["podSelector", selectorValue(end.labels)]);
  const named = selectorValue(new Map([[NAMESPACE_NAME_LABEL, end.namespace]]));
  return mapOf(
    ["namespaceSelector", named],
    ["podSelector", end.labels.size === 0 ? undefined : selectorValue(end.labels)],
  );
}

function ruleValue(field: "from" | "to", peer: EditValue, ports: readonly EditValue[]): EditValue {
  return mapOf([field, [peer]], ["ports", ports.length === 0 ? undefined : ports]);
}

function portValue({ protocol, port }: AllowPort): EditValue {
  return mapOf(["protocol", protocol], ["port", port]);
}
