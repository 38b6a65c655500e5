import type { AnalyzeOptions, ScenarioFile } from "./analysis";
import type { EditContext } from "./edit/edit-context";
import { type PlannedEdit, type RefusedEdit, refusedEdit } from "./edit/edit-plan";
import type { EditWish } from "./edit/edit-wish";
import { planEdit } from "./edit/plan-edit";
import { type EditEffects, editEffects } from "./edit-effects";
import type { LastAnalysis } from "./first-session";
import { leftWithoutPods } from "./left-without-pods";
import type { Evaluator } from "./policy/evaluate";
import { createEvaluator } from "./policy/evaluate";
import { profileOf } from "./policy/profiles";
import { createScenarioReader, type Scenario, type ScenarioReader } from "./read-scenario";

/** What a wish would do: the text edits, and what comes of them. Nothing is done yet. */
export type EditPreview = (PlannedEdit & { readonly effects: EditEffects }) | RefusedEdit;

/** Plans wishes about an analysed text, and works out what they would come to. */
export interface EditPlanner {
  /** @param onProgress - called on the way, at least every few tenths of a second */
  preview(last: LastAnalysis, options: AnalyzeOptions, wish: EditWish, onProgress?: () => void): EditPreview;
}

/** Makes a planner that has read nothing. It reads the edited texts by itself, so that no session takes them for its own. */
export function createEditPlanner(): EditPlanner {
  let means: Means | null = null;
  return {
    preview(last, options, wish, onProgress = () => {}) {
      const plan = planEdit(editContext(last, options), wish);
      if (plan.kind === "refused") return plan;
      means ??= { reader: createScenarioReader(), evaluator: createEvaluator() };
      const { reader, evaluator } = means;
      onProgress();
      // Read by the same reader, what the edit did not touch is the same object, and need not be compared.
      const before = reader.read(last.files, options, onProgress);
      const edited = reader.read(editedFiles(last.files, plan), options, onProgress);
      const fault = newFault(last.scenario, edited);
      if (fault !== null)
        return refusedEdit(`This would leave an error behind, which is a fault of Sallyport: ${fault}`);
      if (wish.kind === "change-policy" && wish.isAtOnce === true) return { ...plan, effects: UNASKED };
      const isComplete = last.result.evaluation.cluster === last.scenario.complete;
      const judge = ({ complete, cluster, policies }: Scenario) =>
        evaluator.evaluate(isComplete ? complete : cluster, policies, profileOf(options));
      const [old, now] = [judge(before), judge(edited)];
      const left = leftWithoutPods(
        { objects: before.objects, cluster: old.cluster },
        { objects: edited.objects, cluster: now.cluster },
      );
      return {
        ...plan,
        effects: editEffects(old, now, { left, onProgress, ...(plan.moved && { moved: plan.moved }) }),
      };
    },
  };
}

/** Of what is written at once: the picture tells what came of it. */
const UNASKED: EditEffects = {
  opened: { count: 0, lines: [] },
  closed: { count: 0, lines: [] },
  gone: { count: 0, lines: [] },
  left: [],
};

/** What an edit of the last analysis is planned with. */
export function editContext(
  { files, scenario, result }: LastAnalysis,
  { defaultNamespace }: AnalyzeOptions,
): EditContext {
  return { files, objects: scenario.objects, evaluation: result.evaluation, defaultNamespace };
}

interface Means {
  readonly reader: ScenarioReader;
  readonly evaluator: Evaluator;
}

function editedFiles(files: readonly ScenarioFile[], { files: changed }: PlannedEdit): readonly ScenarioFile[] {
  const texts = new Map(changed.map(({ name, text }) => [name, text]));
  const kept = files.map(({ name, text }) => ({ name, text: texts.get(name) ?? text }));
  const added = changed.filter(({ name }) => !files.some((file) => file.name === name));
  return [...kept, ...added.map(({ name, text }) => ({ name, text }))];
}

/** An error that the text did not have, be it of something under another name; null where there is none. */
function newFault(before: Scenario, after: Scenario): string | null {
  const known = new Map<string, number>();
  // Lines that a message names move with what is written above them.
  const keyOf = ({ code, message }: Scenario["diagnostics"][number]) =>
    `${code} ${message.replace(/\bline \d+/g, "line")}`;
  const isError = ({ severity }: Scenario["diagnostics"][number]) => severity === "error";
  for (const each of before.diagnostics.filter(isError)) known.set(keyOf(each), (known.get(keyOf(each)) ?? 0) + 1);
  for (const each of after.diagnostics.filter(isError)) {
    const left = known.get(keyOf(each)) ?? 0;
    if (left === 0) return each.message;
    known.set(keyOf(each), left - 1);
  }
  return null;
}
