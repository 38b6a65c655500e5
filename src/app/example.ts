import type { Scenario } from "../state/documents";
import { isVisiting } from "../state/selectors";
import type { AppState } from "../state/store";

/** A scenario that comes with the app, as the views need it. */
export interface Example {
  readonly name: string;
  readonly slug: string;
  readonly group: string;
  /** What to look at in the picture, and what that teaches: a sentence each. */
  readonly look: string;
  readonly lesson: string;
  load(): Promise<Scenario["files"]>;
}

/** The example that is open; null: none is. An import may bear the name of one. */
export function openedExample(examples: readonly Example[], state: AppState): Example | null {
  const { name, arrival } = state.documents;
  return isVisiting(state) && arrival === null ? exampleNamed(examples, name) : null;
}

/** The example that an opened scenario is; beside another of its name it bears a number. Null: it is none. */
export function exampleNamed(examples: readonly Example[], scenario: string): Example | null {
  const plain = scenario.replace(/ \d+$/, "");
  return examples.find(({ name }) => name === scenario) ?? examples.find(({ name }) => name === plain) ?? null;
}
