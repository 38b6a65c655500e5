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
    ports: [
      { kind: "number", protocol: "TCP", from: 80, to: 80 },
      { kind: "name", name: "metrics", otherwise: null },
    ],
    labels: ["app=web"],
    around: "shop/web",
  };
  expect(words(filter)).toEqual([
    "Neighbours of shop/web",
    "Search: web",
    "Port: TCP 80",
    "Port: metrics",
    "Label: app=web",
    "Without denied",
    "Namespace: shop",
    "Into shop",
    "Policy: shop/web",
    "Only what the last edit changed",
  ]);
  let left = filter;
  while (activeFilters(left).length > 0) left = { ...left, ...activeFilters(left)[0]?.without };
  expect(left).toEqual(everyEdge);
  for (const each of activeFilters(filter)) {
    expect(activeFilters({ ...filter, ...each.without })).toHaveLength(9);
  }
});

test("as many are counted as are told", () => {
  const parts: readonly Partial<EdgeFilter>[] = [
    {},
    { search: " " },
    { search: "web", policy: "shop/web" },
    { hiddenStates: ["open"], namespaces: ["shop"], direction: "into", onlyChanged: true },
    { labels: ["a", "b"], around: "anyone", ports: [{ kind: "name", name: "http", otherwise: null }] },
  ];
  for (const part of parts) expect(filterCount({ ...everyEdge, ...part })).toBe(words(part).length);
});
