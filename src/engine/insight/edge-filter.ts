import type { NetworkPolicy } from "../kube/objects";
import type { Direction } from "../policy/compile-policies";
import type { Evaluation } from "../policy/evaluation";
import type { End } from "../policy/pair-ends";
import { membersOfEnd } from "./end-members";
import { isIsolated } from "./pair-verdict";
import { isInner, type PictureEnd } from "./picture-ends";
import type { PicturePair } from "./picture-pair";
import type { EdgeFilter } from "./picture-wish";

/** Whether a pair passes; `isChanged`: whether the last edit changed it. */
export type PassesFilter = (pair: PicturePair, isChanged: boolean) => boolean;

/**
 * Puts a filter to work.
 *
 * @param textsOf - everything by which an end can be found: names, labels `key=value`, ranges
 */
export function compileFilter(
  evaluation: Evaluation,
  filter: EdgeFilter,
  textsOf: (end: PictureEnd) => readonly string[],
): PassesFilter {
  if (isEveryEdge(filter)) return () => true;
  const hidden = new Set(filter.hiddenStates);
  const isInside = remember(insideOf(filter));
  const isFound = remember(foundBy(filter, textsOf));
  const { direction, policy, onlyChanged, search } = filter;
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
  return (pair, isChanged) => {
    if (onlyChanged && !isChanged) return false;
    if (hidden.has(pair.state)) return false;
    const [from, to] = [isInside(pair.source), isInside(pair.target)];
    if (direction === "into" ? from || !to : direction === "out-of" ? !from || to : false) return false;
    if (direction === "within" ? !(from && to) : !(from || to)) return false;
    if (search.trim() !== "" && !isFound(pair.source) && !isFound(pair.target)) return false;
    if (policy === null) return true;
    const mayBe = wanted !== undefined && (isSelected.egress(pair.source) || isSelected.ingress(pair.target));
    return mayBe && isOfPolicy(evaluation, pair, wanted);
  };
}

function isEveryEdge(filter: EdgeFilter): boolean {
  const { hiddenStates, namespaces, direction, policy, onlyChanged, search } = filter;
  const isAnywhere = namespaces.length === 0 && direction === "any";
  return hiddenStates.length === 0 && isAnywhere && policy === null && !onlyChanged && search.trim() === "";
}

/** Whether an end lies in the namespaces of the filter; where it names none, in the cluster. */
function insideOf({ namespaces }: EdgeFilter): (end: PictureEnd) => boolean {
  const named = new Set(namespaces);
  return (end) => isInner(end) && (named.size === 0 || named.has(end.namespace));
}

/** Whether the search of a filter finds an end. */
export function foundBy({ search }: Pick<EdgeFilter, "search">, textsOf: (end: PictureEnd) => readonly string[]) {
  const wanted = search.trim().toLowerCase();
  return (end: PictureEnd) => textsOf(end).some((text) => text.toLowerCase().includes(wanted));
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
