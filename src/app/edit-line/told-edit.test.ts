import { expect, test } from "vitest";
import type { Analysis, EditChange } from "../../engine";
import { type AnalysisState, initialAnalysis } from "../../state/analysis";
import { type DocumentsState, initialDocuments, openScenario } from "../../state/documents";
import { applyChange, undoChange } from "../../state/gateway";
import { type ToldEdit, tellEdit } from "./told-edit";

const changeOf = (kind: "opened" | "closed"): EditChange => ({
  ...{ opened: 0, closed: 0, changed: 0, [kind]: 1 },
  connections: [{ edgeId: "a→b", kind, words: `a → b TCP 80 ${kind}`, ports: "80", isBeyondProbe: false }],
});
const noChange: EditChange = { opened: 0, closed: 0, changed: 0, connections: [] };

function analysed(revision: number, change: EditChange | null): AnalysisState {
  const notDrawn = { allowed: 0, open: 0, partly: 0, denied: 0, mixed: 0, depends: 0 };
  const analysis: Analysis = {
    graph: { namespaces: [], nodes: [], edges: [], notDrawn, filteredOut: 0, doors: [], links: [], drawnForChange: [] },
    ...{ diagnostics: [], leftOut: [], standIns: [], policies: [], change, expectations: [] },
    profile: {
      ...{ name: "kubernetes", title: "Kubernetes as documented", enforced: true, sentence: "" },
      ...{ assumptions: [], podCidrs: [], choices: [] },
    },
    counts: {
      ...{ namespaces: 1, workloads: 1, pods: 1, policies: 0, openWorkloads: 0 },
      ...{ ignoredKinds: [], otherPolicyKinds: [] },
    },
  };
  return { ...initialAnalysis, analysis, analysisRevision: revision };
}

const opened = initialDocuments({ name: "mine", files: [{ name: "a.yaml", text: "port: 80\n" }] });

function typed(documents: DocumentsState, text: string): DocumentsState {
  const edits = [{ file: "a.yaml", from: 6, to: 6, text }];
  const result = applyChange(documents, { label: "type", source: "typing", edits }, documents.revision);
  if (result.kind === "refused") throw new Error(result.message);
  return result.documents;
}

function undone(documents: DocumentsState): DocumentsState {
  const outcome = undoChange(documents);
  if (outcome === null) throw new Error("nothing to undo");
  return outcome.documents;
}

/** What is told after these moments, one after the other. */
function told(...moments: readonly (readonly [DocumentsState, AnalysisState])[]): string | null {
  const last = moments.reduce<ToldEdit | null>(
    (former, [documents, analysis]) => tellEdit(former, { documents, analysis }),
    null,
  );
  return last?.answer?.sentence ?? null;
}

const edited = typed(opened, "8");
const first = [opened, analysed(0, null)] as const;
const closing = [edited, analysed(1, changeOf("closed"))] as const;

test("an edit is told once its own analysis is there", () => {
  expect(told(first, [edited, analysed(0, null)])).toBeNull();
  expect(told(first, closing)).toBe("This edit closed a → b TCP 80");
});

test("an analysis of an earlier text is not told as what the newest edit did", () => {
  const back = undone(edited);
  expect(told(first, [back, analysed(1, changeOf("closed"))])).toBeNull();
  expect(told(first, closing, [back, analysed(1, changeOf("closed"))])).toBe("This edit closed a → b TCP 80");
  expect(told(first, closing, [back, analysed(2, changeOf("opened"))])).toBe("Undo opened a → b TCP 80");
});

test("what was said of one scenario is gone as soon as another is opened", () => {
  const other = openScenario(edited, { name: "other", files: [] });
  expect(told(first, closing, [other, initialAnalysis])).toBeNull();
  expect(told(first, closing, [other, initialAnalysis], [other, analysed(2, null)])).toBeNull();
});

test("a workload that is expanded since the edit takes nothing of what was said back", () => {
  expect(told(first, closing, [edited, analysed(1, null)])).toBe("This edit closed a → b TCP 80");
});

test("where nothing can be compared with, it is not said that nothing changed", () => {
  expect(told(first, [edited, analysed(1, null)])).toBeNull();
  expect(told(first, [edited, analysed(1, noChange)])).toBe("This edit changes no connection.");
});
