import type { Family } from "../net/ip-address";
import { type PresumedPlace, viewAddresses } from "./address-views";
import type { CompiledPolicies, Direction } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import { type End, isOwnNode } from "./pair-ends";
import type { Answer, Profile } from "./profile";
import type { SidePool } from "./side-pool";
import { ALL_SIDE, type SidePorts, unknownSide } from "./side-ports";
import { indexOfEnd, isNodeLike, makeSideRow, portsInRow, type SideRow } from "./side-rows";

/**
 * What each side of a pair lets through under one profile. Rows are made when they are first asked for; equal answers
 * are one object, so that whoever joins them can remember the result.
 */
export interface SideTable {
  readonly profile: Profile;
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
 * @param sides - shared by the tables of an evaluation, so that their answers can be compared by identity
 */
export function createSideTable(
  compiled: CompiledPolicies,
  profile: Profile,
  sides: SidePool,
  presumed: PresumedPlace = "pod-cidr",
): SideTable {
  if (profile.hostNetworkAsNode === "depends") return eitherWay(compiled, profile, sides, presumed);
  const views = viewAddresses(compiled.cluster, compiled.space, profile, presumed);
  const context = { compiled, profile, views, pool: sides.pool };
  const rows = new Map<string, SideRow>();
  const rowsOfClasses: Record<Direction, Record<Family, (SideRow | null)[]>> = {
    egress: { 4: [], 6: [] },
    ingress: { 4: [], 6: [] },
  };
  const findRow = (subject: EndpointClass, direction: Direction, family: Family): SideRow | null => {
    if (!profile.enforced || isNodeLike(subject, profile)) return null;
    const set = compiled.isolating(subject, direction);
    if (set === null) return null;
    // an egress row does not look at its subject; an ingress row looks up port names on it
    const names = direction === "ingress" ? JSON.stringify([...subject.portNames]) : "";
    const key = `${direction} ${set.id} ${family} ${names}`;
    const row = rows.get(key) ?? makeSideRow(context, set, subject, family);
    rows.set(key, row);
    return row;
  };
  const rowOf = (subject: EndpointClass, direction: Direction, family: Family): SideRow | null => {
    const known = rowsOfClasses[direction][family];
    const row = known[subject.index];
    if (row !== undefined) return row;
    const found = findRow(subject, direction, family);
    known[subject.index] = found;
    return found;
  };
  const byPolicies = (subject: EndpointClass, direction: Direction, other: number, family: Family): SidePorts => {
    const row = rowOf(subject, direction, family);
    if (row === null) return ALL_SIDE;
    return sides.sideOf(row.sure[other] ?? 0, row.possible[other] ?? 0);
  };
  const towardsNode = (subject: EndpointClass, direction: Direction, node: End, family: Family): SidePorts => {
    const row = rowOf(subject, direction, family);
    if (row === null) return ALL_SIDE;
    const { sure, possible } = portsInRow(row, compiled, profile, node);
    return sides.sideOf(sure, possible);
  };
  const side = (subject: End, other: End, direction: Direction, own: Answer, family: Family): SidePorts => {
    if (subject.kind !== "class" || isSamePod(subject, other)) return ALL_SIDE;
    const judged =
      other.kind === "node"
        ? towardsNode(subject.endpointClass, direction, other, family)
        : byPolicies(subject.endpointClass, direction, indexOfEnd(compiled, other), family);
    const otherIsNode = other.kind === "node" || (other.kind === "class" && isNodeLike(other.endpointClass, profile));
    if (!otherIsNode || own === "no" || !isOwnNode(subject.pod, other)) return judged;
    return own === "yes" ? ALL_SIDE : unknownSide(judged, ALL_SIDE);
  };
  return {
    profile,
    byPolicies,
    egress: (source, destination, family) => side(source, destination, "egress", profile.podToOwnNode, family),
    ingress: (source, destination, family) => side(destination, source, "ingress", profile.ownNodeToPod, family),
  };
}

/** Where the profile leaves open how hostNetwork pods are seen, an answer is sure only if both ways give it. */
function eitherWay(compiled: CompiledPolicies, profile: Profile, sides: SidePool, presumed: PresumedPlace): SideTable {
  const asNode = createSideTable(compiled, { ...profile, hostNetworkAsNode: "yes" }, sides, presumed);
  const asPod = createSideTable(compiled, { ...profile, hostNetworkAsNode: "no" }, sides, presumed);
  return {
    profile,
    byPolicies: (...question) => unknownSide(asNode.byPolicies(...question), asPod.byPolicies(...question)),
    egress: (...question) => unknownSide(asNode.egress(...question), asPod.egress(...question)),
    ingress: (...question) => unknownSide(asNode.ingress(...question), asPod.ingress(...question)),
  };
}

/** N35: a pod cannot block access to itself. */
export function isSamePod(a: End, b: End): boolean {
  return a.kind === "class" && b.kind === "class" && a.pod.id === b.pod.id;
}
