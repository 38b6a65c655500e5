import { invertStep } from "../../state/file-step";
import { intentOf } from "../../state/question";
import type { AppState } from "../../state/store";
import { type EditMemory, effectOf, leftOutOf, remember } from "./edit-memory";
import { answerEdit, answerStanding, type EditAct, type EditAnswer } from "./edit-sentence";
import { isIdleEdit } from "./idle-edit";

/** What was said last, and of which intent of which scenario. */
export interface ToldEdit {
  readonly scenario: number;
  /** Null before the first analysis of the scenario. */
  readonly memory: EditMemory | null;
  /** Null where there is nothing to say. */
  readonly answer: EditAnswer | null;
}

type Moment = Pick<AppState, "documents" | "analysis">;

/**
 * What is to be said now. An analysis of an earlier text says nothing of the newest edit: until its own is there, what
 * was said stays. What was said of one scenario is not said of another.
 */
export function tellEdit(former: ToldEdit | null, { documents, analysis: said }: Moment): ToldEdit {
  const scenario = documents.openedAt;
  const told = former?.scenario === scenario ? former : { scenario, memory: null, answer: null };
  const { analysis } = said;
  // What is only supposed is no edit's doing.
  if (analysis?.whatIf !== undefined) return told;
  if (analysis === null || said.analysisRevision !== documents.revision) return told;
  if (told.memory?.shown.analysis === analysis) return told;
  const intent = intentOf(documents.journal);
  const memory = remember(told.memory, { analysis, scenario, intent });
  const isSameIntent = told.memory?.shown.intent === intent;
  // The picture shows something in another form since, so that nothing can be compared: what the intent did holds.
  if (isSameIntent && memory.before !== null && analysis.change === null) return { ...told, memory };
  return { scenario, memory, answer: answerOf(memory, documents) ?? answerStanding(leftOutOf(memory)) };
}

function answerOf(memory: EditMemory, { lastChange, journal, files }: AppState["documents"]): EditAnswer | null {
  const act = actOf(lastChange?.source);
  const entry = (act === "undo" ? journal.undone : journal.done).at(-1);
  const steps = entry?.steps ?? [];
  const happened = act === "undo" ? steps.map(invertStep).reverse() : steps;
  return answerEdit({ ...effectOf(memory), act, isIdle: isIdleEdit(happened, files) });
}

function actOf(source: string | undefined): EditAct {
  return source === "undo" || source === "redo" ? source : "edit";
}
