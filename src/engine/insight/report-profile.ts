import { formatAddressRange, rangeAsCidr } from "../net/cidr";
import { ASSUMPTION_FACTS, SWITCHES } from "../policy/assumption-facts";
import type { Evaluation } from "../policy/evaluation";
import type { Answer, Profile } from "../policy/profile";
import { PROFILE_FACTS } from "../policy/profile-facts";
import { KUBERNETES_PROFILE, knownProfiles, profileNamed } from "../policy/profiles";
import type { AssumptionReport, ProfileReport } from "./profile-report";

/** The profile of an evaluation in words, with every assumption that can be switched; none where nobody enforces policies. */
export function reportProfile({ profile }: Pick<Evaluation, "profile">): ProfileReport {
  const { name, enforced, podCidrs } = profile;
  return {
    name,
    enforced,
    ...PROFILE_FACTS[name],
    assumptions: enforced ? reportAssumptions(profile) : [],
    podCidrs: podCidrs.map((range) => rangeAsCidr(range) ?? formatAddressRange(range)),
    choices: knownProfiles().map((choice) => ({ name: choice, ...PROFILE_FACTS[choice] })),
  };
}

/** In the order in which they are offered. */
const ANSWERS: readonly Answer[] = ["yes", "no", "depends"];

function reportAssumptions(profile: Profile): readonly AssumptionReport[] {
  const own = profileNamed(profile.name) ?? KUBERNETES_PROFILE;
  return SWITCHES.map((name): AssumptionReport => {
    const { member, title, answers, sources } = ASSUMPTION_FACTS[name];
    const answer = profile[member];
    return {
      name,
      title,
      sentence: answers[answer].sentence,
      answer,
      ownAnswer: own[member],
      choices: ANSWERS.map((choice) => ({ answer: choice, words: answers[choice].words })),
      sources,
    };
  });
}
