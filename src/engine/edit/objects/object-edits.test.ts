import { expect, test } from "vitest";
import { tryObjectEdits } from "../../testing/try-object-edits";

const RUNS = 120;

test("objects say what is meant after an edit, all others stand as they stood, and undoing it leaves nothing", {
  timeout: 60_000,
}, () => {
  const kinds = tryObjectEdits(7_001, RUNS);
  for (const kind of ["rename", "set-labels", "delete", "duplicate", "set-namespace", "create"])
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(RUNS / 20);
});
