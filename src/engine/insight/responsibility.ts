import type { Place } from "../source/range";
import type { Off } from "./what-if/off";

/** What in the picture a place of the text is responsible for. */
export interface Responsibility {
  /** `rule`: of a policy; `policy`: elsewhere in one; `object`: a pod, a workload, a namespace. */
  readonly kind: "rule" | "policy" | "object";
  /** “ingress rule 2 of app/backend-policy”, “app/backend-policy”, “Pod app/web”. */
  readonly words: string;
  /** The rule or policy, as it can be left out for a moment; absent: it is none. */
  readonly off?: Off;
  /** The rule, or the object. */
  readonly place: Place;
  /** Ids of nodes: those that the policy selects, or that the object stands for. */
  readonly nodes: readonly string[];
  /** Ids (`source→target`) of the connections that get through on this side because of it, and do get through. */
  readonly edges: readonly string[];
  /**
   * Those of `edges` of which at least some port gets through only because of it: no other rule of the policies on this
   * side surely admits that. Of a policy: no other policy does.
   */
  readonly alone: readonly string[];
}
