import type { EditContext } from "../edit-context";
import { findPolicy } from "./find-policy";
import { formOfPolicy } from "./form-of-policy";
import { matchDraft } from "./match-draft";
import type { PolicyOffer, PolicyRequest } from "./policy-form";
import { policySuggestions } from "./policy-suggestions";

/** What the form of a policy shows: the policy as it is written, whom its parts select, and what is worth offering. */
export function offerPolicy({ files, evaluation, defaultNamespace }: EditContext, request: PolicyRequest): PolicyOffer {
  const { cluster } = evaluation;
  const { draft, namespace } = request;
  const found = request.policy === null ? null : findPolicy(files, request.policy, defaultNamespace);
  return {
    kind: "policy",
    policy: found?.kind === "sound" ? formOfPolicy(found, cluster) : found,
    suggestions: policySuggestions(cluster),
    draft: draft === null ? null : matchDraft(cluster, draft.peer, draft.direction, namespace),
  };
}
