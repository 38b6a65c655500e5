import type { EdgeFilter } from "../../engine";

/** How many things the filter asks for: as many as `activeFilters` puts into words, which come late. */
export function filterCount(filter: EdgeFilter): number {
  const { search, hiddenStates, namespaces, direction, policy, onlyChanged, ports, labels, around } = filter;
  const asked = [
    around !== null,
    ...ports,
    ...labels,
    search.trim(),
    hiddenStates.length,
    namespaces.length,
    direction !== "any",
    policy !== null,
    onlyChanged,
  ];
  return asked.filter(Boolean).length;
}
