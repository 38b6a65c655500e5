import type { Cluster, ClusterPod } from "../../cluster/cluster";
import { selectorMatches } from "../../kube/label-selector";
import type { NetworkPolicy } from "../../kube/objects";
import type { Profile } from "../../policy/profile";
import { type DraftFile, withDraft } from "../draft-files";
import type { DraftPolicy } from "../draft-policies";
import type { RuleDirection } from "../policy/policy-intent";
import { type Refused, refused } from "../refused";
import { editDraft } from "../text/edit-object";
import { valueAt } from "../text/edit-value";
import type { CutEnd, CutEnds, PodsEnd } from "./cut-ends";
import { actsAsNode } from "./cut-peers";
import { type AddedPolicy, addPolicies, selectorsFor } from "./cut-policies";
import type { CutReader } from "./cut-reader";
import { narrowRules, type RuleCut, rulesForEveryoneBut } from "./cut-rules";
import { requiring, tellApart } from "./cut-selector";
import type { CutPort } from "./remaining-ports";

/** What is to be closed on one side. */
export interface SideRequest extends CutEnds {
  readonly cluster: Cluster;
  readonly profile: Profile;
  /** At the rules of the pods that it goes to (`ingress`), or of those that it comes from. */
  readonly side: RuleDirection;
  /** Empty: every port. */
  readonly ports: readonly CutPort[];
  readonly reader: CutReader;
  readonly defaultNamespace: string;
  /** Whether pods that nothing isolates get a policy; null: where there are any. False: that is refused, true: there must be some. */
  readonly isolates: boolean | null;
  /** Whether other pods that a narrowed policy is about get a policy that admits what they lose. */
  readonly keepsOthers: boolean;
}

/** A side that admits it no more. */
export interface CutSide {
  readonly files: readonly DraftFile[];
  /** What is written, as sentences. */
  readonly steps: readonly string[];
  /** Pods at the other end that are closed out as well, since they carry the same labels. */
  readonly lost: readonly ClusterPod[];
  /** Pods on this side that the same policies are about, and that lose the connection too. */
  readonly others: readonly ClusterPod[];
  /** Whether blocks lost addresses of pods: whatever else lies there is closed out with them. */
  readonly isExcepted: boolean;
}

/** Closes a connection on one side: narrows the rules there, and isolates the pods that nothing isolates. */
export function closeSide(
  files: readonly DraftFile[],
  request: SideRequest,
): (CutSide & { readonly kind: "done" }) | Refused {
  const { side, isolates, profile, reader } = request;
  const [subject, other] = side === "ingress" ? [request.to, request.from] : [request.from, request.to];
  if (subject.kind === "addresses") return refused("no policy can be about addresses outside of the cluster");
  const policies = reader.policiesIn(files);
  const open = subject.pods.filter((pod) => !policies.some(({ policy }) => isIsolating(policy, pod, side)));
  const word = side === "ingress" ? "comes in" : "goes out";
  if (isolates === false && open.length > 0)
    return refused(`no policy restricts what ${word} at ${open[0]?.id ?? ""}, so there is nothing to narrow`);
  if (isolates === true && open.length === 0) return refused(`${subject.name} is isolated already: narrow its rules`);
  const destinations = request.to.kind === "pods" ? request.to.pods : [];
  const cut: RuleCut = { side, other, ports: request.ports, destinations };
  const narrowed = narrowPolicies(files, policies, subject, cut, request);
  if (narrowed.kind === "refused") return narrowed;
  const isolating = isolatingPolicies(subject, open, cut, request);
  const added = [...(request.keepsOthers ? narrowed.keeping : []), ...isolating.policies];
  const written = addPolicies(narrowed.files, added, request);
  if (written.kind === "refused") return written;
  const others = request.keepsOthers ? narrowed.untold : narrowed.others;
  return {
    kind: "done",
    files: written.files,
    steps: [...narrowed.steps, ...written.steps],
    lost: distinct([...narrowed.lost, ...isolating.lost]).filter((pod) => !actsAsNode(pod, profile)),
    others: distinct([...others, ...isolating.others]),
    isExcepted: narrowed.isExcepted || isolating.isExcepted,
  };
}

function isIsolating(policy: NetworkPolicy, pod: ClusterPod, side: RuleDirection): boolean {
  const isSelected = policy.namespace === pod.namespace && selectorMatches(policy.podSelector, pod.pod.labels);
  return isSelected && policy.policyTypes[side];
}

interface NarrowedPolicies {
  readonly kind: "narrowed";
  readonly files: readonly DraftFile[];
  readonly steps: readonly string[];
  readonly lost: readonly ClusterPod[];
  /** Other pods that these policies are about. */
  readonly others: readonly ClusterPod[];
  /** Policies that give them back what they lose, and those of them that cannot be told apart. */
  readonly keeping: readonly AddedPolicy[];
  readonly untold: readonly ClusterPod[];
  readonly isExcepted: boolean;
}

