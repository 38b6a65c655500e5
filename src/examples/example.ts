import type { ScenarioFile } from "../engine";

/** A scenario that comes with the app: data, no code. */
export interface Example {
  readonly name: string;
  /** Its folder; stays the same when the name changes. */
  readonly slug: string;
  readonly group: ExampleGroup;
  /** One sentence: what to look at in the picture. */
  readonly look: string;
  /** One sentence: what it teaches. */
  readonly lesson: string;
  /** Fetches its texts; rejects where they cannot be fetched. */
  load(): Promise<readonly ScenarioFile[]>;
}

/** In the order of the menu. */
export const exampleGroups = [
  "Start here",
  "Closing",
  "Opening",
  "Selectors",
  "Addresses and ports",
  "Egress and DNS",
  "Names and Services",
  "Clusters",
] as const;

export type ExampleGroup = (typeof exampleGroups)[number];
