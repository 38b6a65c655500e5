import { expect, test } from "vitest";
import { nearestName } from "./nearest-name";

const PEER = ["podSelector", "namespaceSelector", "ipBlock"];

test.each([
  ["podselector", "podSelector"],
  ["PodSelector", "podSelector"],
  ["pod-selector", "podSelector"],
  ["namespace_selector", "namespaceSelector"],
  ["namespaceSelctor", "namespaceSelector"],
  ["podSelectors", "podSelector"],
  ["podSleector", "podSelector"],
  ["ipblok", "ipBlock"],
])("%s surely means %s", (written, meant) => {
  expect(nearestName(written, PEER)).toBe(meant);
});

test.each(["", "selector", "cidr", "app", "ip", "x".repeat(100_000)])(
  "“%.20s” is near none of a peer's fields",
  (written) => {
    expect(nearestName(written, PEER)).toBeNull();
  },
);

test("of two names that are as near nobody can say which is meant", () => {
  expect(nearestName("gress", ["ingress", "egress"])).toBe("egress");
  expect(nearestName("pot", ["port", "post"])).toBeNull();
});

test("a short name is not near another one that shares no letter with it", () => {
  expect(nearestName("a", ["to"])).toBeNull();
  expect(nearestName("frm", ["from", "ports"])).toBe("from");
  expect(nearestName("form", ["from", "ports"])).toBe("from");
});
