import { expect, test } from "vitest";
import { defaultWish } from "../engine";
import {
  initialView,
  isFiltering,
  plainWish,
  toggleExpanded,
  toggleNamespace,
  togglePane,
  viewOfOtherScenario,
  wish,
} from "./view";

test("nobody's wish is the engine's own", () => {
  expect(plainWish).toEqual(defaultWish);
});

test("a workload is shown pod by pod, and as one again", () => {
  const opened = toggleExpanded(initialView, "shop/web");
  expect(opened.options.picture.expanded).toEqual(["shop/web"]);
  expect(toggleExpanded(opened, "shop/web").options.picture.expanded).toEqual([]);
});

test("opening one namespace of a cluster that collapsed by itself leaves the others collapsed", () => {
  const opened = toggleNamespace(initialView, "shop", ["shop", "mail"]);
  expect(opened.options.picture.collapsed).toEqual(["mail"]);
  expect(toggleNamespace(opened, "shop", ["mail"]).options.picture.collapsed).toEqual(["mail", "shop"]);
});

test("another scenario keeps the probe and the shape, and forgets what was wished for its nodes", () => {
  const probe = { kind: "all-ports" } as const;
  const former = wish(toggleExpanded(initialView, "shop/web"), { probe, drawAll: true, shape: "tall" });
  expect(viewOfOtherScenario(former).options.picture).toEqual({ ...plainWish, probe, shape: "tall" });
});

test("a filter that hides a state filters, the probe does not", () => {
  const { filter } = plainWish;
  expect(isFiltering(wish(initialView, { probe: { kind: "all-ports" } }).options)).toBe(false);
  expect(isFiltering(wish(initialView, { filter: { ...filter, hiddenStates: ["denied"] } }).options)).toBe(true);
});

test("only one pane can be folded away", () => {
  const folded = togglePane(initialView, "text");
  expect(folded.foldedPane).toBe("text");
  expect(togglePane(folded, "picture").foldedPane).toBe("picture");
  expect(togglePane(folded, "text").foldedPane).toBeNull();
});
