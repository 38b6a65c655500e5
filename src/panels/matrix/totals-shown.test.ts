import { expect, test } from "vitest";
import type { MatrixTotals } from "../../engine";
import { totalsShown } from "./totals-shown";

const totals: MatrixTotals = {
  done: 4,
  total: 4,
  counts: null,
  reaches: Int32Array.of(1, 0),
  reachedBy: Int32Array.of(0, 1),
};
const options = {};
const counted = { form: "workload", revision: 3, options, totals };

test("totals are shown with the axes that they count", () => {
  expect(totalsShown(counted, { form: "workload", revision: 3, options })).toBe(totals);
  expect(totalsShown(null, { form: "workload", revision: 3, options })).toBeNull();
});

test("totals of other axes, another text or other options are not", () => {
  expect(totalsShown(counted, { form: "pod", revision: 3, options })).toBeNull();
  expect(totalsShown(counted, { form: "workload", revision: 4, options })).toBeNull();
  expect(totalsShown(counted, { form: "workload", revision: 3, options: {} })).toBeNull();
});
