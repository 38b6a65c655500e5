import type { NetworkPolicy, Service } from "../kube/objects";
import { parseIpAddress } from "../net/ip-address";
import type { Direction } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import { aboutPorts } from "./about-ports";
import { atAddress } from "./at-address";
import type { CompiledFilter, FilterMeans } from "./edge-filter";
import { membersOfEnd } from "./end-members";
import { findNeighbours } from "./neighbours";
import { isIsolated } from "./pair-verdict";
import { isInner, type PictureEnd } from "./picture-ends";
import type { PicturePair } from "./picture-pair";
import type { EdgeFilter } from "./picture-wish";

/** Puts a filter to work that asks for something. */
export function filterPairs(evaluation: Evaluation, filter: EdgeFilter, means: FilterMeans): CompiledFilter {
  const hidden = new Set(filter.hiddenStates);
  const isInside = remember(insideOf(filter));
  const isFound = remember(foundBy(filter, means));
  const isLabelled = remember(labelledBy(filter));
  const isAsked = remember(askedBy(evaluation, filter, means));
  const { direction, policy, onlyChanged, around } = filter;
  const near = around === null ? null : findNeighbours(around, means);
  const wanted = evaluation.compiled.policies.find(({ namespace, name }) => `${namespace}/${name}` === policy);
  // what no pair can be of is told without looking at its pods
  const selects = (direction: Direction) =>
    remember((end) =>
      membersOfEnd(end).some(
        ({ ends: [first] }) =>
          wanted !== undefined && first !== undefined && isolates(evaluation, wanted, first, direction),
      ),
    );
  const isSelected = { egress: selects("egress"), ingress: selects("ingress") };
  return {
    passes(pair, isChanged) {
      const { source, target } = pair;
      if (onlyChanged && !isChanged) return false;
      if (hidden.has(pair.state)) return false;
      const [from, to] = [isInside(source), isInside(target)];
      if (direction === "into" ? from || !to : direction === "out-of" ? !from || to : false) return false;
      if (direction === "within" ? !(from && to) : !(from || to)) return false;
      if (!isFound(source) && !isFound(target)) return false;
      if (!isLabelled(source) && !isLabelled(target)) return false;
      if (!isAsked(target)) return false;
      if (near !== null && !near.isBetween(source, target)) return false;
      if (policy === null) return true;
      const mayBe = wanted !== undefined && (isSelected.egress(source) || isSelected.ingress(target));
      return mayBe && isOfPolicy(evaluation, pair, wanted);
    },
    signOf: (end) => [isFound(end), isLabelled(end), isAsked(end), near?.isCentre(end) === true].map(Number).join(""),
    isCentre: near?.isCentre ?? null,
  };
}

/** Whether an end lies in the namespaces of the filter; where it names none, in the cluster. */
function insideOf({ namespaces }: EdgeFilter): (end: PictureEnd) => boolean {
  const named = new Set(namespaces);
  return (end) => isInner(end) && (named.size === 0 || named.has(end.namespace));
}

/** Whether the search finds an end, by its texts or by an address; an empty one finds all. */
function foundBy({ search }: EdgeFilter, { ends, textsOf }: FilterMeans): (end: PictureEnd) => boolean {
  const wanted = search.trim().toLowerCase();
  if (wanted === "") return () => true;
  const address = parseIpAddress(wanted);
  const isAt = address === null ? () => false : atAddress(ends, address);
  return (end) => isAt(end) || textsOf(end).some((text) => text.toLowerCase().includes(wanted));
}

/** Whether a pod of an end has all labels that are asked for; where none is, all ends do. */
function labelledBy({ labels }: EdgeFilter): (end: PictureEnd) => boolean {
  if (labels.length === 0) return () => true;
  const asked = labels.map((label) => {
    const at = label.indexOf("=");
    return at < 0 ? { key: label, value: null } : { key: label.slice(0, at), value: label.slice(at + 1) };
  });
  const hasAll = (own: ReadonlyMap<string, string>) =>
    asked.every(({ key, value }) => (value === null ? own.has(key) : own.get(key) === value));
  return (end) => membersOfEnd(end).some(({ pods }) => pods.some(({ pod }) => hasAll(pod.labels)));
}

/** Whether what is asked at a destination is about the ports of the filter; where it names none, all is. */
function askedBy(
  { compiled }: Evaluation,
  { ports }: EdgeFilter,
  { services, probe }: { readonly services: readonly Service[]; readonly probe: FilterMeans["probe"] },
): (end: PictureEnd) => boolean {
  return ports.length === 0 ? () => true : aboutPorts(compiled, services, probe, ports);
}

/** Whether the policy isolates the source for egress or the target for ingress, some of its pods at least. */
function isOfPolicy(evaluation: Evaluation, { groups }: PicturePair, policy: NetworkPolicy): boolean {
  return groups.some(
    ({ source, destination }) =>
      isolates(evaluation, policy, source, "egress") || isolates(evaluation, policy, destination, "ingress"),
  );
}

function isolates(evaluation: Evaluation, policy: NetworkPolicy, end: End, direction: Direction): boolean {
  if (end.kind !== "class" || !isIsolated(evaluation, end, direction)) return false;
  const set = evaluation.compiled.isolating(end.endpointClass, direction);
  return set?.policies.includes(policy) ?? false;
}

/** An end is asked about in many pairs. */
function remember(ask: (end: PictureEnd) => boolean): (end: PictureEnd) => boolean {
  const known = new Map<PictureEnd, boolean>();
  return (end) => {
    const answer = known.get(end) ?? ask(end);
    known.set(end, answer);
    return answer;
  };
}
