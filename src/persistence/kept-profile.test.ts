import { expect, test } from "vitest";
import { decodeProfile } from "./kept-profile";

test("a profile comes back with what was switched in it", () => {
  const kept = {
    name: "cilium",
    assumptions: { "ip-block-matches-nodes": "yes", hairpin: "no" },
    podCidrs: ["10.0.0.0/8", "fd00::/48"],
  };
  expect(decodeProfile(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  expect(decodeProfile({ name: "calico" })).toEqual({ name: "calico" });
});

test("a profile that nobody knows is none", () => {
  for (const stored of [null, "calico", [], {}, { name: "weave" }, { name: "constructor" }, { name: 7 }]) {
    expect(decodeProfile(stored)).toBeNull();
  }
});

test("what is no assumption and what is no answer is left out", () => {
  const assumptions = { hairpin: "maybe", "end-port": "no", toString: "yes", "pod-cidr": "no" };
  expect(decodeProfile({ name: "calico", assumptions })).toEqual({
    name: "calico",
    assumptions: { "end-port": "no" },
  });
  expect(decodeProfile({ name: "calico", assumptions: { hairpin: 1 } })).toEqual({ name: "calico" });
});

test("blocks of which one makes no sense are all left out", () => {
  for (const podCidrs of [["10.0.0.0/8", "here"], [10], [], "10.0.0.0/8", new Array(17).fill("10.0.0.0/8")]) {
    expect(decodeProfile({ name: "kubernetes", podCidrs })).toEqual({ name: "kubernetes" });
  }
});
