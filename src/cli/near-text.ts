import { createSession, type NearMissQuestion, type ScenarioFile } from "../engine";
import type { CommonOptions } from "./arguments";

/**
 * The smallest edits that would let something through, a line each: what came near, and the change; one line that says why
 * there are none. Of what gets through already nothing, but where two peers may have been meant as one.
 */
export function nearText(
  files: readonly ScenarioFile[],
  { profile, namespace }: CommonOptions,
  question: NearMissQuestion,
  isThrough: boolean,
): readonly string[] {
  const options = { profile: profile.name, defaultNamespace: namespace };
  const session = createSession();
  session.analyze(files, options);
  const near = session.nearMisses(question, options);
  if (near === null) return [];
  if (near.none !== null) return isThrough ? [] : [`near: ${plain(near.none)}`];
  return near.misses.map(({ sentence, action, place, line }) => {
    const where = place === null || place.file === "" ? "" : ` (${place.file}:${line})`;
    return `near: ${plain(sentence)} ${action}.${where}`;
  });
}

/** A terminal sets no names in code. */
function plain(sentence: string): string {
  return sentence.replaceAll("`", "");
}
