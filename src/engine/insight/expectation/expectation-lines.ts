import type { PictureEnd } from "../picture-ends";
import type { ExpectationResult } from "./expectation-result";

/** Which node of the picture shows a pod or an address. */
export interface PictureLines {
  /** Null for what is not drawn. */
  ofPod(podId: string): string | null;
  ofGroup(group: number): string | null;
}

/** What expectations say about lines of the picture. */
export interface ExpectedLines {
  /** By the id of the line: `fail` where some expectation about it does. */
  readonly badges: ReadonlyMap<string, "pass" | "fail">;
  /** Ids of lines that are worth drawing because something is expected of them. */
  readonly drawn: ReadonlySet<string>;
}

/** Nothing is expected. */
export const NO_EXPECTED_LINES: ExpectedLines = { badges: new Map(), drawn: new Set() };

/** Of an expectation about more lines than a picture shows all of, only lines that fail are drawn, so many of them. */
const DRAW_OF_ONE = 30;

/** Finds the nodes of a picture by who stands in them. */
export function linesOfPicture(ends: readonly PictureEnd[]): PictureLines {
  const ofPod = new Map<string, string>();
  const ofGroup = new Map<number, string>();
  let anyone: string | null = null;
  for (const end of ends) {
    switch (end.kind) {
      case "workload":
        for (const { pods } of end.members) for (const { id } of pods) ofPod.set(id, end.id);
        break;
      case "namespace":
        for (const { members } of end.parts)
          for (const { pods } of members) for (const { id } of pods) ofPod.set(id, end.id);
        break;
      case "range":
        ofGroup.set(end.group, end.id);
        break;
      case "anyone":
        anyone = end.id;
    }
  }
  return { ofPod: (podId) => ofPod.get(podId) ?? null, ofGroup: (group) => ofGroup.get(group) ?? anyone };
}

/** The lines of one result by whether what is expected of them holds. */
export interface LinesOfResult {
  readonly result: ExpectationResult;
  readonly lines: ReadonlyMap<string, "pass" | "fail">;
}

/** Puts the lines of all results together. */
export function joinLines(all: readonly LinesOfResult[]): ExpectedLines {
  const badges = new Map<string, "pass" | "fail">();
  const drawn = new Set<string>();
  for (const { lines } of all) {
    for (const [id, badge] of lines) if (badge === "fail" || !badges.has(id)) badges.set(id, badge);
    const shown = lines.size <= DRAW_OF_ONE ? [...lines.keys()] : failing(lines);
    for (const id of shown.slice(0, DRAW_OF_ONE)) drawn.add(id);
  }
  return { badges, drawn };
}

function failing(lines: LinesOfResult["lines"]): readonly string[] {
  return [...lines].flatMap(([id, badge]) => (badge === "fail" ? id : []));
}
