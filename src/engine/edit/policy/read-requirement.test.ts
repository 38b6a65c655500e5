import fc from "fast-check";
import { expect, test } from "vitest";
import { formatRequirement } from "../../kube/label-selector";
import { bracketProblem, readRequirement, selectorOf } from "./read-requirement";

test("requirements are read as kubectl writes them, and as a manifest has a label", () => {
  expect(readRequirement(" tier = web ")).toEqual({ key: "tier", operator: "In", values: ["web"] });
  expect(readRequirement("tier==web")).toEqual({ key: "tier", operator: "In", values: ["web"] });
  expect(readRequirement("tier: web")).toEqual({ key: "tier", operator: "In", values: ["web"] });
  expect(readRequirement("tier!=web")).toEqual({ key: "tier", operator: "NotIn", values: ["web"] });
  expect(readRequirement("tier in (a, b)")).toEqual({ key: "tier", operator: "In", values: ["a", "b"] });
  expect(readRequirement("tier notin (a)")).toEqual({ key: "tier", operator: "NotIn", values: ["a"] });
  expect(readRequirement("tier")).toEqual({ key: "tier", operator: "Exists", values: [] });
  expect(readRequirement("!tier")).toEqual({ key: "tier", operator: "DoesNotExist", values: [] });
  expect(readRequirement("tier=")).toEqual({ key: "tier", operator: "In", values: [""] });
  expect(readRequirement("  ")).toBeNull();
});

test("a list of values that has no brackets, or does not close them, is told as such", () => {
  expect(bracketProblem(" app in (web,")).toBe("the bracket of “app in (web,” is not closed");
  expect(bracketProblem("app notin (")).toBe("the bracket of “app notin (” is not closed");
  expect(bracketProblem("app in web")).toBe("write the values in brackets, as in app in (a, b)");
  expect(bracketProblem("app not in")).toBe("write the values in brackets, as in app not in (a, b)");
  for (const text of [
    "app in (web)",
    "app in ()",
    "app",
    "in",
    "in = web",
    "tier=in (a",
    "app inner",
    "!app",
    "in (a)",
  ])
    expect([text, bracketProblem(text)]).toEqual([text, null]);
});

test("what is written of a requirement is read as the same one", () => {
  const word = fc.stringMatching(/^[a-z0-9]([-a-z0-9_.]{0,8}[a-z0-9])?$/);
  const key = fc.oneof(
    word,
    fc.tuple(word, word).map(([prefix, name]) => `${prefix}/${name}`),
  );
  const listed = fc.record({
    key,
    operator: fc.constantFrom("In", "NotIn"),
    values: fc.array(word, { minLength: 1, maxLength: 4 }),
  });
  const bare = fc.record({ key, operator: fc.constantFrom("Exists", "DoesNotExist"), values: fc.constant([]) });
  fc.assert(
    fc.property(fc.oneof(listed, bare), (requirement) => {
      expect(readRequirement(formatRequirement(requirement))).toEqual(requirement);
    }),
    { numRuns: 1000 },
  );
});

test("two values of one label are both asked for, so that nobody is meant; the same twice is once", () => {
  const label = (key: string, value: string) => ({ key, operator: "In", values: [value] }) as const;
  expect(selectorOf([label("tier", "web"), label("tier", "db"), label("tier", "web")])).toEqual(
    new Map<string, unknown>([
      ["matchLabels", new Map([["tier", "web"]])],
      [
        "matchExpressions",
        [
          new Map<string, unknown>([
            ["key", "tier"],
            ["operator", "In"],
            ["values", ["db"]],
          ]),
        ],
      ],
    ]),
  );
});
