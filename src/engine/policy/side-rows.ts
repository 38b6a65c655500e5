import type { Family } from "../net/ip-address";
import type { AddressViews } from "./address-views";
import type { CompiledPolicies, IsolatingSet } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import type { End } from "./pair-ends";
import { PortSetPool } from "./port-set-pool";
import type { Profile } from "./profile";
import { compileRulePorts, lookUpNamedPort, type NamedPort, type RulePorts } from "./rule-ports";
import { eitherSide, type SidePorts } from "./side-ports";

/**
 * What the policies of one isolating set let through, for every possible other end: ids of port sets in the pool.
 * Index: a class's index, or the number of classes plus a group of the address space (an end that is only an address),
 * and last *anyone*: an address that no ipBlock names.
 * `sure` and `possible` are the same array where nothing is open.
 */
export interface SideRow {
  readonly sure: Uint32Array;
  readonly possible: Uint32Array;
}

/** A pair of pool ids, sure and possible. */
export interface PortIds {
  readonly sure: number;
  readonly possible: number;
}

/** Everything that making a row needs. */
export interface RowContext {
  readonly compiled: CompiledPolicies;
  readonly profile: Profile;
  readonly views: AddressViews;
  readonly pool: PortSetPool;
}

/**
 * Makes the row of an isolating set.
 *
 * @param subject - the class whose row it is: an ingress rule's port names are looked up on it
 * @param family - the family asked about: an ipBlock sees the other end's address of that family
 */
export function makeSideRow(context: RowContext, set: IsolatingSet, subject: EndpointClass, family: Family): SideRow {
  const { compiled, profile, pool, views } = context;
  const classes = compiled.table.classes;
  const offset = classes.length;
  const sure = new Uint32Array(offset + compiled.space.groups.length + 1);
  const possible = new Uint32Array(sure.length);
  const add = (index: number, ports: PortIds) => {
    sure[index] = pool.union(sure[index] ?? 0, ports.sure);
    possible[index] = pool.union(possible[index] ?? 0, ports.possible);
  };
  let everyone: PortIds = { sure: PortSetPool.NONE, possible: PortSetPool.NONE };
  const namedBlocks: { groups: readonly number[]; named: readonly NamedPort[] }[] = [];
  for (const { rule, peers } of set.rules) {
    const ports = compileRulePorts(rule, profile.endPort);
    const atSubject = set.direction === "ingress" ? withNames(ports, subject) : ports;
    const common = idsOf(pool, atSubject);
    const named = set.direction === "egress" ? ports.named : [];
    const forClass = (other: EndpointClass) => (named.length === 0 ? common : idsOf(pool, withNames(ports, other)));
    if (peers.length === 0) {
      everyone = eitherIds(pool, everyone, common);
      if (named.length > 0)
        for (const other of classes) if (!isNodeLike(other, profile)) add(other.index, forClass(other));
    }
    for (const peer of peers) {
      if (peer.kind === "ipBlock") {
        for (const group of peer.groups) add(offset + group, common);
        if (named.length > 0) namedBlocks.push({ groups: peer.groups, named });
      } else {
        for (const index of peer.classes) {
          const other = classes[index];
          if (other !== undefined && !isNodeLike(other, profile)) add(index, forClass(other));
        }
      }
    }
  }
  if (everyone.possible !== PortSetPool.NONE) for (let i = 0; i < sure.length; i++) add(i, everyone);
  for (const other of classes) {
    const matching = isNodeLike(other, profile) ? profile.ipBlockMatchesNodes : profile.ipBlockMatchesPods;
    if (matching === "no") continue;
    const seen = views.groupsOf(other, family);
    if (seen.length === 0) continue;
    let certain: number = PortSetPool.ALL;
    let perhaps: number = PortSetPool.NONE;
    for (const group of seen) {
      const plain = { sure: sure[offset + group] ?? 0, possible: possible[offset + group] ?? 0 };
      const isPlain = namedBlocks.length === 0 || isNodeLike(other, profile);
      const ids = isPlain ? plain : withNamedBlocks(pool, plain, group, namedBlocks, other);
      certain = pool.intersection(certain, ids.sure);
      perhaps = pool.union(perhaps, ids.possible);
    }
    add(other.index, { sure: matching === "yes" ? certain : PortSetPool.NONE, possible: perhaps });
  }
  return { sure, possible: sure.every((id, i) => id === possible[i]) ? sure : possible };
}

/** Where the answer for another end stands in a row. */
export function indexOfEnd({ table }: CompiledPolicies, end: End): number {
  return end.kind === "class" ? end.endpointClass.index : table.classes.length + end.group;
}

/** What a row says of another end; a node that no ipBlock matches is let through as *anyone* is, by rules without peers. */
export function portsInRow(
  { sure, possible }: SideRow,
  compiled: CompiledPolicies,
  profile: Profile,
  end: End,
): PortIds {
  const index = indexOfEnd(compiled, end);
  const matching = end.kind === "node" ? profile.ipBlockMatchesNodes : "yes";
  const anyone = compiled.table.classes.length + compiled.space.groups.length;
  return {
    sure: sure[matching === "yes" ? index : anyone] ?? PortSetPool.NONE,
    possible: possible[matching === "no" ? anyone : index] ?? PortSetPool.NONE,
  };
}

/** Whether a class acts as its node does: hostNetwork, where the profile sees it so (N37). */
export function isNodeLike(endpointClass: EndpointClass, profile: Profile): boolean {
  return endpointClass.hostNetwork && profile.hostNetworkAsNode !== "no";
}

/** A rule's numbers, and its names as the destination's ports have them. */
export function withNames(ports: RulePorts, destination: EndpointClass): SidePorts {
  return ports.named.map((named) => lookUpNamedPort(named, destination.portNames)).reduce(eitherSide, ports);
}

function withNamedBlocks(
  pool: PortSetPool,
  ids: PortIds,
  group: number,
  blocks: readonly { readonly groups: readonly number[]; readonly named: readonly NamedPort[] }[],
  destination: EndpointClass,
): PortIds {
  let { sure, possible } = ids;
  for (const block of blocks) {
    if (!block.groups.includes(group)) continue;
    for (const named of block.named) {
      const ports = idsOf(pool, lookUpNamedPort(named, destination.portNames));
      sure = pool.union(sure, ports.sure);
      possible = pool.union(possible, ports.possible);
    }
  }
  return { sure, possible };
}

function eitherIds(pool: PortSetPool, a: PortIds, b: PortIds): PortIds {
  return { sure: pool.union(a.sure, b.sure), possible: pool.union(a.possible, b.possible) };
}

function idsOf(pool: PortSetPool, ports: SidePorts): PortIds {
  return { sure: pool.idOf(ports.sure), possible: pool.idOf(ports.possible) };
}
