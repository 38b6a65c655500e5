import { expect, test } from "vitest";
import { readLabelFilter } from "./read-label-filter";

test.each([
  ["app=web", ["app=web"]],
  ["app", ["app"]],
  ["app == web", ["app=web"]],
  ["app=", ["app="]],
  ["app=web, tier", ["app=web", "tier"]],
  ["app.kubernetes.io/name=Web_1", ["app.kubernetes.io/name=Web_1"]],
])("%s is read as labels", (text, values) => {
  expect(readLabelFilter(text)).toEqual({ kind: "read", values });
});

test.each(["", " , ", "app!=web", "!app", "=web", "app in (a)", "a b", "app=web=x"])("“%s” is no label", (text) => {
  expect(readLabelFilter(text).kind).toBe("refused");
});
