import { getHeapStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { type DocumentsState, initialDocuments } from "./documents";
import { applyChange } from "./gateway";

setFlagsFromString("--expose-gc");
const collectGarbage: unknown = runInNewContext("gc");

function usedMegabytes(): number {
  if (typeof collectGarbage === "function") collectGarbage();
  return getHeapStatistics().used_heap_size / 2 ** 20;
}

test("a history of small edits does not keep the versions of a large file", () => {
  let documents: DocumentsState = initialDocuments({
    name: "dump",
    files: [{ name: "cluster.yaml", text: "kind: Pod\n".repeat(200_000) }],
  });
  const before = usedMegabytes();
  for (let step = 0; step < 60; step += 1) {
    const edits = [{ file: "cluster.yaml", from: 100 * step, to: 100 * step + 40, text: `step ${step}`.repeat(4) }];
    const result = applyChange(documents, { label: "edit", source: "fix", edits }, step);
    if (result.kind === "applied") documents = result.documents;
  }
  expect(documents.journal.done).toHaveLength(60);
  expect(usedMegabytes() - before).toBeLessThan(20);
});
