import { expect, test } from "vitest";
import { isUnusual, orderLike, placeOfKey } from "./key-order";

const place = (keys: string, key: string, map = "", isSorted = false) => {
  const all = keys === "" ? [] : keys.split(" ");
  return all.toSpliced(placeOfKey(all, key, map, isSorted), 0, key).join(" ");
};

test("a new key comes where people write it", () => {
  expect(place("name annotations", "labels")).toBe("name labels annotations");
  expect(place("name", "namespace")).toBe("name namespace");
  expect(place("podSelector ingress", "policyTypes")).toBe("podSelector policyTypes ingress");
  expect(place("podSelector policyTypes", "ingress")).toBe("podSelector policyTypes ingress");
  expect(place("podSelector policyTypes egress", "ingress")).toBe("podSelector policyTypes ingress egress");
  expect(place("port", "endPort")).toBe("port endPort");
  expect(place("ports", "from")).toBe("from ports");
  expect(place("cidr", "except")).toBe("cidr except");
});

test("in another order than the usual one it comes beside its like", () => {
  expect(place("podSelector ingress policyTypes", "egress")).toBe("podSelector ingress egress policyTypes");
  expect(place("podSelector egress policyTypes", "ingress")).toBe("podSelector ingress egress policyTypes");
  expect(place("namespace name annotations", "labels")).toBe("namespace name labels annotations");
  expect(place("port protocol", "endPort")).toBe("port endPort protocol");
});

test("what nobody knows, and labels, come last, but in the order of the alphabet where keys are sorted", () => {
  expect(place("podSelector policyTypes", "more")).toBe("podSelector policyTypes more");
  expect(place("tier zone", "app", "labels")).toBe("tier zone app");
  expect(place("tier zone", "app", "labels", true)).toBe("app tier zone");
  expect(place("podSelector policyTypes", "ingress", "spec", true)).toBe("ingress podSelector policyTypes");
});

test("keys stand as in a model as far as it has them", () => {
  expect(orderLike(["protocol", "port", "endPort"], ["port", "protocol"])).toEqual(["port", "protocol", "endPort"]);
  expect(orderLike(["from", "ports"], ["to", "ports"])).toEqual(["from", "ports"]);
});

test("sorted keys tell a tool only where people would write them otherwise", () => {
  expect(isUnusual(["port", "protocol"])).toBe(true);
  expect(isUnusual(["ingress", "podSelector", "policyTypes"])).toBe(true);
  expect(isUnusual(["apiVersion", "kind", "metadata", "spec"])).toBe(false);
});
