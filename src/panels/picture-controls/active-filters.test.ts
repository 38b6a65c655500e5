import { expect, test } from "vitest";
import { type EdgeFilter, everyEdge } from "../../engine";
import { activeFilters, directionWords } from "./active-filters";
import { filterCount } from "./filter-count";

const words = (filter: Partial<EdgeFilter>) => activeFilters({ ...everyEdge, ...filter }).map((each) => each.words);

test("where everything passes, nothing is active", () => {
  expect(words({})).toEqual([]);
  expect(words({ search: "  " })).toEqual([]);
});

test("states are told by what is hidden, or by the few that are left", () => {
  expect(words({ hiddenStates: ["open", "denied"] })).toEqual(["Without open, denied"]);
  expect(words({ hiddenStates: ["allowed", "open", "partly", "mixed", "depends"] })).toEqual(["Only denied"]);
  expect(words({ hiddenStates: ["allowed", "open", "partly", "denied", "mixed", "depends"] })).toEqual([
    "All states hidden",
  ]);
});

test("a direction is seen from the chosen namespaces, or from the cluster", () => {
  expect(directionWords("into", [])).toBe("Into the cluster");
  expect(directionWords("out-of", ["shop"])).toBe("Out of shop");
  expect(directionWords("within", ["shop", "mail"])).toBe("Within shop and mail");
  expect(directionWords("within", ["a", "b", "c"])).toBe("Within these 3 namespaces");
});

test("every part of a filter can be taken away by itself", () => {
  const filter: EdgeFilter = {
    hiddenStates: ["denied"],
    namespaces: ["shop"],
    direction: "into",
    policy: "shop/web",
    onlyChanged: true,
    search: "web",
  };
  expect(words(filter)).toEqual([
    "Search: web",
    "Without denied",
    "Namespace: shop",
    "Into shop",
    "Policy: shop/web",
    "Only what the last edit changed",
  ]);
  const changes = activeFilters(filter).map((each) => each.without);
  expect(Object.assign({ ...filter }, ...changes)).toEqual(everyEdge);
  for (const each of activeFilters(filter)) {
    expect(activeFilters({ ...filter, ...each.without })).toHaveLength(5);
  }
});

test("as many are counted as are told", () => {
  const parts: readonly Partial<EdgeFilter>[] = [
    {},
    { search: " " },
    { search: "web", policy: "shop/web" },
    { hiddenStates: ["open"], namespaces: ["shop"], direction: "into", onlyChanged: true },
  ];
  for (const part of parts) expect(filterCount({ ...everyEdge, ...part })).toBe(words(part).length);
});
