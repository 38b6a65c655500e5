import type { Cluster } from "../cluster/cluster";
import type { NetworkPolicy } from "../kube/objects";
import type { Family } from "../net/ip-address";
import { type Alternative, alternativesOf } from "./assumptions";
import { type CompiledPolicies, compilePolicies } from "./compile-policies";
import { explainConnection, type LineOf } from "./explain";
import type { Explanation } from "./explanation";
import { type End, endOf, familyAsked } from "./pair-ends";
import type { Assumption, Profile } from "./profile";
import { sideAdmits } from "./side-ports";
import { createSideTable, type SideTable } from "./side-table";
import { bothSides, type Connection, type Judgement } from "./verdict";

/** The verdicts of a cluster under its policies and a profile. Nothing is computed before it is asked for. */
export interface Evaluation {
  readonly cluster: Cluster;
  readonly profile: Profile;
  readonly compiled: CompiledPolicies;
  readonly sides: SideTable;
  /** The evaluation with one assumption answered otherwise, for each that could matter. */
  readonly alternatives: readonly { readonly assumption: Assumption; readonly sides: SideTable }[];
  /** Assumptions that every verdict carries (N52). */
  readonly always: readonly Assumption[];
  /** The answer to one question. A pod that takes no part is a defect of the caller and throws. */
  judge(connection: Connection): Judgement;
  /** The reason of the answer: both sides, every policy and rule. */
  explain(connection: Connection, lineOf?: LineOf): Explanation;
}

/**
 * Evaluates policies on a cluster: sections 1, 4 and 8 of the semantics.
 *
 * @param policies - decoded, valid and defaulted; their order does not matter (N11)
 */
export function evaluate(cluster: Cluster, policies: readonly NetworkPolicy[], profile: Profile): Evaluation {
  const compiled = compilePolicies(cluster, policies);
  const sides = createSideTable(compiled, profile);
  const alternatives = alternativesOf(compiled, profile).map((alternative) => lazily(compiled, alternative));
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

function lazily(compiled: CompiledPolicies, { assumption, profile, presumed }: Alternative) {
  let table: SideTable | null = null;
  return {
    assumption,
    get sides(): SideTable {
      table ??= createSideTable(compiled, profile, presumed);
      return table;
    },
  };
}
