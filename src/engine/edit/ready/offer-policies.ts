import { formatSelector, selectorMatches } from "../../kube/label-selector";
import type { NetworkPolicy } from "../../kube/objects";
import type { EditContext } from "../edit-context";

/** Asks which policies there are: those of a namespace, or those that select pods of a workload (its id). */
export interface PoliciesRequest {
  readonly kind: "policies";
  /** Null: of every namespace. */
  readonly namespace: string | null;
  /** Null: whomever they select. */
  readonly workload: string | null;
}

/** Policies that a menu or a form lists. */
export interface PoliciesOffer {
  readonly kind: "policies";
  readonly policies: readonly OfferedPolicy[];
  /** Names of all namespaces, in the order of the text. */
  readonly namespaces: readonly string[];
}

/** A policy that can be chosen. */
export interface OfferedPolicy {
  /** `namespace/name`. */
  readonly id: string;
  /** Whom it selects and in which directions: “app=web, ingress”. */
  readonly words: string;
}

/** Lists the policies that take part, by name. */
export function offerPolicies({ objects, evaluation }: EditContext, request: PoliciesRequest): PoliciesOffer {
  const { cluster } = evaluation;
  const pods = (cluster.workloads.get(request.workload ?? "")?.pods ?? []).flatMap((id) => cluster.pods.get(id) ?? []);
  const isAsked = ({ namespace, podSelector }: NetworkPolicy) => {
    if (request.workload === null) return request.namespace === null || request.namespace === namespace;
    return pods.some((pod) => pod.namespace === namespace && selectorMatches(podSelector, pod.pod.labels));
  };
  const policies = objects.filter((object): object is NetworkPolicy => object.kind === "NetworkPolicy");
  const byId = new Map(policies.map((policy) => [`${policy.namespace}/${policy.name}`, policy]));
  const offered = Array.from(byId, ([id, policy]) => ({ id, policy }))
    .filter(({ policy }) => isAsked(policy))
    .map(({ id, policy }) => ({ id, words: wordsOf(policy) }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return { kind: "policies", policies: offered, namespaces: [...cluster.namespaces.keys()] };
}

function wordsOf({ podSelector, policyTypes }: NetworkPolicy): string {
  const whom = podSelector.requirements.length === 0 ? "all pods" : formatSelector(podSelector);
  const directions = (["ingress", "egress"] as const).filter((direction) => policyTypes[direction]);
  return `${whom}, ${directions.join(" and ") || "no direction"}`;
}
