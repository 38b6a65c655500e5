import { expect, test } from "vitest";
import type { GraphNode, Padlock } from "../../engine";
import { tabBoxes, tabsOfNode } from "./open-tabs";

const node = (ingress: Padlock, egress: Padlock, excluded: string | null = null): GraphNode => ({
  ...{
    kind: "workload",
    id: "a/web",
    x: 0,
    y: 0,
    width: 200,
    height: 60,
    namespace: "a",
    container: "a/",
    name: "web",
  },
  ...{ podCount: 1, pods: [], labels: [], ingress, egress, excluded, hostNetwork: false, partOf: null, assumed: false },
});
const scene = (areOpenLinesDrawn: boolean, ingress: Padlock = "mixed") => ({
  nodes: [],
  namespaces: [
    {
      ...{
        id: "a/",
        name: "a",
        x: 0,
        y: 0,
        width: 9,
        height: 9,
        podCount: 1,
        policyCount: 0,
        implied: false,
        assumed: false,
      },
      ...{ ingress, egress: "mixed" as const },
    },
  ],
  areOpenLinesDrawn,
  doors: [],
  links: [],
  shape: "wide" as const,
});

test("a side that no policy guards wears a tab", () => {
  expect(tabsOfNode(scene(false), node("open", "isolated"))).toEqual({ ingress: true, egress: false });
  expect(tabsOfNode(scene(false), node("mixed", "open"))).toEqual({ ingress: false, egress: true });
});

test("no tab stands where the open lines are drawn, or where the namespace says it for all", () => {
  const none = { ingress: false, egress: false };
  expect(tabsOfNode(scene(true), node("open", "open"))).toEqual(none);
  expect(tabsOfNode(scene(false, "open"), node("open", "isolated"))).toEqual(none);
});

test("what takes no part accepts nothing", () => {
  expect(tabsOfNode(scene(false), node("open", "open", "finished (Succeeded)")).ingress).toBe(false);
});

test("tabs stand out above and below the border on which they lie", () => {
  const box = { x: 10, y: 100, width: 200, height: 60 };
  const [above, below] = tabBoxes({ ingress: true, egress: true }, box);
  expect(above && above.y + above.height).toBe(100);
  expect(below?.y).toBe(160);
});
