import { isDeepStrictEqual } from "node:util";
import { readQuickly } from "../manifest/quick/quick-yaml";
import { parseAnyYaml } from "../manifest/yaml/parse-any-yaml";

/** What the quick reader makes of a text: the full reader's tree, nothing at all, or something it should not. */
export type QuickOutcome = "read" | "gave up" | "wrong";

/**
 * Compares the quick reader of YAML with the full one: what it reads must be the same tree with the same ranges, of a
 * text without findings.
 */
export function tryQuickly(text: string): QuickOutcome {
  const tree = readQuickly(text);
  if (tree === null) return "gave up";
  const full = parseAnyYaml(text);
  const expected = { tree, findings: [], syntaxErrorAt: null, hasAliases: false };
  return isDeepStrictEqual(full, expected) ? "read" : "wrong";
}

/** The outcomes of many texts. */
export interface QuickTally {
  read: number;
  gaveUp: number;
  readonly wrong: string[];
}

/** Tries texts, each as {@link tryQuickly} does. */
export function tallyQuickly(texts: Iterable<string>): QuickTally {
  const tally: QuickTally = { read: 0, gaveUp: 0, wrong: [] };
  for (const text of texts) {
    const outcome = tryQuickly(text);
    if (outcome === "read") tally.read++;
    else if (outcome === "gave up") tally.gaveUp++;
    else tally.wrong.push(text);
  }
  return tally;
}
