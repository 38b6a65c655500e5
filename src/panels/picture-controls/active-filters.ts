import type { EdgeFilter, EdgeState } from "../../engine";
import { portWishWords } from "./port-wish-words";

/** One thing that the filter asks for, in words, and the change that takes it away. */
export interface ActiveFilter {
  readonly words: string;
  readonly without: Partial<EdgeFilter>;
}

export const EDGE_STATES: readonly EdgeState[] = ["allowed", "open", "partly", "denied", "mixed", "depends"];

/**
 * What the filter asks for; empty where everything passes.
 *
 * @param nameOf - of a node by its id; absent: it goes by that
 */
export function activeFilters(filter: EdgeFilter, nameOf = (id: string) => id): readonly ActiveFilter[] {
  const { search, hiddenStates, namespaces, direction, policy, onlyChanged, ports, labels, around } = filter;
  return [
    ...(around === null ? [] : [{ words: `Neighbours of ${nameOf(around)}`, without: { around: null } }]),
    ...(search.trim() === "" ? [] : [{ words: `Search: ${search.trim()}`, without: { search: "" } }]),
    ...ports.map((port) => ({
      words: `Port: ${portWishWords(port)}`,
      without: { ports: ports.filter((each) => each !== port) },
    })),
    ...labels.map((label) => ({
      words: `Label: ${label}`,
      without: { labels: labels.filter((each) => each !== label) },
    })),
    ...(hiddenStates.length === 0 ? [] : [{ words: statesWords(hiddenStates), without: { hiddenStates: [] } }]),
    ...(namespaces.length === 0 ? [] : [{ words: namespacesWords(namespaces), without: { namespaces: [] } }]),
    ...(direction === "any"
      ? []
      : [{ words: directionWords(direction, namespaces), without: { direction: "any" } as const }]),
    ...(policy === null ? [] : [{ words: `Policy: ${policy}`, without: { policy: null } }]),
    ...(onlyChanged ? [{ words: "Only what the last edit changed", without: { onlyChanged: false } }] : []),
  ];
}

/** “Into shop and search”: a direction as it is seen from the chosen namespaces, or from the cluster. */
export function directionWords(direction: EdgeFilter["direction"], namespaces: readonly string[]): string {
  const here = placeWords(namespaces);
  switch (direction) {
    case "any":
      return "Any direction";
    case "into":
      return `Into ${here}`;
    case "out-of":
      return `Out of ${here}`;
    case "within":
      return `Within ${here}`;
  }
}

function placeWords(namespaces: readonly string[]): string {
  if (namespaces.length === 0) return "the cluster";
  return namespaces.length > 2 ? `these ${namespaces.length} namespaces` : namespaces.join(" and ");
}

function namespacesWords(namespaces: readonly string[]): string {
  if (namespaces.length > 3) return `${namespaces.length} namespaces`;
  return `${namespaces.length === 1 ? "Namespace" : "Namespaces"}: ${namespaces.join(", ")}`;
}

/** Says what is hidden, or where that is most, what is left. */
function statesWords(hidden: readonly EdgeState[]): string {
  const shown = EDGE_STATES.filter((state) => !hidden.includes(state));
  if (shown.length === 0) return "All states hidden";
  if (shown.length < 3) return `Only ${shown.join(" and ")}`;
  return `Without ${EDGE_STATES.filter((state) => hidden.includes(state)).join(", ")}`;
}
