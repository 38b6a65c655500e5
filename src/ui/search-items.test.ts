import { expect, test } from "vitest";
import { type SearchItem, searchItems } from "./search-items";

const items: readonly SearchItem[] = [
  { id: "1", group: "Go to", title: "shop/web" },
  { id: "2", group: "Go to", title: "web" },
  { id: "3", group: "Examples", title: "Webhooks", details: ["Look at the shop."] },
  { id: "4", group: "View", title: "Dark theme" },
];
const ids = (query: string, most = 99) =>
  searchItems(items, query, most).map(({ name, found }) => [name, ...found.map(({ item }) => item.id)]);

test("without a query everything is there, as it was given", () => {
  expect(ids("")).toEqual([
    ["Go to", "1", "2"],
    ["Examples", "3"],
    ["View", "4"],
  ]);
});

test("the best one comes first, and with it its group", () => {
  expect(ids("web")).toEqual([
    ["Go to", "2", "1"],
    ["Examples", "3"],
  ]);
});

test("details and the group are searched too, after every title", () => {
  expect(ids("shop")).toEqual([
    ["Go to", "1"],
    ["Examples", "3"],
  ]);
  expect(ids("view dark")).toEqual([["View", "4"]]);
});

test("in details letters that merely follow each other are no match", () => {
  expect(ids("lats")).toEqual([]);
});

test("no more than the wanted number is given", () => {
  expect(ids("", 1)).toEqual([["Go to", "1"]]);
});

test("what is worth less comes after what fits a little worse", () => {
  const pod = { id: "pod", group: "Go to", title: "app/database" };
  const example = { id: "example", group: "Examples", title: "Database and backup", more: "Nightly jobs." };
  const first = (items: readonly SearchItem[], query: string) => searchItems(items, query, 9)[0]?.found[0]?.item.id;
  expect(first([pod, example], "database")).toBe("example");
  expect(first([pod, { ...example, weight: -50 }], "database")).toBe("pod");
  expect(first([pod, { ...example, weight: -50 }], "nightly")).toBe("example");
});
