import type { AddPolicyWish } from "../edit-wish";
import type { Labels } from "../policy/policy-value";

/** Most namespaces that the history names one by one. */
const MOST_NAMED = 3;

/** What a new policy does, for the history: “default deny ingress in shop”. */
export function readyLabel({ namespaces, pods, policy }: AddPolicyWish): string {
  const where = [...new Set(namespaces)];
  const place = where.length > MOST_NAMED ? `${where.length} namespaces` : where.join(", ");
  const whom = pods.size === 0 ? place : `${labelWords(pods)} in ${place}`;
  switch (policy.kind) {
    case "empty":
      return `add the policy ${policy.name} to ${place}`;
    case "default-deny": {
      if (pods.size > 0 && policy.directions.length > 1) return `isolate ${whom}`;
      const directions = policy.directions.join(" and ");
      return pods.size > 0 ? `default deny ${directions} for ${whom}` : `default deny ${directions} in ${place}`;
    }
    case "allow-dns":
      return `allow DNS for ${whom}`;
    case "allow-from-namespace":
      return `allow ${policy.from === null ? "the own namespace" : `pods of ${policy.from}`} into ${whom}`;
    case "allow-from-pods":
      return `allow ${labelWords(policy.labels)} of ${policy.from} into ${whom}`;
    case "allow-from-outside":
      return `allow addresses outside into ${whom}`;
  }
}

/** `app=web, tier=front`. */
export function labelWords(labels: Labels): string {
  return [...labels].map(([key, value]) => `${key}=${value}`).join(", ");
}
