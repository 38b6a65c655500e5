import type { Answer, AssumptionAnswers, Profile } from "../policy/profile";
import { KUBERNETES } from "./kubernetes-profile";
import { NAMED_PROFILES, naiveProfile, SWITCHES } from "./naive-profiles";
import type { Random } from "./random";

/** Mostly the default one; else every answer by chance, and the pod CIDR elsewhere. */
export function randomAnswers(random: Random): Profile {
  if (random.chance(0.6)) return KUBERNETES;
  const answer = () => random.pick<Answer>(["yes", "yes", "no", "depends"]);
  const [ipv4, ipv6] = KUBERNETES.podCidrs;
  const narrow = { family: 4, first: 0x0a00_0000n, last: 0x0a00_0007n } as const;
  return {
    ...KUBERNETES,
    enforced: random.chance(0.95),
    ipBlockMatchesPods: answer(),
    endPort: answer(),
    ownNodeToPod: answer(),
    podToOwnNode: answer(),
    hostNetworkAsNode: answer(),
    podCidrs: [random.chance(0.5) ? narrow : ipv4, ipv6].flatMap((range) => range ?? []),
  };
}

/** What a user may choose: one of the named profiles, some of its assumptions switched, and a pod CIDR. */
export function randomChoice(random: Random) {
  const profile = random.pick(NAMED_PROFILES);
  const switched = random.chance(0.4) ? [] : random.some(SWITCHES, 0.2);
  const answers = switched.map((name) => [name, random.pick<Answer>(["yes", "no", "depends"])] as const);
  const assumptions: AssumptionAnswers = Object.fromEntries(answers);
  const podCidrs = random.pick<readonly string[]>([[], [], ["10.0.0.0/29", "fd00::/125"], ["10.240.0.0/13"]]);
  return { profile, assumptions, podCidrs };
}

/** The profile of a {@link randomChoice}. */
export function randomNamedProfile(random: Random): Profile {
  return naiveProfile(randomChoice(random));
}
