import type { Explanation } from "../../../engine";
import type { Actions } from "../../../state/actions";
import { askUntilAnswered } from "../../../state/ask-until-answered";
import type { MenuTarget } from "../../../state/editing";
import type { AppState } from "../../../state/store";
import { unansweredWords } from "../../asking/unanswered-words";

/** Policies by `namespace/name`, each once; or why there are none, as a sentence. */
export type KnownPolicies =
  | { readonly kind: "known"; readonly policies: readonly string[] }
  | { readonly kind: "none"; readonly reason: string };

/** `unknown`: whether there are any was not to be learnt. */
type Found = KnownPolicies | { readonly kind: "unknown"; readonly reason: string };

type Offer = Actions["offerEdit"];

/**
 * The policies of things in the picture: of a namespace its own, of a workload those that select its pods, of a line those
 * that its explanation names. Where those of one thing are not to be learnt there are none at all: part of them would
 * pass for the whole.
 */
export async function knownPolicies(
  targets: readonly MenuTarget[],
  state: Pick<AppState, "analysis">,
  offer: Offer,
): Promise<KnownPolicies> {
  const all = new Set<string>();
  let reason = "";
  // One after the other: of two questions that wait the worker answers the newer.
  for (const target of targets) {
    const found = await policiesOf(target, state, offer);
    if (found.kind === "unknown") return none(found.reason);
    if (found.kind === "none") reason = found.reason;
    else for (const policy of found.policies) all.add(policy);
  }
  if (all.size > 0) return { kind: "known", policies: [...all] };
  return none(targets.length === 1 ? reason : "Nothing of what is picked has a policy: nothing was copied.");
}

async function policiesOf(target: MenuTarget, { analysis }: Pick<AppState, "analysis">, offer: Offer): Promise<Found> {
  if (target.kind === "container") return policiesIn(target.id.slice(0, -1), analysis);
  if (target.kind === "edge") return policiesBehind(target.id, analysis.explanation);
  const node = target.kind === "node" && analysis.analysis?.graph.nodes.find(({ id }) => id === target.id);
  if (!node || node.kind === "range" || node.kind === "anyone") return none(NO_PODS);
  if (node.kind === "namespace") return policiesIn(node.name, analysis);
  const workload = node.partOf ?? node.id;
  const outcome = await askUntilAnswered(() => offer({ kind: "policies", namespace: null, workload }));
  if (outcome === null) return unknown(workload, "Not answered.");
  if (outcome.kind !== "done") return unknown(workload, unansweredWords(outcome));
  if (outcome.result?.kind !== "policies") return unknown(workload, "It is not in the text any more.");
  const policies = outcome.result.policies.map(({ id }) => id);
  return policies.length > 0 ? known(policies) : none(`No policy selects \`${workload}\`: nothing was copied.`);
}

const NO_PODS = "Only pods and namespaces have policies: nothing was copied.";

function policiesIn(namespace: string, { analysis }: AppState["analysis"]): KnownPolicies {
  const own = (analysis?.policies ?? []).map(({ name }) => name).filter((name) => name.startsWith(`${namespace}/`));
  return own.length > 0 ? known(own) : none(`\`${namespace}\` has no policy: nothing was copied.`);
}

function policiesBehind(edgeId: string, answer: AppState["analysis"]["explanation"]): KnownPolicies {
  const explanation = answer.kind === "ready" && answer.edgeId === edgeId ? answer.explanation : null;
  if (explanation === null)
    return none("Which policies are behind a line is known once it is selected: press Enter on it.");
  const policies = citedBy(explanation);
  return policies.length > 0 ? known(policies) : none("No policy is about this line: nothing was copied.");
}

function citedBy({ egress, ingress }: Explanation): readonly string[] {
  return [...egress.isolatedBy, ...ingress.isolatedBy].map(({ policy }) => policy);
}

function known(policies: readonly string[]): KnownPolicies {
  return { kind: "known", policies };
}

function none(reason: string): KnownPolicies {
  return { kind: "none", reason };
}

function unknown(workload: string, why: string): Found {
  return { kind: "unknown", reason: `Which policies select \`${workload}\` is not known: nothing was copied. ${why}` };
}
