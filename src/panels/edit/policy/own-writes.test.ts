import { expect, test } from "vitest";
import { afterWriting, noWrites, standsAsShown } from "./own-writes";

const rule = { direction: "ingress", rule: 0 } as const;
const port = {
  kind: "write-port",
  ...rule,
  narrows: false,
  port: { protocol: "TCP", port: "80", endPort: "" },
} as const;

test("what is shown of the text as it is stands there, of another text it does not", () => {
  expect(standsAsShown(4, 4, noWrites)).toBe(true);
  expect(standsAsShown(3, 4, noWrites)).toBe(false);
  expect(standsAsShown(null, 4, noWrites)).toBe(false);
});

test("what the form added itself moves nothing that it shows, one addition after the other", () => {
  const once = afterWriting(noWrites, [port], 4, 5);
  const twice = afterWriting(once, [port], 5, 6);
  expect(standsAsShown(4, 5, once)).toBe(true);
  expect(standsAsShown(4, 6, twice)).toBe(true);
});

test("after somebody else's change nothing of before stands as shown", () => {
  const once = afterWriting(noWrites, [port], 4, 5);
  expect(standsAsShown(5, 6, once)).toBe(false);
  const later = afterWriting(once, [port], 6, 7);
  expect(standsAsShown(5, 7, later)).toBe(false);
  expect(standsAsShown(6, 7, later)).toBe(true);
});

test("after something was taken out, the form has to be looked at again", () => {
  const removed = afterWriting(noWrites, [{ kind: "remove-peer", ...rule, index: 0 }], 4, 5);
  expect(standsAsShown(4, 5, removed)).toBe(false);
  expect(standsAsShown(5, 5, removed)).toBe(true);
});
