import { expect, test } from "vitest";
import type { DoorNode } from "../../engine";
import { pillOf, sharedWith } from "./shared-pill";

const box = { x: 0, y: 0, width: 1, height: 1 };
const doors: readonly DoorNode[] = [
  { ...box, kind: "ingress", id: "ingress shop/web", namespace: "shop", name: "web", hosts: "any host", broken: null },
  {
    ...{ ...box, kind: "service", id: "service shop/web", namespace: "shop", container: "shop", name: "web" },
    ...{ ports: "80", broken: null, more: ["shop/admin", "shop/metrics"] },
  },
];

test("a Service is found by the pill that it shares, with those that share it", () => {
  const pill = pillOf(doors, "service shop/admin");
  expect(pill?.id).toBe("service shop/web");
  expect(sharedWith(pill, "service shop/admin")).toEqual(["service shop/web", "service shop/metrics"]);
});

test("what has a pill of its own, or none, shares nothing", () => {
  expect(sharedWith(pillOf(doors, "ingress shop/web"), "ingress shop/web")).toEqual([]);
  expect(pillOf(doors, "service shop/gone")).toBeNull();
  expect(sharedWith(null, "service shop/gone")).toEqual([]);
});
