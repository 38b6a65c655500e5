import type { Cluster } from "../../cluster/cluster";
import { selectorMatches } from "../../kube/label-selector";
import { labelKeyProblem, labelValueProblem } from "../../kube/name-rules";
import type { NetworkPolicy } from "../../kube/objects";
import { formatPorts } from "../../net/format-ports";
import {
  ALL_PORTS,
  intersectPorts,
  isEmptyPortSet,
  NO_PORTS,
  type PortSet,
  portsOf,
  unionPorts,
} from "../../net/port-set";
import { evaluate } from "../../policy/evaluate";
import type { Evaluation } from "../../policy/evaluation";
import type { Profile } from "../../policy/profile";
import { changedFiles, type DraftFile } from "../draft-files";
import type { EditContext } from "../edit-context";
import { type EditPlan, type RefusedEdit, refusedEdit } from "../edit-plan";
import type { CutWish } from "../edit-wish";
import { type CutEnd, type CutEnds, findCutEnds, openPortsBetween, type PodsEnd } from "./cut-ends";
import { labelPods } from "./cut-label";
import { cutObstacle } from "./cut-obstacle";
import { type CutReader, createCutReader } from "./cut-reader";
import { type CutSide, closeSide } from "./cut-side";
import type { CutPort } from "./remaining-ports";

/**
 * Plans how a connection is closed. NetworkPolicy has no deny, so every rule that admits it on one side is narrowed: a
 * peer that is only about these pods goes, one that is about others too asks for a label that tells them apart, a block
 * excepts their addresses, and a rule for everyone names all but them. What such a rule admits on other ports moves to a
 * rule of its own. Where no policy isolates the pods, a new one does, and admits everything but this. Nothing opens by it.
 *
 * The edited policies are evaluated again: a plan after which something would still get through is refused.
 */
export function planCut(context: EditContext, wish: CutWish): EditPlan {
  const ends = findCutEnds(context.evaluation, wish.edgeId);
  if (ends === null) return refusedEdit("one of the two ends is not in the picture any more");
  const cut = cutConnection(context, ends, wish);
  if (cut.kind === "refused") return cut;
  return { kind: "planned", label: cutLabel(ends, wish.ports), files: changedFiles(cut.files), steps: cut.steps };
}

/** A cut that is planned: the text, and what labels could not tell apart. */
export interface PlannedCut extends Pick<CutSide, "lost" | "others" | "isExcepted"> {
  readonly kind: "planned";
  readonly files: readonly DraftFile[];
  readonly steps: readonly string[];
}

/** Plans a cut between two ends that are there. */
export function cutConnection(
  context: EditContext,
  ends: CutEnds,
  { ports, way }: Pick<CutWish, "ports" | "way">,
  reader = createCutReader(context),
): PlannedCut | RefusedEdit {
  const wrongPort = ports.find(({ port }) => !Number.isInteger(port) || port < 1 || port > 65535);
  if (wrongPort !== undefined) return refusedEdit(`port ${wrongPort.port} must be from 1 to 65535`);
  const obstacle = cutObstacle(context.evaluation, ends, way.side);
  if (obstacle !== null) return refusedEdit(obstacle);
  if (isEmptyPortSet(openOn(ports, openPortsBetween(context.evaluation, ends))))
    return refusedEdit("nothing gets through between them there as it is");
  const { drafts } = reader;
  const labelled = way.kind === "label" ? labelFirst(drafts, context, ends, way) : unlabelled(drafts, context, ends);
  if (labelled.kind === "refused") return labelled;
  const side = closeSide(labelled.files, {
    ...{ cluster: labelled.cluster, profile: context.evaluation.profile, side: way.side, ports },
    ...{ from: labelled.ends.from, to: labelled.ends.to, defaultNamespace: context.defaultNamespace, reader },
    ...{ isolates: way.kind === "label" ? null : way.kind === "isolate" },
    keepsOthers: way.kind === "label" || way.keepsOthers === true,
  });
  if (side.kind === "refused") return refusedEdit(side.reason);
  const left = whatIsLeft(context.evaluation, labelled, side.files, ports, reader);
  if (left !== null) return refusedEdit(left);
  return { ...side, kind: "planned", steps: [...labelled.steps, ...side.steps] };
}

