import { expect, test } from "vitest";
import { nameSize, roomForName } from "./name-size";

test("a short name has the usual size near by and a large one from afar", () => {
  expect(nameSize("web", 92)).toEqual({ near: 13, far: 26, isBroken: false });
});

test("a name that just fits stays as it is", () => {
  expect(nameSize("frontend-web", 96)).toEqual({ near: 13, far: 13, isBroken: false });
});

test("a longer one takes two lines, and becomes smaller only where these do not do", () => {
  expect(nameSize("payment-gateway-canary", 120)).toMatchObject({ near: 13, isBroken: true });
  expect(nameSize("payment-gateway-canary-7d9f8b6c4-x2x9z", 120)).toMatchObject({ near: 10, isBroken: true });
});

test("padlocks and the count leave the rest to the name, and less of it is lost in a small card", () => {
  const parts = { hasPadlocks: true, hasCount: true };
  expect(roomForName({ width: 200, height: 60 }, parts)).toBe(92);
  expect(roomForName({ width: 200, height: 42 }, parts)).toBe(117);
  expect(roomForName({ width: 200, height: 60 }, { hasPadlocks: true, hasCount: false })).toBe(132);
});
