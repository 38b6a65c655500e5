import type { Answer, AssumptionAnswers, AssumptionSwitch } from "../policy/profile";
import { isProfileName, isSwitch, type NaiveChoice } from "./naive-profiles";

/** A line of a table that begins with a word and a colon. */
export interface WordLine {
  readonly word: string;
  readonly rest: string;
}

/**
 * The profile that a table is about: `profile: calico`, `switch: end-port no`, `pod-cidr: 10.0.0.0/16`, each optional;
 * without them it is `kubernetes` as it is.
 */
export function chosenProfile(lines: readonly WordLine[]): NaiveChoice {
  const all = (word: string) => lines.filter((line) => line.word === word).map((line) => line.rest.trim());
  const [profile = "kubernetes"] = all("profile");
  if (!isProfileName(profile)) throw new Error(`no such profile: ${profile}`);
  const answers = all("switch").map((line): readonly [AssumptionSwitch, Answer] => {
    const [name = "", answer = ""] = line.split(/\s+/);
    if (!isSwitch(name) || !isAnswer(answer)) throw new Error(`no such switch: ${line}`);
    return [name, answer];
  });
  const assumptions: AssumptionAnswers = Object.fromEntries(answers);
  return { profile, assumptions, podCidrs: all("pod-cidr") };
}

function isAnswer(word: string): word is Answer {
  return word === "yes" || word === "no" || word === "depends";
}