/** For the history: “cut frontend → backend on TCP 8080”. */
function cutLabel({ from, to }: CutEnds, ports: readonly CutPort[]): string {
  const on = ports.length === 0 ? "" : ` on ${formatPorts(portSetOf(ports))}`;
  return `cut ${from.name} → ${to.name}${on}`;
}

/** Of open ports those that are asked about; none asked: all. */
export function openOn(ports: readonly CutPort[], open: PortSet): PortSet {
  return intersectPorts(open, ports.length === 0 ? ALL_PORTS : portSetOf(ports));
}

function portSetOf(ports: readonly CutPort[]): PortSet {
  return ports.map(({ protocol, port }) => portsOf(protocol, port, port)).reduce(unionPorts, NO_PORTS);
}

interface Labelled {
  readonly kind: "done";
  readonly files: readonly DraftFile[];
  readonly cluster: Cluster;
  readonly ends: CutEnds;
  readonly steps: readonly string[];
}

function unlabelled(files: readonly DraftFile[], { evaluation }: EditContext, ends: CutEnds): Labelled {
  return { kind: "done", files, cluster: evaluation.cluster, ends, steps: [] };
}

function labelFirst(
  files: readonly DraftFile[],
  context: EditContext,
  ends: CutEnds,
  { end, key, value }: Extract<CutWish["way"], { readonly kind: "label" }>,
): Labelled | RefusedEdit {
  const keyProblem = labelKeyProblem(key);
  if (keyProblem !== null) return refusedEdit(`the label's key ${keyProblem}`);
  const valueProblem = labelValueProblem(value);
  if (valueProblem !== null) return refusedEdit(`the label's value ${valueProblem}`);
  const pods = ends[end];
  if (pods.kind === "addresses") return refusedEdit(`${pods.name} lies outside of the cluster and has no labels`);
  const labelled = labelPods(files, context, pods, { key, value });
  if (labelled.kind === "refused") return refusedEdit(labelled.reason);
  return {
    ...labelled,
    ends: { from: endIn(labelled.cluster, ends.from), to: endIn(labelled.cluster, ends.to) },
  };
}

/** The same end in a cluster in which its pods have other labels. */
function endIn(cluster: Cluster, end: CutEnd): CutEnd {
  if (end.kind === "addresses") return end;
  const pods: PodsEnd["pods"] = end.pods.map((pod) => cluster.pods.get(pod.id) ?? pod);
  return { ...end, pods };
}

/** Why a plan does not do; null where it does: the connection is closed, and every policy takes part as before. */
function whatIsLeft(
  { profile }: Evaluation,
  { cluster, ends }: Labelled,
  files: readonly DraftFile[],
  ports: readonly CutPort[],
  reader: CutReader,
): string | null {
  const after = reader.policiesIn(files).map(({ policy }) => policy);
  const names = new Set(after.map(({ namespace, name }) => `${namespace}/${name}`));
  const lost = reader
    .policiesIn(reader.drafts)
    .find(({ policy: { namespace, name } }) => !names.has(`${namespace}/${name}`));
  if (lost !== undefined) return `${lost.policy.namespace}/${lost.policy.name} would not be accepted any more`;
  const open = openOn(ports, openPortsBetween(evaluateEnds(cluster, after, profile, ends), ends));
  if (isEmptyPortSet(open)) return null;
  const where = `${formatPorts(open)} would still get from ${ends.from.name} to ${ends.to.name}`;
  const isSomewhere = [ends.from, ends.to].some(
    (end) => end.kind === "pods" && end.pods.some(({ address }) => address.kind === "node"),
  );
  return isSomewhere ? `${where}: the address of a node is not known, and blocks may hold it` : where;
}

/** What lies between two ends is decided by them and the policies about them alone: nothing else is evaluated. */
function evaluateEnds(
  cluster: Cluster,
  policies: readonly NetworkPolicy[],
  profile: Profile,
  { from, to }: CutEnds,
): Evaluation {
  const pods = [from, to].flatMap((end) => (end.kind === "pods" ? end.pods : []));
  const isAbout = ({ namespace, podSelector }: NetworkPolicy) =>
    pods.some((pod) => pod.namespace === namespace && selectorMatches(podSelector, pod.pod.labels));
  const own: Cluster = { ...cluster, pods: new Map(pods.map((pod) => [pod.id, pod])) };
  return evaluate(own, policies.filter(isAbout), profile);
}
