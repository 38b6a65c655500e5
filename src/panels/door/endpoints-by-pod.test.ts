import { expect, test } from "vitest";
import { endpointCount, readyCount } from "./door-words";
import { endpointsByPod } from "./endpoints-by-pod";

test("a pod that two slices state, one for each family, is one pod", () => {
  const both = [
    { name: "shop/web-1", isReady: true },
    { name: "shop/web-2", isReady: false },
    { name: "shop/web-1", isReady: true },
    { name: "shop/web-2", isReady: false },
  ];
  expect(endpointsByPod(both)).toEqual(both.slice(0, 2));
  expect(endpointCount({ endpoints: both })).toBe("1 of 2 ready");
  expect(readyCount({ endpoints: both })).toBe(1);
});

test("a pod is ready where one of its addresses is", () => {
  const half = [
    { name: "shop/web-1", isReady: false },
    { name: "shop/web-1", isReady: true },
  ];
  expect(endpointsByPod(half)).toEqual([{ name: "shop/web-1", isReady: true }]);
});

test("what is no pod is told apart by its address", () => {
  const addresses = ["192.0.2.7", "192.0.2.8", "192.0.2.7"].map((name) => ({ name, isReady: true }));
  expect(endpointsByPod(addresses).map(({ name }) => name)).toEqual(["192.0.2.7", "192.0.2.8"]);
});
