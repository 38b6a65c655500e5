import { expect, test } from "vitest";
import { plainEmphasis } from "../emphasis";
import { flowNodes } from "./flow-nodes";
import { placesOf } from "./node-places";
import type { Scene } from "./scene";

const size = { x: 0, y: 0, width: 124, height: 48 };
const scene: Scene = {
  nodes: [
    { kind: "anyone", id: "anyone", name: "anyone", ...size },
    { kind: "range", id: "range", name: "10.0.0.0/8", ranges: [], ...size },
  ],
  namespaces: [],
  areOpenLinesDrawn: true,
  doors: [],
  links: [],
  shape: "wide",
};

function calmNodes(linked: readonly string[]): readonly string[] {
  const marks = { selected: null, raised: null, emphasis: plainEmphasis, lit: new Set<string>() };
  const nodes = flowNodes(scene, placesOf(scene, {}), { ...marks, linked: new Set(linked) });
  return nodes.flatMap(({ id, data }) => ("isCalm" in data && data.isCalm ? [id] : []));
}

test("what is outside steps back until a line of it is drawn", () => {
  expect(calmNodes([])).toEqual(["anyone", "range"]);
  expect(calmNodes(["range", "shop/web"])).toEqual(["anyone"]);
});
