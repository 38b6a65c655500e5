import type { CompiledRule } from "../../policy/compile-policies";
import { byDistance, DISTANCE, type NearChange } from "./near-change";
import { changesOfPeers } from "./near-peers";
import { changesOfPolicies } from "./near-policies";
import { changesOfPorts } from "./near-ports";
import { isPeer, type NearSide, opensPorts, policyId, policyText, rulesOf } from "./near-side";

/** Policies with more rules than this are looked at only so far. */
const MOST_RULES = 200;

/** Small changes after which one side may let through what it does not, in no order. */
export function changesOfSide(side: NearSide): readonly NearChange[] {
  const rules = rulesOf(side).slice(0, MOST_RULES);
  return [...rules.flatMap((rule) => changesOfRule(side, rule)), ...changesOfPolicies(side)];
}

/** A rule that has the ports misses by its peers, one that has the peer by its ports, and one of one peer by both. */
function changesOfRule(side: NearSide, rule: CompiledRule): readonly NearChange[] {
  const hasPeer = rule.peers.length === 0 || rule.peers.some((peer) => isPeer(side, rule, peer));
  const hasPorts = opensPorts(side, rule);
  if (hasPeer && hasPorts) return [];
  const text = policyText(side.context, policyId(rule));
  if (text === null) return [];
  if (hasPeer) return changesOfPorts(side, rule);
  const peers = changesOfPeers(side, rule, text);
  if (hasPorts) return peers;
  const [port] = changesOfPorts(side, rule);
  const [peer] = [...peers].sort(byDistance);
  return peer === undefined || port === undefined ? [] : [bothOfRule(peer, port)];
}

/** A peer and a port of the same rule. */
function bothOfRule(peer: NearChange, port: NearChange): NearChange {
  const wish: NearChange["wish"] =
    peer.wish.kind === "change-policy" && port.wish.kind === "change-policy"
      ? { ...peer.wish, intents: [...peer.wish.intents, ...port.wish.intents] }
      : { kind: "several", wishes: [peer.wish, port.wish] };
  return {
    ...peer,
    kind: "two-changes",
    distance: DISTANCE.two,
    sentence: `${peer.sentence} ${port.sentence}`,
    action: `${peer.action}, and ${port.action.slice(0, 1).toLowerCase()}${port.action.slice(1)}`,
    wish,
  };
}
