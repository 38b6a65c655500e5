import { expect, test } from "vitest";
import type { Explanation } from "../../engine";
import { verdictShown } from "./verdict-shown";

const denied = { verdict: "denied" } as Explanation;

test("a connection that the graph does not draw has the verdict that is explained", () => {
  expect(verdictShown(null, denied)).toBe("denied");
  expect(verdictShown("mixed", denied)).toBe("mixed");
  expect(verdictShown(null, null)).toBeNull();
});
