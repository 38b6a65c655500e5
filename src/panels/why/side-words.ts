import type { SideExplanation } from "../../engine";

type Exception = NonNullable<SideExplanation["exception"]>;

const EXCEPTIONS: Record<Exclude<Exception, "own-node">, string> = {
  "not-a-pod": "No policy selects what is no pod: this side lets everything through.",
  itself: "A pod always reaches itself.",
  "not-enforced": "Nobody enforces policies in this profile: this side lets everything through, whatever they say.",
  "host-network": "Pods on the host network are seen as their node: policies do not select them.",
};

const OWN_NODE: Record<SideExplanation["direction"], string> = {
  egress: "A pod always reaches its own node.",
  ingress: "A pod's own node always reaches it.",
};

/** Why no policy is asked on a side, as a sentence; null where they are asked. */
export function exceptionWords({
  exception,
  direction,
}: Pick<SideExplanation, "exception" | "direction">): string | null {
  if (exception === null) return null;
  return exception === "own-node" ? OWN_NODE[direction] : EXCEPTIONS[exception];
}
