import { expect, test } from "vitest";
import { exceptionWords } from "./side-words";

test("with its own node a pod is let through, and it is said which of the two reaches the other", () => {
  expect(exceptionWords({ exception: "own-node", direction: "egress" })).toBe("A pod always reaches its own node.");
  expect(exceptionWords({ exception: "own-node", direction: "ingress" })).toBe("A pod's own node always reaches it.");
});

test("where policies are asked there is no exception to tell", () => {
  expect(exceptionWords({ exception: null, direction: "egress" })).toBeNull();
});
