import type { RadiusQuestion } from "../../engine";
import type { Editing } from "../../state/editing";
import { useActions, useApp } from "../../state/store-context";

/** Nobody reaches what was asked about: what that means, and how it would be changed. */
export function NothingReached({ question, all }: { readonly question: RadiusQuestion; readonly all: number }) {
  const namespaces = useApp(({ analysis }) => analysis.analysis?.graph.namespaces);
  const { openEditing } = useActions();
  const next = nextStep(question, all, namespaces?.map(({ name }) => name) ?? []);
  return (
    <>
      <p>{next.words}</p>
      <p>
        <button type="button" className="button outlined" onClick={() => openEditing(next.form)}>
          {next.button}
        </button>
      </p>
    </>
  );
}

interface NextStep {
  readonly words: string;
  readonly button: string;
  readonly form: Editing;
}

function nextStep(question: RadiusQuestion, all: number, namespaces: readonly string[]): NextStep {
  if (all === 0) {
    const form: Editing = { kind: "add", what: "workload", namespace: namespaces[0] ?? null, workload: null };
    return { words: "There is nothing else in the text yet.", button: "Add a workload…", form };
  }
  switch (question.kind) {
    case "from":
      return {
        words: "Nothing that it opens gets through: its own egress closes the way, or the ingress of the others does.",
        button: "Allow it to reach…",
        form: { kind: "allow", from: [question.nodeId], to: [] },
      };
    case "to":
      return {
        words: "Nothing gets through to it: its own ingress closes the way, or the egress of the others does.",
        button: "Allow another to reach it…",
        form: { kind: "allow", from: [], to: [question.nodeId] },
      };
    case "exposed":
      return {
        words: "No address outside gets through to a pod: the ingress of each is closed to it.",
        button: "Let the outside in…",
        form: { kind: "ready", choice: "allow-from-outside", namespaces, workload: null },
      };
  }
}
