import type { AddressRange } from "../net/cidr";
import type { Family } from "../net/ip-address";
import type { Answer, AssumptionAnswers, AssumptionSwitch, Profile, ProfileName } from "../policy/profile";
import { KUBERNETES } from "./kubernetes-profile";
import { readBlock } from "./naive-address";

/** Section 8, column by column, written down a second time: how each profile differs from the default one. */
const COLUMNS: Readonly<Record<ProfileName, Partial<Profile>>> = {
  kubernetes: {},
  calico: { podToOwnNode: "depends", emptyServiceRefuses: "depends" },
  cilium: { ipBlockMatchesPods: "no", ipBlockMatchesNodes: "no", emptyServiceRefuses: "depends" },
  "kube-network-policies": { podToOwnNode: "depends" },
  none: { enforced: false, hairpin: "yes" },
};

/** The columns of section 8. */
export const NAMED_PROFILES: readonly ProfileName[] = [
  "kubernetes",
  "calico",
  "cilium",
  "kube-network-policies",
  "none",
];

type Question = Exclude<keyof Profile, "name" | "enforced" | "podCidrs">;

const QUESTIONS: Readonly<Record<AssumptionSwitch, Question>> = {
  "ip-block-matches-pods": "ipBlockMatchesPods",
  "end-port": "endPort",
  "own-node-to-pod": "ownNodeToPod",
  "pod-to-own-node": "podToOwnNode",
  "host-network": "hostNetworkAsNode",
  "ip-block-matches-nodes": "ipBlockMatchesNodes",
  hairpin: "hairpin",
  "service-without-endpoints": "emptyServiceRefuses",
};

/** The rows of section 8 that can be switched. */
export const SWITCHES: readonly AssumptionSwitch[] = [
  "ip-block-matches-pods",
  "end-port",
  "own-node-to-pod",
  "pod-to-own-node",
  "host-network",
  "ip-block-matches-nodes",
  "hairpin",
  "service-without-endpoints",
];

/** Whether a name is that of a profile. */
export function isProfileName(name: string): name is ProfileName {
  return NAMED_PROFILES.some((known) => known === name);
}

/** Whether a name is that of a row that can be switched. */
export function isSwitch(name: string): name is AssumptionSwitch {
  return SWITCHES.some((known) => known === name);
}

/** What a user chooses: a column, single answers instead of its own, and where pods without address lie. */
export interface NaiveChoice {
  readonly profile: ProfileName;
  readonly assumptions: AssumptionAnswers;
  /** Blocks as text; a family without one has its default. */
  readonly podCidrs: readonly string[];
}

/** The profile of a choice. */
export function naiveProfile({ profile, assumptions, podCidrs }: NaiveChoice): Profile {
  const switched: Partial<Record<Question, Answer>> = {};
  for (const name of SWITCHES) {
    const answer = assumptions[name];
    if (answer !== undefined) switched[QUESTIONS[name]] = answer;
  }
  return {
    ...KUBERNETES,
    ...COLUMNS[profile],
    ...switched,
    name: profile,
    podCidrs: [...rangesOf(podCidrs, 4), ...rangesOf(podCidrs, 6)],
  };
}

/** What is stated for a family, else its default. */
function rangesOf(texts: readonly string[], family: Family): readonly AddressRange[] {
  const stated = texts.map(rangeOf).filter((range) => range.family === family);
  return stated.length > 0 ? stated : KUBERNETES.podCidrs.filter((range) => range.family === family);
}

function rangeOf(text: string): AddressRange {
  const { address, prefix } = readBlock(text);
  const size = 1n << BigInt((address.family === 4 ? 32 : 128) - prefix);
  const first = address.value - (address.value % size);
  return { family: address.family, first, last: first + size - 1n };
}
