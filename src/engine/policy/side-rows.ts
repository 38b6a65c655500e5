import type { Family } from "../net/ip-address";
import type { CompiledPolicies, IsolatingSet } from "./compile-policies";
import type { EndpointClass } from "./endpoint-classes";
import { fillCells } from "./fill-cells";
import type { End } from "./pair-ends";
import { PortSetPool } from "./port-set-pool";
import type { Profile } from "./profile";
import type { RowContext } from "./row-context";
import type { PortIds } from "./rule-port-ids";

export { isNodeLike, type RowContext } from "./row-context";
export { type PortIds, withNames } from "./rule-port-ids";

/**
 * What the policies of one isolating set let through, for every possible other end: ids of port sets in the pool.
 * Index: a class's index, or the number of classes plus a group of the address space (an end that is only an address),
 * and last *anyone*: an address that no ipBlock names. Cells of vacant classes mean nothing.
 * `sure` and `possible` are the same array where nothing is open. A row never changes.
 */
export interface SideRow {
  readonly sure: Uint32Array;
  readonly possible: Uint32Array;
}

/**
 * Makes the row of an isolating set.
 *
 * @param subject - the class whose row it is: an ingress rule's port names are looked up on it
 * @param family - the family asked about: an ipBlock sees the other end's address of that family
 */
export function makeSideRow(context: RowContext, set: IsolatingSet, subject: EndpointClass, family: Family): SideRow {
  if (set.rules.length === 0) return context.nothing();
  const work = { context, set, subject, family, isOpen: false };
  const sure = fillCells(work, "sure");
  if (!work.isOpen) return { sure, possible: sure };
  const possible = fillCells(work, "possible");
  return { sure, possible: isSameCells(sure, possible) ? sure : possible };
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

/** Whether two rows of the same length have the same ids. */
export function isSameCells(a: Uint32Array, b: Uint32Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
