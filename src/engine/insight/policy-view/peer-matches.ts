import type { Family } from "../../net/ip-address";
import type { CompiledPeer, CompiledRule } from "../../policy/compile-policies";
import { PortSetPool } from "../../policy/port-set-pool";
import { makeSideRow, type SideRow } from "../../policy/side-rows";
import type { PolicyReading } from "./policy-reading";

/** Indices of the classes whose pods match, ascending. */
export interface PeerMatches {
  readonly sure: readonly number[];
  /** It is the profile that leaves it open, or that the pods state no address. */
  readonly perhaps: readonly number[];
}

/**
 * The pods that a peer matches under the profile, whatever its ports are: an ipBlock matches where it does in some family
 * of the pod, and a pod that acts as its node is no pod to selectors (N32, N37, N53).
 */
export function matchPeer(reading: PolicyReading, rule: CompiledRule, peer: CompiledPeer): PeerMatches {
  const alone: CompiledRule = { ...rule, rule: { ...rule.rule, peers: [peer.peer], ports: [] }, peers: [peer] };
  const [anyClass] = reading.classes;
  if (anyClass === undefined) return { sure: [], perhaps: [] };
  const set = { id: 0, direction: rule.direction, policies: [rule.policy], rules: [alone] };
  const rows = new Map<Family, readonly SideRow[]>();
  const rowsIn = (family: Family) => {
    const known = rows.get(family) ?? reading.contexts.map((context) => makeSideRow(context, set, anyClass, family));
    rows.set(family, known);
    return known;
  };
  const [sure, perhaps]: [number[], number[]] = [[], []];
  for (const endpointClass of reading.classes) {
    const { index } = endpointClass;
    const families = reading.familiesOf(endpointClass);
    // An address makes no difference to selectors.
    const asked: readonly Family[] = families.length === 0 ? [4] : families;
    if (asked.some((family) => rowsIn(family).every((row) => row.sure[index] !== PortSetPool.NONE))) sure.push(index);
    else if (asked.some((family) => rowsIn(family).some((row) => row.possible[index] !== PortSetPool.NONE)))
      perhaps.push(index);
  }
  return { sure, perhaps };
}
