import type { Family } from "../net/ip-address";
import type { CompiledPolicies, Direction } from "./compile-policies";
import { eitherRow } from "./either-row";
import type { EndpointClass } from "./endpoint-classes";
import { type End, isOwnNode } from "./pair-ends";
import type { Answer, Profile } from "./profile";
import type { Rows } from "./row-store";
import type { SidePool } from "./side-pool";
import { ALL_SIDE, type SidePorts, unknownSide } from "./side-ports";
import { isNodeLike, portsInRow, type SideRow } from "./side-rows";

/**
 * What each side of a pair lets through under one profile. Rows are made when they are first asked for; equal answers
 * are one object, so that whoever joins them can remember the result.
 */
export interface SideTable {
  readonly profile: Profile;
  /**
   * What the policies alone let through between a class and every other end; null: nothing isolates it, all is let
   * through. As long as an evaluator gives the same object, the answers for classes that are the same objects are the
   * same, and those for groups while the address space is the same object. See {@link SideRow} for its cells.
   */
  rowOf(subject: EndpointClass, direction: Direction, family: Family): SideRow | null;
  /** The source's side: what its egress lets through to the destination. */
  egress(source: End, destination: End, family: Family): SidePorts;
  /** The destination's side: what its ingress lets through from the source. */
  ingress(source: End, destination: End, family: Family): SidePorts;
  /**
   * The policies' answer alone for a class and another end (a class's index, or the number of classes plus a group),
   * without what holds for the own node or the pod itself.
   */
  byPolicies(subject: EndpointClass, direction: Direction, other: number, family: Family): SidePorts;
}

/**
 * Prepares the evaluation of compiled policies under a profile.
 *
 * @param sides - shared by the tables of an evaluator, so that their answers can be compared by identity
 * @param findRows - rows under a profile that does not leave open how hostNetwork pods are seen
 */
export function createSideTable(
  compiled: CompiledPolicies,
  profile: Profile,
  sides: SidePool,
  findRows: (decided: Profile) => Rows,
): SideTable {
  if (profile.hostNetworkAsNode === "depends") return eitherWay(compiled, profile, sides, findRows);
  const rowOf = findRows(profile);
  const byPolicies = (subject: EndpointClass, direction: Direction, other: number, family: Family): SidePorts => {
    const row = rowOf(subject, direction, family);
    if (row === null) return ALL_SIDE;
    return sides.sideOf(row.sure[other] ?? 0, row.possible[other] ?? 0);
  };
  const judge = (subject: EndpointClass, direction: Direction, other: End, family: Family): SidePorts => {
    const row = rowOf(subject, direction, family);
    if (row === null) return ALL_SIDE;
    const { sure, possible } = portsInRow(row, compiled, profile, other);
    return sides.sideOf(sure, possible);
  };
  const side = (subject: End, other: End, direction: Direction, own: Answer, family: Family): SidePorts => {
    if (subject.kind !== "class" || isSamePod(subject, other)) return ALL_SIDE;
    const judged = judge(subject.endpointClass, direction, other, family);
    const otherIsNode = other.kind === "node" || (other.kind === "class" && isNodeLike(other.endpointClass, profile));
    if (!otherIsNode || own === "no" || !isOwnNode(subject.pod, other)) return judged;
    return own === "yes" ? ALL_SIDE : unknownSide(judged, ALL_SIDE);
  };
  return {
    profile,
    rowOf,
    byPolicies,
    egress: (source, destination, family) => side(source, destination, "egress", profile.podToOwnNode, family),
    ingress: (source, destination, family) => side(destination, source, "ingress", profile.ownNodeToPod, family),
  };
}

/** Where the profile leaves open how hostNetwork pods are seen, an answer is sure only if both ways give it. */
function eitherWay(
  compiled: CompiledPolicies,
  profile: Profile,
  sides: SidePool,
  findRows: (decided: Profile) => Rows,
): SideTable {
  const asNode = createSideTable(compiled, { ...profile, hostNetworkAsNode: "yes" }, sides, findRows);
  const asPod = createSideTable(compiled, { ...profile, hostNetworkAsNode: "no" }, sides, findRows);
  return {
    profile,
    rowOf: (...question) => eitherRow(asNode.rowOf(...question), asPod.rowOf(...question), sides.pool),
    byPolicies: (...question) => unknownSide(asNode.byPolicies(...question), asPod.byPolicies(...question)),
    egress: (...question) => unknownSide(asNode.egress(...question), asPod.egress(...question)),
    ingress: (...question) => unknownSide(asNode.ingress(...question), asPod.ingress(...question)),
  };
}

/** N35: a pod cannot block access to itself. */
export function isSamePod(a: End, b: End): boolean {
  return a.kind === "class" && b.kind === "class" && a.pod.id === b.pod.id;
}
