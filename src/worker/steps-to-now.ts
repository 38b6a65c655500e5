import type { ScenarioFile, StepToNow } from "../engine";
import { applyFileChange, type FilesSnapshot } from "./files-change";
import type { StepBack } from "./protocol";

/**
 * The texts before each step, worked out from now backwards when they are asked for: a page has not to send them.
 *
 * @throws where a step does not fit, which is a defect of ours
 */
export function stepsToNow({ files }: FilesSnapshot, steps: readonly StepBack[]): readonly StepToNow[] {
  const known: (readonly ScenarioFile[])[] = [];
  const before = (index: number): readonly ScenarioFile[] => {
    // From the last one that is known, and not by recursion: there may be hundreds.
    let at = index;
    while (at < steps.length && known[at] === undefined) at++;
    let text = known[at] ?? files;
    while (at > index) {
      at--;
      text = takenBack(text, steps[at]);
      known[at] = text;
    }
    return text;
  };
  return steps.map(({ id, label }, index) => ({ id, label, before: () => before(index) }));
}

function takenBack(files: readonly ScenarioFile[], step: StepBack | undefined): readonly ScenarioFile[] {
  let text: readonly ScenarioFile[] | null = files;
  for (const change of step?.back ?? []) text = text && applyFileChange(text, change);
  if (text === null) throw new Error(`the step ${step?.label} cannot be taken back`);
  return text;
}
