import type { ChangesView } from "../engine";
import type { Called } from "./ask-until-answered";
import { baselineOf } from "./baseline-of";
import { withNumberedCauses } from "./numbered-causes";
import { stepsBack } from "./steps-back";
import type { AppStore } from "./store";

/** How far many steps are read. */
export interface ReadingSteps {
  readonly done: number;
  readonly total: number;
}

/** So often a baseline is given to the worker for one question. */
const MOST_GIVEN = 3;

/**
 * Asks how the text differs from what it is compared with, until the worker has read it all. It is given the baseline where it
 * does not hold it, which is once, and again after it was started anew.
 */
export async function askChanges(
  { getState, actions }: AppStore,
  onReading: (reading: ReadingSteps) => void,
): Promise<Called<ChangesView>> {
  let given = 0;
  for (;;) {
    const { documents, baseline: state } = getState();
    const baseline = baselineOf(state, documents);
    const { id, files } = baseline;
    const steps = stepsBack(baseline, documents.journal);
    const outcome = await actions.ask("changes", { baseline: id, steps, revision: documents.revision });
    if (outcome.kind !== "done") return outcome;
    const { result } = outcome;
    switch (result.kind) {
      case "compared":
        return { ...outcome, result: withNumberedCauses(result.view, steps) };
      case "reading":
        onReading(result);
        break;
      case "not-held": {
        given++;
        if (given > MOST_GIVEN) return { kind: "superseded" };
        const held = await actions.ask("holdBaseline", { baseline: { id, files } });
        if (held.kind !== "done") return held;
        break;
      }
      case "other-text":
        break;
    }
  }
}
