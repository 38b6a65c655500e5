import type { EditContext } from "../edit-context";
import { labelsOfWorkload } from "../objects/workload-labels";
import { offerReady } from "../ready/offer-ready";
import type { NearAsked } from "./near-asked";
import { DISTANCE, type NearChange } from "./near-change";
import { closedSide } from "./near-side";

/** A pod that may not ask DNS: the policy that many need, for its workload. */
export function changesOfDns(context: EditContext, asked: NearAsked): readonly NearChange[] {
  const side = closedSide(context, asked, "egress");
  if (side === null) return [];
  const { subject, subjectName } = side;
  const pods = labelsOfWorkload(context.evaluation.cluster, subject.pod.workload);
  const [way] = offerReady(context, { kind: "ready-policy", choice: "allow-dns", workload: null }).ways;
  if (way === undefined || pods.size === 0) return [];
  const policies = context.evaluation.compiled.isolating(subject.endpointClass, "egress")?.policies ?? [];
  const by = policies.map(({ name }) => `\`${name}\``).at(0) ?? "a policy";
  return [
    {
      kind: "dns",
      distance: DISTANCE.rule,
      sentence: `\`${subjectName}\` may not ask DNS: ${by} isolates it for egress, and no rule opens UDP 53 to the DNS pods.`,
      action: `Allow ${subjectName} to ask DNS`,
      wish: { kind: "add-policy", namespaces: [subject.pod.namespace], pods, policy: way.policy },
      place: null,
      isOfObjects: false,
    },
  ];
}
