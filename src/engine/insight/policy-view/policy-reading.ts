import { familiesOf } from "../../cluster/pod-address";
import type { NetworkPolicy } from "../../kube/objects";
import type { Family } from "../../net/ip-address";
import type { CompiledPolicy } from "../../policy/compile-policies";
import type { EndpointClass } from "../../policy/endpoint-classes";
import type { Evaluation, LineOf } from "../../policy/evaluation";
import type { RowContext } from "../../policy/row-context";
import { createRuleContexts } from "../../policy/rule-context";
import { placeOf, type Range } from "../../source/range";
import { podsOfClasses } from "./pods-of-classes";
import type { Placed } from "./policy-view";

/** An analysis as policies are read from it, one after the other. */
export interface PolicyReading {
  readonly evaluation: Evaluation;
  /** One, or two where the profile leaves open how hostNetwork pods are seen. */
  readonly contexts: readonly [RowContext, ...RowContext[]];
  /** Classes that have pods. */
  readonly classes: readonly EndpointClass[];
  /** Families in which the pods of a class have addresses; none where they have no address yet. */
  familiesOf(endpointClass: EndpointClass): readonly Family[];
  placed(policy: NetworkPolicy, range: Range): Placed;
  /** Why the selector or a peer of a policy matches nothing, or a rule adds nothing, by its range; null: nothing is to be said. */
  remarkOn(policy: NetworkPolicy, range: Range): string | null;
}

/** Prepares to read policies of an evaluation. */
export function readPolicies(
  evaluation: Evaluation,
  lineOf: LineOf,
  remarkOn: PolicyReading["remarkOn"] = () => null,
): PolicyReading {
  const { compiled, profile } = evaluation;
  const pods = podsOfClasses(compiled);
  return {
    evaluation,
    contexts: createRuleContexts(compiled, profile),
    classes: compiled.table.classes.filter(({ index, isVacant }) => !isVacant && (pods[index]?.length ?? 0) > 0),
    familiesOf({ index }) {
      const [pod] = pods[index] ?? [];
      return pod === undefined ? [] : familiesOf(pod, compiled.cluster);
    },
    placed({ origin }, range) {
      const place = placeOf(origin, range);
      return { place, line: lineOf(place) };
    },
    remarkOn,
  };
}

/** The classes that a policy selects, and that its rules are about under the profile: not what acts as its node (N37). */
export function subjectClasses(reading: PolicyReading, { subjects }: CompiledPolicy): readonly EndpointClass[] {
  const { compiled, profile } = reading.evaluation;
  return Array.from(subjects).flatMap((index) => {
    const own = compiled.table.classes[index];
    return own === undefined || (own.hostNetwork && profile.hostNetworkAsNode === "yes") ? [] : own;
  });
}
