import type { Answer, AssumptionSwitch, ProfileName } from "../policy/profile";

/** Who enforces the policies in this analysis, and on what assumptions, in words: what the picture's corner shows. */
export interface ProfileReport {
  readonly name: ProfileName;
  readonly title: string;
  /** False: every connection is open, and `sentence` says why. */
  readonly enforced: boolean;
  /** Who this is, in one sentence. */
  readonly sentence: string;
  readonly assumptions: readonly AssumptionReport[];
  /** Blocks in which pods lie that state no address. */
  readonly podCidrs: readonly string[];
  /** Every profile that can be chosen, in order. */
  readonly choices: readonly { readonly name: ProfileName; readonly title: string; readonly sentence: string }[];
}

/** One assumption of a profile. */
export interface AssumptionReport {
  readonly name: AssumptionSwitch;
  /** “An ipBlock matches pod addresses” */
  readonly title: string;
  /** What the answer that holds now means, in one or two sentences. */
  readonly sentence: string;
  readonly answer: Answer;
  /** The profile's own answer; where it differs, the user has switched it. */
  readonly ownAnswer: Answer;
  /** Answers that can be chosen. */
  readonly choices: readonly { readonly answer: Answer; readonly words: string }[];
  /** Where this is written: name and address of the sources. */
  readonly sources: readonly { readonly name: string; readonly url: string }[];
}
