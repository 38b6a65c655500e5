import { familiesOf } from "../../cluster/pod-address";
import type { Evaluation } from "../../policy/evaluation";
import { type End, isOwnNode } from "../../policy/pair-ends";
import { groupPairs, type PairGroup, type PodEnd } from "../pair-groups";
import type { AddressPart, EndPart, PodsPart } from "./expectation-parts";

/** The pairs between two parts, alike ones together. A pod to itself is no pair, and neither are two ends outside. */
export function pairsOfParts(evaluation: Evaluation, source: EndPart, destination: EndPart): readonly PairGroup[] {
  if (source.kind === "pods" && destination.kind === "pods") {
    const { compiled, profile } = evaluation;
    const groups = groupPairs(compiled, profile, [source.members], [destination.members]).filter(
      ({ count }) => count > 0,
    );
    const named = destination.family ?? source.family;
    if (named === null) return groups;
    return groups.map((group) => ({ ...group, families: group.families.filter((family) => family === named) }));
  }
  if (source.kind === "pods")
    return destination.kind === "pods" ? [] : pairsWithAddress(evaluation, source, destination, "outward");
  return destination.kind === "pods" ? pairsWithAddress(evaluation, destination, source, "inward") : [];
}

/** Every pair of ends of two parts, one at a time. */
export function* eachPair(source: EndPart, destination: EndPart): Generator<readonly [End, End]> {
  for (const from of endsOf(source)) {
    for (const to of endsOf(destination)) {
      if (from.kind !== "class" || to.kind !== "class" || from.pod !== to.pod) yield [from, to];
    }
  }
}

function endsOf(part: EndPart): readonly End[] {
  return part.kind === "pods" ? part.members.ends : [part.end];
}

/** Towards a node pods of one class differ: on some it is their own. */
function pairsWithAddress(
  { cluster }: Evaluation,
  pods: PodsPart,
  address: AddressPart,
  direction: "outward" | "inward",
): readonly PairGroup[] {
  const alike = new Map<boolean, { readonly first: PodEnd; count: number }>();
  for (const end of pods.members.ends) {
    const isOwn = address.end.kind === "node" && isOwnNode(end.pod, address.end);
    const known = alike.get(isOwn);
    if (known === undefined) alike.set(isOwn, { first: end, count: 1 });
    else known.count++;
  }
  return [...alike.values()].map(({ first, count }): PairGroup => {
    // a pod that has no address yet will have one of the family that is asked
    const own = familiesOf(first.pod, cluster);
    const shared = own.length === 0 ? [address.family] : own.filter((family) => family === address.family);
    const families = pods.family === null ? shared : shared.filter((family) => family === pods.family);
    const [source, destination] = direction === "outward" ? [first, address.end] : [address.end, first];
    return { source, destination, families, count };
  });
}
