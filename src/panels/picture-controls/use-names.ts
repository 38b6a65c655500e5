import type { ScenarioNames } from "../../engine";
import { useLiveAnswer } from "../asking/use-live-answer";

/** What can be asked for by name, drawn or not; null until the worker has told it. */
export function useNames(): ScenarioNames | null {
  return useLiveAnswer("names", noArgs)?.result ?? null;
}

const noArgs = {};
