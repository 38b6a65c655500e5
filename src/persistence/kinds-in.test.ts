import { expect, test } from "vitest";
import { kindsIn } from "./kinds-in";

test("the kinds of a text are those of the objects at its top", () => {
  const documents = "kind: Pod\nspec:\n  kind: Deployment\n---\n\"kind\": 'Service'\n---\nkind: Pod\n";
  expect(kindsIn(documents)).toEqual(["Pod", "Service"]);
  expect(kindsIn('{\n  "spec": {\n    "kind": "Deployment"\n  },\n  "kind": "Pod"\n}')).toEqual(["Pod"]);
  expect(kindsIn('{"kind":"Job","spec":{"kind":"Deployment"}}')).toEqual(["Job"]);
  expect(kindsIn("  - podSelector: {}\n")).toEqual([]);
});

test("a long text without any is looked at in no time", () => {
  expect(kindsIn(`{${" ".repeat(100_000)}`)).toEqual([]);
});
