import type { Place, Responsibility, ScenarioFile } from "../engine";
import type { AnalysisState } from "../state/analysis";

/** A stretch of text that bears a mark; in whole lines, without the empty ones at its end. */
export interface TextMark {
  /** `rule` and `policy`: behind the connection that is pointed at; `caret`: the rule in which the caret stands. */
  readonly kind: "rule" | "policy" | "caret";
  readonly place: Place;
}

interface Pointing extends Pick<AnalysisState, "placesBehind"> {
  /** Of the newest text. */
  readonly spotlight: Responsibility | null;
}

/** Everything that is marked at this revision of the text; what is about an earlier one has moved, and is not. */
export function textMarks({ placesBehind, spotlight }: Pointing, revision: number): readonly TextMark[] {
  const behind = placesBehind?.revision === revision ? placesBehind.places : [];
  return spotlight?.kind === "rule" ? [...behind, { kind: "caret", place: spotlight.place }] : behind;
}

/** How many lines of each file are behind the connection that is pointed at; a file without any is not in it. */
export function linesBehind(marks: readonly TextMark[], files: readonly ScenarioFile[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { name, text } of files) {
    const places = marks.flatMap(({ kind, place }) => (kind !== "caret" && place.file === name ? [place] : []));
    if (places.length > 0) counts.set(name, countLines(text, places));
  }
  return counts;
}

/** The place without line ends and spaces at its end, so that it does not reach into a line that is not its own. */
export function withoutTail(place: Place, text: string): Place {
  let { to } = place;
  while (to > place.from && /\s/.test(text.charAt(to - 1))) to -= 1;
  return { ...place, to };
}

/** A line is told by where it begins, so that of a large text only what is marked is looked at. */
function countLines(text: string, places: readonly Place[]): number {
  const beginnings = new Set<number>();
  for (const place of places) {
    const { from, to } = withoutTail(place, text);
    beginnings.add(from === 0 ? 0 : text.lastIndexOf("\n", from - 1) + 1);
    for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1))
      beginnings.add(at + 1);
  }
  return beginnings.size;
}
