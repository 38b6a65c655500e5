import { expect, test } from "vitest";
import type { GraphEdge } from "../../engine";
import type { FreshChange } from "../fresh-changes";
import { labelWishes } from "./label-wishes";

const edge = (id: string): GraphEdge => ({
  ...{ id, source: "a", target: "b", state: "allowed", label: "8080", sentence: "a to b: TCP 8080 allowed." },
  ...{ droppedAt: "none", assumes: [], switched: [], expectation: null },
});
const change: FreshChange = { kind: "opened", ports: "8080" };

/** How many labels have to stand somewhere, of so many changes. */
function neededOf(count: number): number {
  const edges = Array.from({ length: count }, (_, i) => edge(`e${i}`));
  const fresh = new Map(edges.map(({ id }) => [id, change]));
  return labelWishes(edges, fresh).filter(({ isNeeded }) => isNeeded).length;
}

test("each of a few changes has its label in any case, of many none", () => {
  expect(neededOf(5)).toBe(5);
  expect(neededOf(200)).toBe(0);
});
