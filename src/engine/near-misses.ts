import type { AnalyzeOptions } from "./analysis";
import type { NearChange } from "./edit/near-miss/near-change";
import { changesOfPair } from "./edit/near-miss/near-pair";
import type { EditEffects } from "./edit-effects";
import type { LastAnalysis } from "./first-session";
import type { NearMiss, NearMisses, NearMissQuestion } from "./near-miss";
import { isThrough, type NearPair, nearPairOfEdge } from "./near-question";
import type { EditPlanner, TriedEdit } from "./preview-edit";

/** What near misses are found with. */
export interface NearMissMeans {
  readonly planner: EditPlanner;
  readonly last: LastAnalysis;
  readonly options: AnalyzeOptions;
  readonly onProgress: () => void;
}

/** Finds the smallest edits that let something through; null where there is no such pair or endpoint (any more). */
export function findNearMisses(means: NearMissMeans, question: NearMissQuestion): NearMisses | null {
  if (question.kind === "trace") return { misses: [], none: "Nothing is offered for ways yet." };
  const pair = nearPairOfEdge(means.last, question.edgeId);
  return pair === null ? null : nearMissesOfPair(means, pair);
}

/** The same of two ends that are at hand. */
export function nearMissesOfPair(means: NearMissMeans, pair: NearPair): NearMisses {
  if (isThrough(pair.state)) return { misses: [], none: "Everything gets through." };
  const { planner, last, options, onProgress } = means;
  const context = planner.contextOf(last, options, onProgress);
  const { changes, whyNot } = changesOfPair(context, pair.asked);
  const misses = provedChanges(means, changes, (tried) => isThrough(pair.stateIn(tried.now())));
  return { misses, none: misses.length > 0 ? null : noneSentence(pair, whyNot) };
}

/** More are no help. */
const MOST_MISSES = 4;

/**
 * Tries changes on the text and keeps those that do what is wanted, in their order. Once there are enough, what is farther is
 * not tried any more.
 */
function provedChanges(
  means: NearMissMeans,
  changes: readonly NearChange[],
  isWanted: (tried: TriedEdit) => boolean,
): readonly NearMiss[] {
  const { planner, last, options, onProgress } = means;
  const proved: { readonly change: NearChange; readonly effects: EditEffects; readonly text: string }[] = [];
  for (const change of changes) {
    const worst = proved[MOST_MISSES - 1];
    if (worst !== undefined && worst.change.distance < change.distance) break;
    onProgress();
    const tried = planner.attempt(last, options, change.wish, onProgress);
    if (tried.kind === "refused" || tried.plan.files.length === 0) continue;
    const text = JSON.stringify(tried.plan.files.map(({ name, text: after }) => [name, after]));
    if (proved.some((each) => each.text === text)) continue;
    onProgress();
    if (!isWanted(tried)) continue;
    onProgress();
    proved.push({ change, effects: tried.effects(), text });
  }
  const ranked = proved.sort(
    (a, b) =>
      a.change.distance - b.change.distance ||
      besides(a.effects) - besides(b.effects) ||
      Number(a.change.isOfObjects) - Number(b.change.isOfObjects),
  );
  return ranked.slice(0, MOST_MISSES).map(({ change, effects }): NearMiss => {
    const { kind, sentence, action, wish, place } = change;
    return { kind, sentence, action, wish, place, line: place === null ? null : last.scenario.lineOf(place), effects };
  });
}

/** How much an edit opens and closes: of equals all have what is asked for in common. */
function besides({ opened, closed, gone }: EditEffects): number {
  return opened.count + closed.count + gone.count;
}

function noneSentence({ state }: NearPair, whyNot: string | null): string {
  if (whyNot !== null && whyNot !== "") return whyNot;
  if (state === "depends")
    return "Whether it gets through is left open by the profile; no edit of policies settles it.";
  return "No small edit of policies lets it through.";
}
