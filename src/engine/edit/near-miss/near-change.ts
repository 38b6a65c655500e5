import type { Place } from "../../source/range";
import type { EditWish } from "../edit-wish";

/** What a near miss is about. */
export type NearMissKind =
  /** A label of a pod, of a namespace; a requirement of a rule's peer; of the policy's own podSelector. */
  | "pod-label"
  | "namespace-label"
  | "rule-label"
  | "subject-label"
  /** Which namespace a peer is about. */
  | "rule-namespace"
  | "address"
  /** The rule names the address of a Service, which policies never see. */
  | "service-address"
  | "port"
  | "named-port"
  | "protocol"
  /** The rule names the Service's port, where the pod's is what policies see; or the Service's port leads to another. */
  | "service-port"
  | "service-selector"
  /** A hyphen: one peer that was meant as two, or two that were meant as one. */
  | "two-peers"
  | "wrong-namespace"
  | "policy-types"
  | "dns"
  /** One side lets it through, the other has no rule. */
  | "other-side"
  /** Several of these at once. */
  | "two-changes"
  | "allow";

/**
 * How far a change is from what stands there, and the one order in which near misses are told: a word that is off by a letter
 * or two; one label, port, protocol, address or direction; a policy moved elsewhere; two of these; a rule that is written
 * anew. Those that take something away from others come after all of these. Among equals the one that opens and closes
 * least besides comes first, then the one that changes policies only.
 */
export const DISTANCE = { typo: 0, one: 1, moved: 2, two: 3, rule: 4 } as const;

export type NearDistance = (typeof DISTANCE)[keyof typeof DISTANCE];

/** A change that may let something through. Whether it does shows only when the edited text is evaluated. */
export interface NearChange {
  readonly kind: NearMissKind;
  readonly distance: NearDistance;
  /** What came near, with the value that was wanted and the one that was found. */
  readonly sentence: string;
  /** The change in the imperative, without a stop. */
  readonly action: string;
  readonly wish: EditWish;
  /** The characters that it is about; null where no text is. */
  readonly place: Place | null;
  /** True where it changes pods, namespaces or Services rather than policies. */
  readonly isOfObjects: boolean;
}

/** Two changes as one. */
export function bothChanges(a: NearChange, b: NearChange): NearChange {
  return {
    kind: "two-changes",
    distance: a.distance === DISTANCE.rule || b.distance === DISTANCE.rule ? DISTANCE.rule : DISTANCE.two,
    sentence: `${a.sentence} ${b.sentence}`,
    action: `${a.action}, and ${b.action.slice(0, 1).toLowerCase()}${b.action.slice(1)}`,
    wish: { kind: "several", wishes: [a.wish, b.wish] },
    place: a.place ?? b.place,
    isOfObjects: a.isOfObjects || b.isOfObjects,
  };
}

/** In the order in which they are told, as far as that is known before they are evaluated. */
export function byDistance(a: NearChange, b: NearChange): number {
  return a.distance - b.distance || Number(a.isOfObjects) - Number(b.isOfObjects);
}
