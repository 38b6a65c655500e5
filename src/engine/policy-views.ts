import type { RememberingSession } from "./first-session";
import { podsOfEnd } from "./insight/end-members";
import type { PolicyRemark, PolicyRemarksFinder } from "./insight/policy-remarks";
import { uniteOn } from "./insight/policy-view/make-policy-union";
import { answerPolicyView } from "./insight/policy-view/make-policy-view";
import { type PolicyReading, readPolicies } from "./insight/policy-view/policy-reading";
import type { PolicyUnion } from "./insight/policy-view/policy-union";
import type { PolicyViewAnswer, PolicyViewRequest } from "./insight/policy-view/policy-view";
import type { NetworkPolicy } from "./kube/objects";

/** Policies of the last analysis as pictures. */
export interface PolicyViews {
  /** One policy as sources → subject → destinations, and all that can be chosen; null before the first analysis. */
  policyView(request: PolicyViewRequest): PolicyViewAnswer | null;
  /** All policies on a workload (its id) side by side; null where it is not there. */
  policyUnion(workload: string): PolicyUnion | null;
}

/** What the view says by itself, at another place. */
const TOLD_OTHERWISE: readonly PolicyRemark["code"][] = ["policy-types-absent", "rule-names-service-port"];

/** @param findRemarks - what says why a policy or a peer matches nothing; it remembers what it has said */
export function createPolicyViews(
  lastAnalysis: RememberingSession["last"],
  findRemarks: PolicyRemarksFinder,
): PolicyViews {
  const read = (last: NonNullable<ReturnType<RememberingSession["last"]>>): PolicyReading => {
    const { scenario, result } = last;
    const { compiled, profile } = result.evaluation;
    const { objects } = scenario;
    const given = { compiled, profile, objects, complete: () => scenario.complete };
    const remarks = findRemarks(given).filter(({ code }) => !TOLD_OTHERWISE.includes(code));
    const remarkOn: PolicyReading["remarkOn"] = (policy, { from, to }) =>
      remarks.find((each) => each.policy === policy && each.range.from === from && each.range.to === to)?.message ??
      null;
    return readPolicies(result.tracing(), scenario.lineOf, remarkOn);
  };
  return {
    policyView({ policy, node }) {
      const last = lastAnalysis();
      if (last === null) return null;
      const { standIns } = last.scenario;
      const isEarlier = ({ namespace, name }: NetworkPolicy) =>
        standIns.some(({ object }) => object.endsWith(`/NetworkPolicy/${namespace}/${name}`));
      const end = node === null ? undefined : last.result.built.picture.ends.find(({ id }) => id === node);
      const pods = end === undefined ? [] : podsOfEnd(end);
      return answerPolicyView({ reading: read(last), policy, pods, isEarlier });
    },
    policyUnion(workload) {
      const last = lastAnalysis();
      return last === null ? null : uniteOn(read(last), workload);
    },
  };
}
