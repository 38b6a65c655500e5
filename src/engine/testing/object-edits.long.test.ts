import { expect, test } from "vitest";
import { tryManifestEdits } from "./try-manifest-edits";
import { tryObjectEdits } from "./try-object-edits";
import { tryRenames } from "./try-renames";

test("in many random worlds an edit of an object does what is meant, and nothing else", () => {
  const kinds = tryObjectEdits(10_001, 1_000);
  for (const kind of ["rename", "set-labels", "delete", "duplicate", "set-namespace", "create"])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(80);
});

test("in many random worlds a new name changes no expectation", () => {
  expect(tryRenames(9_800_001, 1_000)).toBeGreaterThan(650);
});

test("of people's manifests objects are edited without an error", () => {
  expect(tryManifestEdits(7_302, 1_000)).toBeGreaterThan(600);
});
