import type { StoreApi } from "zustand/vanilla";
import type { WorkerClient } from "../worker/protocol";
import type { DocumentActions, ExpectationActions } from "./actions";
import { appendExpectations, EXPECTATIONS_FILE } from "./append-expectations";
import { questionOf } from "./question";
import type { AppState } from "./store";

/** What writes expectations down, and gives them to other tools. */
export function expectationActions(
  { getState, setState }: StoreApi<AppState>,
  client: WorkerClient,
  { apply }: Pick<DocumentActions, "apply">,
): Omit<ExpectationActions, "tell"> {
  const question = () => questionOf(getState());
  const tell = (sentence: string, revision: number | null = null) =>
    setState({ told: { sentence, notes: [], revision, text: null } });
  const tellNothing = (why: string) => {
    tell(`${why} Nothing was written.`);
    return 0;
  };

  return {
    async expectAsNow(about) {
      const outcome = await client.call("draftExpectations", () => ({ ...question(), about }));
      if (outcome.kind === "superseded" || outcome.kind === "cancelled") return 0;
      if (outcome.kind !== "done") return tellNothing("The evaluation gave no answer.");
      if (outcome.stale) return tellNothing("The text changed meanwhile.");
      if (outcome.result === null) return tellNothing(about === "allowed" ? noneAllowed : nothingToExpect);
      const { text, count } = outcome.result;
      const connections = count === 1 ? "a connection" : `${count} connections`;
      const added = apply(
        { label: `expect ${connections}`, ...appendExpectations(getState().documents, [text]) },
        outcome.revision,
      );
      if (added.kind === "refused") return tellNothing("The text changed meanwhile.");
      const must = about === "allowed" ? "must stay allowed" : "must stay as now";
      tell(`Written to \`${EXPECTATIONS_FILE}\`: ${connections} ${must}.`, added.revision);
      return count;
    },
    async exportExpectations(format) {
      const outcome = await client.call("exportExpectations", () => ({ ...question(), format }));
      return outcome.kind === "done" ? outcome.result : null;
    },
    async exportForKubectl() {
      const outcome = await client.call("exportForKubectl", question);
      return outcome.kind === "done" ? outcome.result : null;
    },
  };
}

const noneAllowed = "No connection is allowed now.";
const nothingToExpect = "What becomes of this connection is not certain, or it is gone.";
