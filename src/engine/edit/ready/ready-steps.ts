import type { Cluster } from "../../cluster/cluster";
import { selectorMatches } from "../../kube/label-selector";
import type { NetworkPolicy } from "../../kube/objects";
import type { EditContext } from "../edit-context";
import type { AddPolicyWish } from "../edit-wish";
import { podsWith } from "../objects/workload-labels";
import type { RuleDirection } from "../policy/policy-intent";
import type { Labels } from "../policy/policy-value";
import { directionsOf } from "./ready-policies";
import { labelWords } from "./ready-words";

/**
 * What else is to be known of a new policy, as sentences: whom it is about, what it closes beside what it allows, what a
 * default deny leaves open, and what of it no picture can show.
 *
 * @param own - the policies that the namespace has
 */
export function readySteps(
  { evaluation }: EditContext,
  { pods, policy }: AddPolicyWish,
  namespace: string,
  own: readonly NetworkPolicy[],
): readonly string[] {
  const { cluster, profile } = evaluation;
  const subjects = podsWith(cluster, namespace, pods);
  const directions = policy.kind === "empty" ? policy.directions : directionsOf(policy);
  const steps = [
    about(
      subjects.map(({ workload }) => workload),
      subjects.length,
      namespace,
    ),
  ];
  for (const direction of directions) {
    const selecting = own.filter(
      ({ podSelector, policyTypes }) =>
        policyTypes[direction] && subjects.some(({ pod }) => selectorMatches(podSelector, pod.labels)),
    );
    if (policy.kind === "default-deny") {
      steps.push(
        ...stillOpen(
          selecting.filter((each) => each[direction].length > 0),
          direction,
        ),
      );
      continue;
    }
    const free = subjects.filter(
      ({ pod }) => !selecting.some(({ podSelector }) => selectorMatches(podSelector, pod.labels)),
    );
    if (free.length > 0) steps.push(alsoCloses(free.length, namespace, direction));
  }
  steps.push(...unseen(cluster, policy));
  if (policy.kind === "allow-from-outside" && profile.ipBlockMatchesPods !== "no") {
    const may = profile.ipBlockMatchesPods === "yes" ? "also lets every pod in" : "may let every pod in as well";
    steps.push(
      `${may}: with ${profile.ipBlockMatchesPods === "yes" ? "this profile" : "some plugins"} a block of addresses matches pods too`,
    );
  }
  return steps;
}

/** Of pods that the picture does not have no effect is seen, however much the policy is needed. */
function unseen(cluster: Cluster, policy: AddPolicyWish["policy"]): readonly string[] {
  const none: Labels = new Map();
  const unseenPods = (way: "to" | "from", namespace: string, labels: Labels): readonly string[] => {
    if (podsWith(cluster, namespace, labels).length > 0) return [];
    const whom = labels.size === 0 ? `pod of ${namespace}` : `pod of ${namespace} with ${labelWords(labels)}`;
    return [`no ${whom} is in this picture: what opens ${way} such pods is not seen`];
  };
  switch (policy.kind) {
    case "allow-dns":
      return unseenPods("to", policy.to, policy.labels);
    case "allow-from-pods":
      return unseenPods("from", policy.from, policy.labels);
    case "allow-from-namespace":
      return policy.from === null ? [] : unseenPods("from", policy.from, none);
    default:
      return [];
  }
}

function about(workloads: readonly string[], count: number, namespace: string): string {
  if (count === 0) return `is about no pod of ${namespace} that is there now`;
  const names = [...new Set(workloads)];
  const named = names.slice(0, MOST_NAMED).join(", ");
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more workloads` : "";
  return `is about ${count === 1 ? "one pod" : `${count} pods`}: ${named}${more}`;
}

/** More workloads are only counted. */
const MOST_NAMED = 3;

/** Policies only add up: what a rule admits stays open, whoever denies by default. */
function stillOpen(admitting: readonly NetworkPolicy[], direction: RuleDirection): readonly string[] {
  const [first, ...more] = admitting;
  if (first === undefined) return [];
  const others = more.length === 0 ? "" : ` and ${more.length} more`;
  const verb = more.length === 0 ? "admits" : "admit";
  return [
    `${first.namespace}/${first.name}${others} still ${verb} ${direction}: policies add up, none takes back what another allows`,
  ];
}

function alsoCloses(count: number, namespace: string, direction: RuleDirection): string {
  const pods = count === 1 ? `one pod of ${namespace}` : `${count} pods of ${namespace}`;
  return `closes all other ${direction} of ${pods}: until now no policy isolated ${count === 1 ? "it" : "them"} for ${direction}`;
}
