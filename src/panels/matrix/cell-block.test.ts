import { expect, test } from "vitest";
import type { CellFace, MatrixEnd } from "../../engine";
import { blockAsTable, blockBetween, blockSentence } from "./cell-block";

const end = (name: string): MatrixEnd => ({
  id: `app/${name}`,
  name,
  kind: "workload",
  namespace: "app",
  podCount: 1,
  assumed: false,
});
const face = (state: CellFace["state"], label: string): CellFace => ({
  ...{ kind: "counted", state, label, droppedAt: state === "denied" ? "target" : "none" },
  ...{ isUnsure: false, expectation: null, change: null },
});

test("a block lies between two cells, whichever of them came first", () => {
  const [one, other] = [
    { row: 3, column: 1 },
    { row: 1, column: 2 },
  ];
  const block = { rows: { from: 1, to: 4 }, columns: { from: 1, to: 3 } };
  expect(blockBetween(one, other)).toEqual(block);
  expect(blockBetween(other, one)).toEqual(block);
  expect(blockBetween(one, one)).toBeNull();
  expect(blockBetween({ row: 0, column: -1 }, one)).toBeNull();
  const ends = ["a", "b", "c", "d"].map(end);
  expect(blockSentence(block, ends, ends)).toBe(
    "3 rows × 2 columns chosen: app/b to app/d, by app/b to app/c. Ctrl+C copies them as a table.",
  );
});

test("a spreadsheet gets names, states and ports, and nothing where nothing is judged", () => {
  const faces = new Map([
    ["app/a app/b", face("allowed", "8080")],
    ["app/b app/a", face("denied", "")],
    ["app/b app/b", { ...face(null, ""), kind: "filtered" as const }],
  ]);
  const both = [end("a"), end("b")];
  expect(blockAsTable(both, both, (row, column) => faces.get(`${row} ${column}`) ?? null, "from \\ to")).toBe(
    "from \\ to\tapp/a\tapp/b\napp/a\t\tallowed 8080\napp/b\tdenied at the target\t\n",
  );
});
