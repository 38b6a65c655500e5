import type { ClusterPod } from "../cluster/cluster";
import type { LabelRequirement, Labels, PolicyPort } from "../kube/objects";
import type { Cidr } from "../net/cidr";
import type { PortSet } from "../net/port-set";
import type { Place } from "../source/range";

/** What else there is to say of a part of a rule that fails, from what the policies know nothing of: Services, slips. */
export interface ExplanationHints {
  /** Of a label that is not there; null where nothing is to be said. */
  label(missed: LabelRequirement, labels: Labels, of: "pod" | "namespace"): Hint | null;
  /** Of a port that is not the one asked about, on a destination that is a pod. */
  port(missed: PolicyPort, destination: ClusterPod, asked: PortSet): Hint | null;
  /** Of a number that a rule lets through, but on which the pod declares nothing. */
  undeclared(admitted: PolicyPort, destination: ClusterPod, asked: PortSet): Hint | null;
  /** Of a block in which the other end is not. */
  block(missed: Cidr, other: ClusterPod): Hint | null;
}

/** A remark at the end of a sentence; `words` lead to `place`. */
export interface Hint {
  /** Before the words that lead somewhere; the whole remark where nothing does. */
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** Null: it leads nowhere. */
  readonly place: Place | null;
}

/** Nothing else is known. */
export const NO_HINTS: ExplanationHints = {
  label: () => null,
  port: () => null,
  undeclared: () => null,
  block: () => null,
};
