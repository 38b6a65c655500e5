import type { Alternative } from "./assumptions";
import type { End } from "./pair-ends";
import type { SideTable } from "./side-table";

/**
 * The sides under an alternative. Its table is made when the first pair asks for it; pairs that the alternative cannot
 * judge otherwise get the answers of the evaluation itself, the very same objects, and cost nothing.
 *
 * @param own - the sides of the evaluation
 */
export function alternativeSides(own: SideTable, alternative: Alternative, make: () => SideTable): SideTable {
  let table: SideTable | null = null;
  const made = (): SideTable => {
    table ??= make();
    return table;
  };
  const everyPair = alternative.concerns === "every-pair";
  const tableFor = (source: End, destination: End) =>
    everyPair || mayActAsNode(source) || mayActAsNode(destination) ? made() : own;
  return {
    profile: alternative.profile,
    egress: (source, destination, family) => tableFor(source, destination).egress(source, destination, family),
    ingress: (source, destination, family) => tableFor(source, destination).ingress(source, destination, family),
    rowOf: (...question) => made().rowOf(...question),
    byPolicies: (...question) => made().byPolicies(...question),
  };
}

function mayActAsNode(end: End): boolean {
  return end.kind === "node" || (end.kind === "class" && end.endpointClass.hostNetwork);
}
