import type { LatePart } from "../ui/late-part";
import type { Example } from "./example";
import type { ImportReaders } from "./use-import";

/** Where scenarios come from, for forms deep in the page. */
export interface ScenarioSources {
  readonly examples: LatePart<{ readonly examples: readonly Example[] }>;
  readonly readers: ImportReaders;
}

/** Given once, by whoever puts the page together; null: there are none. */
export const scenarioSources: { given: ScenarioSources | null } = { given: null };
