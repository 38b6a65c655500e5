import { expect, test } from "vitest";
import { DENSE, ROOMY, TALL_DENSE, TALL_ROOMY } from "./density";
import { titleWidth } from "./namespace-boxes";

const shop = {
  name: "shop",
  podCount: 3,
  workloadCount: 1,
  policyCount: 1,
  implied: false,
  assumed: false,
  ingress: "isolated",
  egress: "isolated",
} as const;
const openShop = { ...shop, ingress: "open", egress: "open" } as const;

test("a title has room for the tab of each side that stands open, where there are tabs", () => {
  const closed = titleWidth(shop, true, ROOMY);
  const half = titleWidth({ ...shop, egress: "open" }, true, ROOMY);
  expect(half).toBeGreaterThan(closed + 106);
  expect(titleWidth(openShop, true, ROOMY)).toBeGreaterThan(half + 118);
  expect(titleWidth(openShop, false, ROOMY)).toBe(closed);
  expect(titleWidth({ ...shop, egress: "mixed" }, true, ROOMY)).toBe(closed);
});

test("small cards leave no room for tabs", () => {
  expect(titleWidth(openShop, true, DENSE)).toBe(titleWidth(shop, true, DENSE));
});

test("in a tall picture the tabs have a line of their own", () => {
  const tall = titleWidth(openShop, true, TALL_ROOMY);
  expect(tall).toBeGreaterThan(118 + 106);
  expect(tall).toBeLessThan(titleWidth(openShop, true, ROOMY) - 100);
  const name = "a-name-that-is-longer-than-both-of-the-tabs";
  expect(titleWidth({ ...openShop, name }, true, TALL_ROOMY)).toBe(titleWidth({ ...shop, name }, true, TALL_ROOMY));
});

test("a title has room for a longer name, more counts, and that nothing declares it", () => {
  const width = titleWidth(shop, true, ROOMY);
  expect(titleWidth({ ...shop, name: "shopping" }, true, ROOMY)).toBeGreaterThan(width + 4 * 8);
  expect(titleWidth({ ...shop, podCount: 1000 }, true, ROOMY)).toBeGreaterThan(width);
  expect(titleWidth({ ...shop, implied: true }, true, ROOMY)).toBeGreaterThan(width);
});

test("a namespace that is only assumed has room for that word beside its name", () => {
  const system = { ...shop, name: "kube-system", assumed: true };
  // the same measures as in a browser, with what is around
  for (const density of [ROOMY, DENSE, TALL_ROOMY, TALL_DENSE]) {
    expect(titleWidth(system, true, density)).toBeGreaterThanOrEqual(37 + 95 + 6 + 54 + 12);
  }
});
