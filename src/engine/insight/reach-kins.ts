import { familiesOf } from "../cluster/pod-address";
import type { Family } from "../net/ip-address";
import type { EndpointClass } from "../policy/endpoint-classes";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import { indexOfEnd } from "../policy/side-rows";
import { familiesTowards, groupPairs, type PodEnd } from "./pair-groups";

/** Ends that behave alike towards everyone: pods of one class off the host network, or the addresses of one group. */
export interface Kin {
  /** One of them. */
  readonly end: End;
  /** Another one, for pairs within; null where there is none. */
  readonly second: End | null;
  /** The family of the addresses; null for pods. */
  readonly family: Family | null;
  /** Equal for kins that share the same families with any other. */
  readonly familyKey: string;
}

/** The number of the kin of a class; null for one on the host network, whose answers are about its nodes, too. */
export function kinOfClass({ hostNetwork, index }: EndpointClass): number | null {
  return hostNetwork ? null : index;
}

/** The number of the kin of a group of addresses. */
export function kinOfGroup({ compiled }: Evaluation, group: number): number {
  return indexOfEnd(compiled, { kind: "external", group });
}

/** All kins by their numbers, which are the indices of their cells; undefined where nobody has that number. */
export function kinsOf(evaluation: Evaluation): readonly (Kin | undefined)[] {
  const { compiled, cluster } = evaluation;
  const kins: (Kin | undefined)[] = [];
  for (const pod of cluster.pods.values()) {
    const endpointClass = compiled.table.classOf(pod.id);
    const number = endpointClass === undefined ? null : kinOfClass(endpointClass);
    if (endpointClass === undefined || number === null) continue;
    const known = kins[number];
    if (known?.second != null) continue;
    const end: End = { kind: "class", endpointClass, pod };
    const familyKey = `${familiesOf(pod, cluster).join(" ")} ${pod.address.kind === "none" ? "unaddressed" : ""}`;
    kins[number] = known === undefined ? { end, second: null, family: null, familyKey } : { ...known, second: end };
  }
  for (const [group, { family }] of compiled.space.groups.entries()) {
    const end: End = { kind: "external", group };
    kins[kinOfGroup(evaluation, group)] = { end, second: null, family, familyKey: `outside ${family}` };
  }
  return Array.from(kins);
}

/** The families in which ends of two kins are judged (N50); empty: they share none, or both are outside. */
export function familiesBetween({ compiled, profile }: Evaluation, source: Kin, target: Kin): readonly Family[] {
  const from = source.end;
  const to = source === target ? source.second : target.end;
  if (from.kind === "class" && to?.kind === "class") {
    const [pair] = groupPairs(compiled, profile, [membersOf(from)], [membersOf(to)]);
    return pair?.families ?? [];
  }
  const pod = from.kind === "class" ? from.pod : to?.kind === "class" ? to.pod : null;
  return pod === null ? [] : familiesTowards(compiled.cluster, pod, source.family ?? target.family);
}

function membersOf(end: PodEnd) {
  return { endpointClass: end.endpointClass, pods: [end.pod], ends: [end] };
}
