import { expect, test } from "vitest";
import { ANY_NAMESPACE, noPeer, noPort, peerOfFields, portOfFields } from "./composer-drafts";

test("a peer without a label is none until every pod is chosen in so many words", () => {
  expect(peerOfFields(noPeer)).toBeUndefined();
  expect(peerOfFields({ ...noPeer, isEveryPod: true })).toEqual({
    kind: "pods",
    namespace: { kind: "own" },
    requirements: [],
  });
});

test("labels that are picked and the one that is written count together, in the namespace that is chosen", () => {
  expect(peerOfFields({ ...noPeer, namespace: "ops", picked: ["a=b"], typed: "!c" })).toEqual({
    kind: "pods",
    namespace: { kind: "named", name: "ops" },
    requirements: ["a=b", "!c"],
  });
  expect(peerOfFields({ ...noPeer, namespace: ANY_NAMESPACE, typed: "a=b" })).toMatchObject({
    namespace: { kind: "any" },
  });
});

test("addresses need a block, and everyone nothing", () => {
  expect(peerOfFields({ ...noPeer, kind: "addresses", cidr: " " })).toBeUndefined();
  expect(peerOfFields({ ...noPeer, kind: "addresses", cidr: "::/0" })).toEqual({ kind: "addresses", cidr: "::/0" });
  expect(peerOfFields({ ...noPeer, kind: "everyone" })).toBe("everyone");
});

test("no port is none, and every port only where it is chosen", () => {
  expect(portOfFields(noPort)).toBeUndefined();
  expect(portOfFields({ ...noPort, isEveryPort: true })).toBe("every");
  expect(portOfFields({ ...noPort, port: "80" })).toEqual({ protocol: "TCP", port: "80", endPort: "" });
});
