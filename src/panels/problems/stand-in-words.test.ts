import { expect, test } from "vitest";
import type { LocatedDiagnostic, StandIn } from "../../engine";
import { faultsOfStandIns, standInWords } from "./stand-in-words";

const place = { file: "policies.yaml", from: 0, to: 9 };

test("a broken object is called by its name, and says where it is broken", () => {
  const object = "networking.k8s.io/v1/NetworkPolicy/app/web";
  expect(standInWords({ object, place, line: 12, reason: "the list is not closed" })).toEqual({
    name: "app/web",
    fault: "line 12: the list is not closed.",
  });
});

test("objects without a namespace, of the core group, and unknown ones have a name too", () => {
  const named = (object: string) => standInWords({ object, place, line: 1, reason: "Broken." }).name;
  expect(named("v1/Namespace/app")).toBe("app");
  expect(named("v1/Pod/app/")).toBe("a Pod without a name");
  expect(named("document 3 of cluster.yaml")).toBe("document 3 of cluster.yaml");
});

const item: StandIn = { object: "v1/Pod/app/web", place, line: 3, reason: "metadata.name: the name is too long" };
const found: LocatedDiagnostic = {
  ...{ code: "field-too-long", severity: "error", type: "TooLong", message: "the name is too long" },
  ...{ place, field: "metadata.name", object: "v1/Pod/app/web", document: 0 },
  ...{ line: 3, column: 1, endLine: 3, endColumn: 9 },
};

test("a finding that a broken object is listed with is known again, another one on its line is not", () => {
  const isTold = (change: Partial<LocatedDiagnostic>) => faultsOfStandIns([item], [{ ...found, ...change }]).size === 1;
  expect(isTold({})).toBe(true);
  expect(isTold({ message: "the name has a space" })).toBe(false);
  expect(isTold({ line: 4 })).toBe(false);
  expect(isTold({ severity: "warning" })).toBe(false);
});

test("of two objects that are broken on one line in the same words each has its own finding", () => {
  const other = { ...item, object: "v1/Pod/app/db" };
  const both = [found, { ...found, object: other.object }];
  expect([...faultsOfStandIns([item, other], both).values()]).toEqual([item, other]);
});

test("twenty thousand broken objects are found again in a moment", () => {
  const items = Array.from({ length: 20_000 }, (_, line) => ({ ...item, line }));
  const diagnostics = items.map(({ line }) => ({ ...found, line }));
  const start = performance.now();
  expect(faultsOfStandIns(items, diagnostics).size).toBe(20_000);
  expect(performance.now() - start).toBeLessThan(1000);
});
