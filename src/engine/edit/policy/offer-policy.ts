import { draftsOf } from "../draft-files";
import { policyNamesOf } from "../draft-policies";
import type { EditContext } from "../edit-context";
import { nameProblem, namespaceNameProblem } from "../objects/name-problem";
import { findPolicy } from "./find-policy";
import { formOfPolicy } from "./form-of-policy";
import { matchDraft } from "./match-draft";
import type { PolicyOffer, PolicyRequest } from "./policy-form";
import { policySuggestions } from "./policy-suggestions";

/** What the form of a policy shows: the policy as it is written, whom its parts select, and what is worth offering. */
export function offerPolicy(context: EditContext, request: PolicyRequest): PolicyOffer {
  const { files, evaluation, defaultNamespace } = context;
  const { cluster } = evaluation;
  const { draft, namespace } = request;
  const found = request.policy === null ? null : findPolicy(draftsOf(files), request.policy, defaultNamespace);
  return {
    kind: "policy",
    policy: found?.kind === "sound" ? formOfPolicy(found, cluster) : found,
    suggestions: policySuggestions(cluster),
    nameProblem: nameProblemOf(context, request),
    namespaceProblem: request.policy === null ? namespaceNameProblem(namespace) : null,
    draft: draft === null ? null : matchDraft(cluster, draft.peer, draft.direction, namespace),
  };
}

/** In the API server's words, as the plan has them. */
function nameProblemOf({ files, defaultNamespace }: EditContext, { policy, namespace, name = "" }: PolicyRequest) {
  if (policy !== null || name === "") return null;
  const problem = nameProblem("NetworkPolicy", name);
  if (problem !== null) return problem;
  const taken = policyNamesOf(draftsOf(files), namespace, defaultNamespace);
  return taken.has(name) ? `${namespace}/${name} exists already` : null;
}
