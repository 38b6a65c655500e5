import type { Family } from "../net/ip-address";
import { has } from "./class-selections";
import type { CompiledRule, IsolatingSet } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import { PortSetPool } from "./port-set-pool";
import { isNodeLike, type RowContext } from "./row-context";
import type { PortIds } from "./rule-port-ids";
import type { PodPortNames } from "./rule-ports";

/**
 * What the policies of a set let through between a subject and another class: one cell of a row, worked out by itself.
 *
 * @param family - the family asked about: an ipBlock sees the other end's address of that family
 */
export function cellOfClass(
  context: RowContext,
  set: IsolatingSet,
  subject: EndpointClass,
  family: Family,
  other: EndpointClass,
): PortIds {
  const { pool, profile, views } = context;
  const nodeLike = isNodeLike(other, profile);
  const names = nodeLike ? null : other.portNames;
  let found = NOTHING;
  for (const rule of set.rules) {
    const isMeant =
      rule.peers.length === 0 ||
      (!nodeLike && rule.peers.some((peer) => peer.kind === "pods" && has(peer.classes, other.index)));
    if (isMeant) found = either(pool, found, idsOf(context, rule, subject, names));
  }
  const matching = nodeLike ? profile.ipBlockMatchesNodes : profile.ipBlockMatchesPods;
  const groups = views.groupsOf(other, family);
  if (matching === "no" || groups.length === 0) return found;
  const byBlocks = cellOfPlace(context, set, subject, groups, names);
  return either(pool, found, matching === "yes" ? byBlocks : { sure: PortSetPool.NONE, possible: byBlocks.possible });
}

/** The cell of a group of the address space; the number of groups stands for *anyone*. */
export function cellOfGroup(context: RowContext, set: IsolatingSet, subject: EndpointClass, group: number): PortIds {
  return cellOfPlace(context, set, subject, [group], null);
}

/**
 * What rules without peers and ipBlocks let through to or from an address that lies in one of several groups, it is not
 * known which.
 *
 * @param names - of the ports of the pod that has the address; null: no pod, or one that acts as its node
 */
export function cellOfPlace(
  context: RowContext,
  { rules }: Pick<IsolatingSet, "rules">,
  subject: EndpointClass,
  groups: readonly number[],
  names: PodPortNames | null,
): PortIds {
  const { pool } = context;
  let sure: number = PortSetPool.ALL;
  let possible: number = PortSetPool.NONE;
  for (const group of groups) {
    let found = NOTHING;
    for (const rule of rules) {
      const isMeant =
        rule.peers.length === 0 || rule.peers.some((peer) => peer.kind === "ipBlock" && peer.groups.includes(group));
      if (isMeant) found = either(pool, found, idsOf(context, rule, subject, names));
    }
    sure = pool.intersection(sure, found.sure);
    possible = pool.union(possible, found.possible);
  }
  return { sure, possible };
}

const NOTHING: PortIds = { sure: PortSetPool.NONE, possible: PortSetPool.NONE };

/** An ingress rule's names are looked up on the subject, an egress rule's on the other end. */
function idsOf(
  { portsOf }: RowContext,
  { rule, direction }: CompiledRule,
  subject: EndpointClass,
  names: PodPortNames | null,
): PortIds {
  const ids = portsOf(rule);
  if (direction === "ingress") return ids.on(subject.portNames);
  return names === null ? ids.plain : ids.on(names);
}

function either(pool: PortSetPool, a: PortIds, b: PortIds): PortIds {
  return { sure: pool.union(a.sure, b.sure), possible: pool.union(a.possible, b.possible) };
}
