import type { Cluster } from "../cluster/cluster";
import type { NetworkPolicy } from "../kube/objects";
import type { Family } from "../net/ip-address";
import { alternativeSides } from "./alternative-sides";
import { alternativesOf } from "./assumptions";
import { compilePolicies } from "./compile-policies";
import type { Evaluation } from "./evaluation";
import { explainConnection } from "./explain";
import { type End, endOf, familyAsked } from "./pair-ends";
import type { Assumption, Profile } from "./profile";
import { createSidePool } from "./side-pool";
import { sideAdmits } from "./side-ports";
import { createSideTable, type SideTable } from "./side-table";
import { bothSides, type Connection, type Judgement } from "./verdict";

/**
 * Evaluates policies on a cluster: sections 1, 4 and 8 of the semantics.
 *
 * @param policies - decoded, valid and defaulted; their order does not matter (N11)
 */
export function evaluate(cluster: Cluster, policies: readonly NetworkPolicy[], profile: Profile): Evaluation {
  const compiled = compilePolicies(cluster, policies);
  const pool = createSidePool();
  const sides = createSideTable(compiled, profile, pool);
  const alternatives = alternativesOf(compiled, profile).map((alternative) => ({
    assumption: alternative.assumption,
    sides: alternativeSides(sides, alternative, () =>
      createSideTable(compiled, alternative.profile, pool, alternative.presumed),
    ),
  }));
  const always: readonly Assumption[] = cluster.otherPolicies.length > 0 ? ["other-policies"] : [];
  const judgeUnder = (
    table: SideTable,
    source: End,
    destination: End,
    family: Family,
    { protocol, port }: Connection,
  ) => {
    const egress = sideAdmits(table.egress(source, destination, family), protocol, port);
    const ingress = sideAdmits(table.ingress(source, destination, family), protocol, port);
    return { verdict: bothSides(egress, ingress), egress, ingress };
  };
  const judge = (connection: Connection): Judgement => {
    const source = endOf(compiled, connection.source);
    const destination = endOf(compiled, connection.destination);
    const family = familyAsked(cluster, connection.source, connection.destination);
    const answer = judgeUnder(sides, source, destination, family, connection);
    const assumes = new Set(always);
    for (const alternative of alternatives) {
      const other = judgeUnder(alternative.sides, source, destination, family, connection);
      if (other.verdict !== answer.verdict) assumes.add(alternative.assumption);
    }
    return { ...answer, assumes: [...assumes].sort() };
  };
  const evaluation: Evaluation = {
    cluster,
    profile,
    compiled,
    sides,
    alternatives,
    always,
    judge,
    explain: (connection, lineOf) => explainConnection(evaluation, connection, lineOf),
  };
  return evaluation;
}
