import type { EdgeFilter } from "../../engine";

/** How many things the filter asks for: as many as `activeFilters` puts into words, which come late. */
export function filterCount(filter: EdgeFilter): number {
  const { search, hiddenStates, namespaces, direction, policy, onlyChanged } = filter;
  const asked = [
    search.trim(),
    hiddenStates.length,
    namespaces.length,
    direction !== "any",
    policy !== null,
    onlyChanged,
  ];
  return asked.filter(Boolean).length;
}
