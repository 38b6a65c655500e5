import type { Assumption, AssumptionReport } from "../../engine";

const WORDS: Record<Assumption, string> = {
  "ip-block-matches-pods": "whether an ipBlock matches the addresses of pods",
  "pod-cidr": "that pods without a stated address lie in the pod CIDR",
  "end-port": "whether the plugin honours endPort",
  "own-node-to-pod": "that a node reaches its own pods",
  "pod-to-own-node": "whether an isolated pod reaches its own node",
  "host-network": "that pods on the host network count as their node",
  "ip-block-matches-nodes": "whether an ipBlock matches the addresses of nodes",
  hairpin: "whether a pod reaches itself through its own Service",
  "service-without-endpoints": "how a Service without ready pods answers",
  "client-source": "which address a policy sees behind a Service",
  "other-policies": "that the policies which are not evaluated change nothing",
};

/** One thing that a verdict rests on. */
export interface Rest {
  readonly assumption: Assumption;
  readonly words: string;
  /** The user gave another answer than the profile's own. */
  readonly isSwitched: boolean;
  /** Nobody has answered it: neither the profile nor the user. */
  readonly isOpen: boolean;
}

/** What a verdict rests on, in words, and what of it the user answered otherwise than the profile. */
export function restsOn(assumes: readonly Assumption[], reports: readonly AssumptionReport[]): readonly Rest[] {
  const switched = new Set<Assumption>(
    reports.filter(({ answer, ownAnswer }) => answer !== ownAnswer).map(({ name }) => name),
  );
  return assumes.map((assumption) => ({
    assumption,
    words: WORDS[assumption],
    isSwitched: switched.has(assumption),
    isOpen: reports.some(({ name, answer }) => name === assumption && answer === "depends"),
  }));
}
