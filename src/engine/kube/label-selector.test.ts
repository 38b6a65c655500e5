import { expect, test } from "vitest";
import { formatRequirement, formatSelector } from "./label-selector";
import type { LabelRequirement } from "./objects";

const range = { from: 0, to: 0 };
const one = (operator: LabelRequirement["operator"], ...values: string[]) => ({ key: "app", operator, values, range });

test.each([
  [one("In", "web"), "app=web"],
  [one("In", ""), "app="],
  [one("In", "web", "db"), "app in (web, db)"],
  [one("NotIn", "web"), "app!=web"],
  [one("NotIn", "web", "db"), "app not in (web, db)"],
  [one("Exists"), "app"],
  [one("DoesNotExist"), "!app"],
])("the requirement %j is written %s", (requirement, text) => {
  expect(formatRequirement(requirement)).toBe(text);
});

test("a selector is written as its requirements, one without any as everything", () => {
  expect(formatSelector({ requirements: [one("In", "web"), one("DoesNotExist")], range })).toBe("app=web, !app");
  expect(formatSelector({ requirements: [], range })).toBe("everything");
});
