import type { Service } from "../kube/objects";
import type { Evaluation } from "../policy/evaluation";
import { filterPairs } from "./filter-pairs";
import type { JudgedPair } from "./judged-pair";
import type { PictureEnd } from "./picture-ends";
import type { EdgeFilter, Probe } from "./picture-wish";

/** Whether a pair passes; `isChanged`: whether the last edit changed it. */
export type PassesFilter = (pair: JudgedPair, isChanged: boolean) => boolean;

/** A filter at work. */
export interface CompiledFilter {
  readonly passes: PassesFilter;
  /** Equal for ends that the filter does not tell apart, as far as verdicts and namespaces do not. */
  signOf(end: PictureEnd): string;
  /** Whether an end is what the filter shows the neighbours of; null: it shows those of all. */
  readonly isCentre: ((end: PictureEnd) => boolean) | null;
}

/** What a filter has to know of a picture. */
export interface FilterMeans {
  readonly ends: readonly PictureEnd[];
  readonly services: readonly Service[];
  readonly probe: Probe;
  /** Everything by which an end can be found: names, labels `key=value`, ranges. */
  textsOf(end: PictureEnd): readonly string[];
  /** The pairs of an end with all others, both ways; asked for when the first pair is to pass. */
  pairsOf(end: PictureEnd): Iterable<JudgedPair>;
}

/** Puts a filter to work. */
export function compileFilter(evaluation: Evaluation, filter: EdgeFilter, means: FilterMeans): CompiledFilter {
  return isEveryEdge(filter) ? EVERY_EDGE : filterPairs(evaluation, filter, means);
}

const EVERY_EDGE: CompiledFilter = { passes: () => true, signOf: () => "", isCentre: null };

function isEveryEdge(filter: EdgeFilter): boolean {
  const { hiddenStates, namespaces, direction, policy, onlyChanged, search, ports, labels, around } = filter;
  const lists = [hiddenStates, namespaces, ports, labels, search.trim()];
  return (
    lists.every(({ length }) => length === 0) && direction === "any" && (policy ?? around) === null && !onlyChanged
  );
}
