import { expect, test } from "vitest";
import type { PortWish } from "../../engine";
import { unknownLabels, unknownPorts } from "./unknown-wishes";

const named = (name: string, port: number | null = null): PortWish => ({
  kind: "name",
  name,
  otherwise: port === null ? null : { protocol: "TCP", port },
});

test("a port's name that neither a pod nor everybody knows is told", () => {
  const names = ["web", "metrics"];
  expect(unknownPorts([named("foo")], names)).toBe("No port of a pod in the text is called foo.");
  expect(unknownPorts([named("foo"), named("web"), named("bar")], names)).toContain("called foo or bar.");
  const number: PortWish = { kind: "number", protocol: null, from: 5432, to: 5432 };
  expect(unknownPorts([named("web"), named("ssh", 22), number], names)).toBeNull();
});

test("a label that no pod carries is told, be it a key or with its value", () => {
  const known = ["app=web", "tier="];
  expect(unknownLabels(["nope=1"], known)).toBe("No pod in the text carries nope=1.");
  expect(unknownLabels(["app=db", "nope"], known)).toBe("No pod in the text carries app=db or nope.");
  expect(unknownLabels(["app", "app=web", "tier", "tier="], known)).toBeNull();
});
