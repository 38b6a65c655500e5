import { expect, test } from "vitest";
import { nameParts, shortName } from "./name-parts";

test("the parts of a name are the name, and names that differ at the end keep what differs", () => {
  expect(nameParts("payments")).toEqual(["payments", ""]);
  const [first, second] = ["svc-with-a-long-name-001", "svc-with-a-long-name-002"].map(nameParts);
  expect(first).toEqual(["svc-with-a-long-", "name-001"]);
  expect(second?.[1]).toBe("name-002");
});

test("a name that is too long loses its middle, and is as long as it may be", () => {
  expect(shortName("payments", 8)).toBe("payments");
  expect(shortName("svc-with-a-long-name-001", 13)).toBe("svc-wi…me-001");
  expect(shortName("svc-with-a-long-name-001", 20)).toHaveLength(20);
});
