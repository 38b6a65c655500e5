import type { AnalyzeOptions, Answer, AssumptionReport, ProfileReport } from "../../engine";

/** The answer that is in force, also while the analysis that was made with it is still to come. */
export function answerInForce({ assumptions }: AnalyzeOptions, { name, ownAnswer }: AssumptionReport): Answer {
  return assumptions?.[name] ?? ownAnswer;
}

/**
 * How many assumptions are answered otherwise than the profile answers them by itself.
 *
 * @param report - of the last analysis; null, or of another profile: what was answered counts as it is
 */
export function switchedCount(options: AnalyzeOptions, report: ProfileReport | null): number {
  if (report === null || report.name !== options.profile) return Object.keys(options.assumptions ?? {}).length;
  return report.assumptions.filter((each) => answerInForce(options, each) !== each.ownAnswer).length;
}

/** “Calico”, “Calico · 1 switched”. */
export function profileWords(title: string, switched: number): string {
  return switched === 0 ? title : `${title} · ${switched} switched`;
}
