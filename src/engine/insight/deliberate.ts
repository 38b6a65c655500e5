import { runsOnNodeOf } from "../cluster/nodes";
import type { CompiledPolicies, IsolatingSet } from "../policy/compile-policies";
import type { ClassTable } from "../policy/endpoint-classes";
import type { Evaluation } from "../policy/evaluation";
import { anyoneEnd, type End } from "../policy/pair-ends";
import { indexOfEnd } from "../policy/side-rows";
import { isIsolated, judgePair } from "./pair-verdict";
import type { PicturePair } from "./picture-pair";

/**
 * Whether a line is worth drawing: a rule that names its peers lets something of the pair through on a side that is
 * isolated, or one is the own node of the other.
 */
export function isDeliberate(evaluation: Evaluation, { groups }: PicturePair): boolean {
  return groups.some(
    ({ source, destination }) =>
      isOwnNodePair(evaluation, source, destination) ||
      admitsByName(evaluation, source, destination, "egress") ||
      admitsByName(evaluation, destination, source, "ingress"),
  );
}

/** Whether rules let something of the pair through, or may: pods that are open need none. */
export function isAdmitted(evaluation: Evaluation, { state, groups, asked }: PicturePair): boolean {
  if (state !== "mixed") return state !== "open" && state !== "denied";
  return groups.some(({ source, destination, families }) => {
    const { state: ofGroup } = judgePair(evaluation, source, destination, families, asked);
    return ofGroup !== "open" && ofGroup !== "denied";
  });
}

/** Traffic with the own node passes whatever the policies say, so nothing else in the picture tells of it. */
function isOwnNodePair(evaluation: Evaluation, source: End, destination: End): boolean {
  if (source.kind !== "class" || destination.kind !== "class") return false;
  const [host, pod] = source.endpointClass.hostNetwork ? [source, destination] : [destination, source];
  if (!host.endpointClass.hostNetwork || pod.endpointClass.hostNetwork || !runsOnNodeOf(host.pod, pod.pod))
    return false;
  return isIsolated(evaluation, pod, source === pod ? "egress" : "ingress");
}

function admitsByName(evaluation: Evaluation, subject: End, other: End, direction: "egress" | "ingress"): boolean {
  if (subject.kind !== "class" || !isIsolated(evaluation, subject, direction)) return false;
  const set = evaluation.compiled.isolating(subject.endpointClass, direction);
  if (set === null) return false;
  const named = namedPeersOf(evaluation.compiled, set);
  return other.kind !== "node" && named[indexOfEnd(evaluation.compiled, other)] === 1;
}

/**
 * Which classes and groups the rules of a set of policies name, by their positions in a row: 1 for those that they do. Kept,
 * since it is asked for every pair.
 */
export function namedPeersOf(compiled: CompiledPolicies, set: IsolatingSet): Uint8Array {
  const ofTable = namedPeers.get(compiled.table) ?? new WeakMap<IsolatingSet, Uint8Array>();
  namedPeers.set(compiled.table, ofTable);
  const named = ofTable.get(set) ?? findNamedPeers(compiled, set);
  ofTable.set(set, named);
  return named;
}

const namedPeers = new WeakMap<ClassTable, WeakMap<IsolatingSet, Uint8Array>>();

function findNamedPeers(compiled: CompiledPolicies, { rules }: IsolatingSet): Uint8Array {
  const last = Math.max(compiled.table.classes.length, indexOfEnd(compiled, anyoneEnd(compiled)));
  const named = new Uint8Array(last + 1);
  for (const { peers } of rules) {
    for (const peer of peers) {
      if (peer.kind === "pods") for (const index of peer.classes) named[index] = 1;
      else for (const group of peer.groups) named[indexOfEnd(compiled, { kind: "external", group })] = 1;
    }
  }
  return named;
}
