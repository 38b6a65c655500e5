import { expect, test } from "vitest";
import { nameSize, roomForName } from "./name-size";

test("a short name has the usual size near by and a large one from afar", () => {
  expect(nameSize("web", 92)).toEqual({ near: 13, far: 26, isBroken: false });
});

test("a name that just fits stays as it is", () => {
  expect(nameSize("frontend-web", 96)).toEqual({ near: 13, far: 13, isBroken: false });
});

test("a name of wide letters grows less, so that it is not cut from afar", () => {
  // in a browser “web” in bold is 2.32 times as wide as its size, “api” 1.74 times, “memory” 4.5 times
  for (const [name, ems] of [
    ["web", 2.32],
    ["api", 1.74],
    ["memory", 4.5],
  ] as const) {
    for (const width of [36, 48, 60, 92]) {
      const { far, isBroken } = nameSize(name, width);
      if (!isBroken && far > 13) expect(far * ems).toBeLessThanOrEqual(width);
    }
  }
  expect(nameSize("web", 40).far).toBeLessThan(nameSize("api", 40).far);
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
