import { expect, test } from "vitest";
import { initialView, wish } from "../../state/view";
import { placeOf, type ViewPlace } from "../../state/view-history";
import { viewStepWords } from "./view-step-words";

const { filter } = initialView.options.picture;
const plain = placeOf(initialView);
const wished = (change: Parameters<typeof wish>[1]): ViewPlace => placeOf(wish(initialView, change));

test.each<readonly [string, ViewPlace, ViewPlace]>([
  ["to the matrix", plain, { ...plain, look: "matrix" }],
  ["probe TCP 80", plain, wished({ probe: { kind: "port", protocol: "TCP", port: 80 } })],
  ["Label: app=web", plain, wished({ filter: { ...filter, labels: ["app=web"] } })],
  ["without “Search: web”", wished({ filter: { ...filter, search: "web" } }), plain],
  ["the filter", wished({ filter: { ...filter, search: "web", onlyChanged: true } }), plain],
  ["Neighbours of shop/web", plain, wished({ filter: { ...filter, around: "shop/web" } })],
  ["the pods of shop/web", plain, wished({ expanded: ["shop/web"] })],
  ["shop/web as one", wished({ expanded: ["shop/web"] }), plain],
  ["shop folded", wished({ collapsed: [] }), wished({ collapsed: ["shop"] })],
  ["namespaces folded or opened", plain, wished({ collapsed: ["shop"] })],
  ["every line", plain, wished({ drawAll: true })],
  ["places of nodes", plain, { ...plain, positions: { wide: { "shop/web": { x: 0, y: 0 } } } }],
])("%s", (words, before, after) => {
  expect(viewStepWords(before, after)).toBe(words);
});
