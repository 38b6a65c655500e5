import type { Cluster } from "../cluster/cluster";
import type { NetworkPolicy } from "../kube/objects";
import type { Family } from "../net/ip-address";
import { alternativeSides } from "./alternative-sides";
import { alternativesOf } from "./assumptions";
import { type CompiledPolicies, createPolicyCompiler } from "./compile-policies";
import type { Evaluation } from "./evaluation";
import { type End, endOf, familyAsked } from "./pair-ends";
import type { Assumption, Profile } from "./profile";
import { createSideMemory, isSameProfile, type SideMemory } from "./side-memory";
import { sideAdmits } from "./side-ports";
import type { SideTable } from "./side-table";
import { bothSides, type Connection, type Judgement } from "./verdict";

/**
 * Evaluates again and again, and remembers the call before. What did not change is the very same object as before: the
 * class table and its classes, the address space, isolating sets, rows, port sets and their numbers; with nothing
 * changed the evaluation itself. Evaluations of before stay as they are.
 */
export interface Evaluator {
  /**
   * Evaluates policies on a cluster: sections 1, 4 and 8 of the semantics.
   *
   * @param cluster - the same object as before while nothing of it changed; pods that are the same objects were not read again
   * @param policies - decoded, valid and defaulted; their order does not matter (N11). Those that did not change are the
   * same objects as before
   */
  evaluate(cluster: Cluster, policies: readonly NetworkPolicy[], profile: Profile): Evaluation;
}

/** Evaluates policies on a cluster once; see {@link Evaluator}. */
export function evaluate(cluster: Cluster, policies: readonly NetworkPolicy[], profile: Profile): Evaluation {
  return createEvaluator().evaluate(cluster, policies, profile);
}

/** Makes an evaluator that remembers nothing yet. Clusters that are evaluated in turn need one each. */
export function createEvaluator(): Evaluator {
  const compiler = createPolicyCompiler();
  let memory = createSideMemory();
  let last: Evaluation | null = null;
  return {
    evaluate(cluster, policies, profile) {
      const compiled = compiler.compile(cluster, policies);
      if (last !== null && last.compiled === compiled && isSameProfile(last.profile, profile)) return last;
      if (memory.isFull()) memory = createSideMemory();
      last = evaluateCompiled(compiled, profile, memory);
      return last;
    },
  };
}

function evaluateCompiled(compiled: CompiledPolicies, profile: Profile, memory: SideMemory): Evaluation {
  const { cluster } = compiled;
  const tables = memory.tablesFor(compiled);
  const sides = tables(profile, "pod-cidr");
  const alternatives = alternativesOf(compiled, profile).map((alternative) => ({
    assumption: alternative.assumption,
    sides: alternativeSides(sides, alternative, () => tables(alternative.profile, alternative.presumed)),
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
  return {
    cluster,
    profile,
    compiled,
    sides,
    pool: memory.pool,
    alternatives,
    always,
    judge,
  };
}
