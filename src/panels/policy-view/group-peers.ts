import type { PeerView, RuleView } from "../../engine";

/** Where the ends of a branch lie, as the columns group them. */
export type Whereabouts = "everyone" | "namespace" | "cluster" | "outside";

/** Peers of one rule that lie in the same place: they share the rule's ports. */
export interface Branch {
  readonly rule: RuleView;
  /** Empty: everyone. */
  readonly peers: readonly PeerView[];
}

export interface BranchGroup {
  readonly where: Whereabouts;
  readonly branches: readonly Branch[];
}

const ORDER: readonly Whereabouts[] = ["everyone", "namespace", "cluster", "outside"];

/**
 * The rules of a direction by where their peers lie. All branches are ORed, peers of a branch too, so that what a direction
 * admits is the same however they are put in groups.
 */
export function groupPeers(rules: readonly RuleView[]): readonly BranchGroup[] {
  return ORDER.flatMap((where): BranchGroup[] => {
    const branches = rules.flatMap((rule): Branch[] => {
      if (rule.everyone !== null) return where === "everyone" ? [{ rule, peers: [] }] : [];
      const peers = rule.peers.filter((peer) => whereaboutsOf(peer) === where);
      return peers.length === 0 ? [] : [{ rule, peers }];
    });
    return branches.length === 0 ? [] : [{ where, branches }];
  });
}

/** A block of addresses lies outside, also where pods' addresses are in it: that is said beside it. */
function whereaboutsOf({ where }: PeerView): Whereabouts {
  return where === "both" ? "outside" : where;
}