/** From the last policy of a file to the first, so that none moves before its turn. */
function narrowPolicies(
  files: readonly DraftFile[],
  policies: readonly DraftPolicy[],
  subject: PodsEnd,
  cut: RuleCut,
  { cluster, profile }: SideRequest,
): NarrowedPolicies | Refused {
  let now = files;
  const steps: string[] = [];
  const lost: ClusterPod[] = [];
  const others: ClusterPod[] = [];
  const untold: ClusterPod[] = [];
  const keeping: AddedPolicy[] = [];
  let isExcepted = false;
  const own = new Set(subject.pods.map(({ id }) => id));
  const about = policies.filter(({ policy }) => subject.pods.some((pod) => isIsolating(policy, pod, cut.side)));
  for (const each of about.toSorted((a, b) => b.at - a.at)) {
    const { policy, file } = each;
    const narrowed = narrowRules(each, { cluster, profile, namespace: policy.namespace }, cut);
    if (narrowed.kind === "refused") return refused(`${policy.namespace}/${policy.name}: ${narrowed.reason}`);
    if (narrowed.edits.length === 0) continue;
    const draft = now.find(({ name }) => name === file)?.draft;
    if (draft === undefined) return refused(`${policy.namespace}/${policy.name} is gone`);
    const edit = editDraft(draft, each.at, narrowed.edits);
    if (edit.kind === "refused") return refused(`${policy.namespace}/${policy.name}: ${edit.reason}`);
    now = withDraft(now, file, draft.after(edit.edits));
    steps.unshift(...narrowed.steps, ...edit.notes);
    lost.push(...narrowed.lost);
    isExcepted ||= narrowed.isExcepted;
    const selected = [...cluster.pods.values()].filter(
      (pod) => isIsolating(policy, pod, cut.side) && !actsAsNode(pod, profile),
    );
    const rest = selected.filter((pod) => !own.has(pod.id) && !isOnly(pod, cut.other));
    const telling = tellApart(
      selected.filter(({ id }) => own.has(id)),
      rest,
    );
    others.push(...rest);
    untold.push(...telling.lost);
    const selector = valueAt(each.value, ["spec", "podSelector"]);
    for (const requirements of telling.alternatives) {
      const { namespace, name } = policy;
      const kept = requiring(selector, requirements);
      keeping.push({ namespace, name: `${name}-others`, selector: kept, side: cut.side, rules: narrowed.before });
    }
  }
  return { kind: "narrowed", files: now, steps, lost, others, keeping, untold, isExcepted };
}

/** Policies for the pods that nothing isolates yet, which admit everyone but the other end. */
function isolatingPolicies(
  subject: PodsEnd,
  open: readonly ClusterPod[],
  cut: RuleCut,
  { cluster, profile }: SideRequest,
): { readonly policies: readonly AddedPolicy[] } & Pick<CutSide, "lost" | "others" | "isExcepted"> {
  let isExcepted = false;
  const lost: ClusterPod[] = [];
  const others: ClusterPod[] = [];
  const word = cut.side === "ingress" ? "not-from" : "not-to";
  const policies = [...new Set(open.map(({ namespace }) => namespace))].flatMap((namespace) => {
    const pods = open.filter((pod) => pod.namespace === namespace);
    const own = new Set(pods.map(({ id }) => id));
    const rest = [...cluster.pods.values()].filter(
      (pod) => pod.namespace === namespace && !own.has(pod.id) && !actsAsNode(pod, profile),
    );
    const everyone = rulesForEveryoneBut({ cluster, profile, namespace }, cut);
    lost.push(...everyone.lost);
    isExcepted ||= everyone.isExcepted;
    others.push(...tellApart(pods, rest).lost.filter(({ id }) => !subject.pods.some((pod) => pod.id === id)));
    const name = `${subject.word}-${word}-${cut.other.word}`;
    return selectorsFor(pods, rest).map((selector): AddedPolicy => {
      return { namespace, name, selector, side: cut.side, rules: everyone.rules };
    });
  });
  return { policies, lost, others, isExcepted };
}

/** Whether a pod is all of an end: it has nothing to lose towards itself. */
function isOnly({ id }: ClusterPod, end: CutEnd): boolean {
  return end.kind === "pods" && end.pods.length === 1 && end.pods[0]?.id === id;
}

function distinct(pods: readonly ClusterPod[]): readonly ClusterPod[] {
  return [...new Map(pods.map((pod) => [pod.id, pod])).values()];
}
