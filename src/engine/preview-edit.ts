import type { AnalyzeOptions, ScenarioFile } from "./analysis";
import { prepareDrafts } from "./edit/draft-files";
import type { EditContext } from "./edit/edit-context";
import { type PlannedEdit, type RefusedEdit, refusedEdit } from "./edit/edit-plan";
import type { EditWish } from "./edit/edit-wish";
import { firstNew } from "./edit/first-new";
import { planEdit } from "./edit/plan-edit";
import { type EditEffects, editEffects } from "./edit-effects";
import type { LastAnalysis } from "./first-session";
import { findRenames } from "./insight/renames/find-renames";
import type { NamedThings } from "./insight/renames/renames";
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
  /** What an edit of the last analysis is planned with; its text is read here, as far as it is another than last time. */
  contextOf(last: LastAnalysis, options: AnalyzeOptions, onProgress?: () => void): EditContext;
}

/** Makes a planner that has read nothing. It reads the edited texts by itself, so that no session takes them for its own. */
export function createEditPlanner(): EditPlanner {
  let means: Means | null = null;
  let former: readonly ScenarioFile[] = [];
  const contextOf: EditPlanner["contextOf"] = ({ files, scenario, result }, options, onProgress = () => {}) => {
    prepareDrafts(files, former, onProgress);
    former = files;
    const { defaultNamespace } = options;
    return { files, objects: scenario.objects, evaluation: result.evaluation, defaultNamespace };
  };
  return {
    contextOf,
    preview(last, options, wish, onProgress = () => {}) {
      const plan = planEdit(contextOf(last, options, onProgress), wish);
      if (plan.kind === "refused") return plan;
      // What was read of another scenario is of no use, and can be large.
      if (means?.scenario !== last.means)
        means = { scenario: last.means, reader: createScenarioReader(), evaluator: createEvaluator() };
      const { reader, evaluator } = means;
      onProgress();
      // Read by the same reader, what the edit did not touch is the same object, and need not be compared.
      const lastGood = last.lastGood?.fork();
      const before = reader.read(last.files, options, onProgress, lastGood);
      const edited = reader.read(editedFiles(last.files, plan), options, onProgress, lastGood);
      const fault = newFault(before, edited);
      if (fault !== null)
        return refusedEdit(`This would leave an error behind, which is a fault of Sallyport: ${fault}`);
      if (wish.kind === "change-policy" && wish.isAtOnce === true) return { ...plan, effects: UNASKED };
      const isComplete = last.result.evaluation.cluster === last.scenario.complete;
      const judge = ({ complete, cluster, policies }: Scenario) =>
        evaluator.evaluate(isComplete ? complete : cluster, policies, profileOf(options));
      const [old, now] = [judge(before), judge(edited)];
      const sides = [
        { objects: before.objects, cluster: old.cluster },
        { objects: edited.objects, cluster: now.cluster },
      ] as const;
      const left = leftWithoutPods(...sides);
      return {
        ...plan,
        steps: [...plan.steps, ...(plan.moved === undefined ? [] : groupsCalledAnew(...sides))],
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

/** Loose pods that are one workload have the name of that from their own: with one of them the workload is called anew. */
function groupsCalledAnew(before: NamedThings, now: NamedThings): readonly string[] {
  const { told } = findRenames(before, now);
  if (!told.some(({ kind }) => kind === "pod")) return [];
  return told.flatMap(({ kind, from, to }) =>
    kind === "workload"
      ? [`the picture then calls ${from} ${to}: pods without a controller are called by their names`]
      : [],
  );
}

interface Means {
  /** What these were made for, see {@link LastAnalysis.means}. */
  readonly scenario: object;
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
  const errorsOf = ({ diagnostics }: Scenario) => diagnostics.filter(({ severity }) => severity === "error");
  // Lines that a message names move with what is written above them.
  const fault = firstNew(
    errorsOf(before),
    errorsOf(after),
    ({ code, message }) => `${code} ${message.replace(/\bline \d+/g, "line")}`,
  );
  return fault?.message ?? null;
}
