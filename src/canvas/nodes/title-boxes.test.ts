import { expect, test } from "vitest";
import type { GraphNamespace, PictureShape } from "../../engine";
import { overlap } from "../edges/box";
import { placesOf } from "./node-places";
import type { Scene } from "./scene";
import { areTabsBelow, titleBoxes } from "./title-boxes";

const open: GraphNamespace = {
  ...{ id: "shop/", name: "shop", x: 0, y: 0, width: 500, height: 200 },
  ...{ podCount: 3, policyCount: 0, implied: false, assumed: false, ingress: "open", egress: "open" },
};

function titles(shape: PictureShape, namespace: GraphNamespace) {
  const scene: Scene = { nodes: [], namespaces: [namespace], areOpenLinesDrawn: false, doors: [], links: [], shape };
  const [words, tabs, cluster] = titleBoxes(scene, placesOf(scene, {}));
  if (!words || !tabs || !cluster) throw new Error("a title is missing");
  return { words, tabs, cluster, isBelow: areTabsBelow(scene, namespace, namespace.width) };
}

test("the tabs of a namespace lie at the end of its title", () => {
  for (const shape of ["wide", "tall"] as const) {
    const { words, tabs, isBelow } = titles(shape, open);
    expect(isBelow).toBe(false);
    expect(tabs.x + tabs.width).toBe(487);
    expect(tabs.y + tabs.height).toBeLessThan(32);
    expect(overlap(words, tabs)).toBe(false);
  }
});

test("in a narrow namespace of a tall picture they lie on a line of their own, below the words", () => {
  const { words, tabs, isBelow } = titles("tall", { ...open, width: 300 });
  expect(isBelow).toBe(true);
  expect(tabs.y).toBeGreaterThanOrEqual(words.y + words.height);
  expect(tabs.x + tabs.width).toBeLessThan(300);
});

test("the cluster is named at its upper border, in a tall picture, where lines come from above, at its lower one", () => {
  expect(titles("wide", open).cluster.y).toBeLessThan(0);
  expect(titles("tall", open).cluster.y).toBeGreaterThan(200);
});

test("the title of what is only assumed reaches to the end of that word, where its letters are widest", () => {
  const system = { ...open, id: "kube-system/", name: "kube-system", assumed: true };
  const scene: Scene = {
    nodes: [],
    namespaces: [system],
    areOpenLinesDrawn: true,
    doors: [],
    links: [],
    shape: "wide",
  };
  const [words] = titleBoxes(scene, placesOf(scene, {}));
  // as a browser draws it: the name from 37 on, eleven letters of 95 together, a gap of 6, and 54 for “assumed”
  expect((words?.x ?? 0) + (words?.width ?? 0)).toBeGreaterThanOrEqual(37 + 95 + 6 + 54);
});
