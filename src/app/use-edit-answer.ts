import { useEffect, useState } from "react";
import { type EditMemory, effectOf, remember } from "../panels/summary/edit-memory";
import { answerEdit, type EditAct, type EditAnswer } from "../panels/summary/edit-sentence";
import { isIdleEdit } from "../panels/summary/idle-edit";
import { invertStep } from "../state/file-step";
import type { AppState } from "../state/store";
import { useAppStore } from "../state/store-context";

/** What is to be said of the last intent; a new object after every analysis that is about the newest text. */
export function useEditAnswer(): EditAnswer | null {
  const store = useAppStore();
  const [answer, setAnswer] = useState<EditAnswer | null>(null);
  useEffect(() => {
    let memory: EditMemory | null = null;
    const look = (state: AppState) => {
      memory = rememberState(memory, state);
      setAnswer(memory && answerOf(memory, state));
    };
    look(store.getState());
    return store.subscribe((state, former) => {
      if (state.analysis.analysis !== former.analysis.analysis) look(state);
    });
  }, [store]);
  return answer;
}

function rememberState(memory: EditMemory | null, { analysis: said, documents }: AppState): EditMemory | null {
  if (said.analysis === null || said.analysisRevision !== documents.revision) return memory;
  const { done, undone } = documents.journal;
  return remember(memory, {
    analysis: said.analysis,
    scenario: documents.openedAt,
    intent: `${done.length} ${undone.length}`,
  });
}

function answerOf(memory: EditMemory, { documents }: AppState): EditAnswer | null {
  const { lastChange, journal, files } = documents;
  const act = actOf(lastChange?.source);
  const entry = (act === "undo" ? journal.undone : journal.done).at(-1);
  const steps = entry?.steps ?? [];
  const happened = act === "undo" ? steps.map(invertStep).reverse() : steps;
  return answerEdit({ ...effectOf(memory), act, isIdle: isIdleEdit(happened, files) });
}

function actOf(source: string | undefined): EditAct {
  return source === "undo" || source === "redo" ? source : "edit";
}
