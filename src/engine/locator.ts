import type { LeftOut, LocatedDiagnostic, ScenarioFile } from "./analysis";
import { visible } from "./manifest/finding";
import type { Diagnostic } from "./source/diagnostic";
import { LONGEST_FIX, LONGEST_MESSAGE, LONGEST_TITLE, MOST_FIX_EDITS } from "./source/limits";
import type { LineIndexes } from "./source/line-indexes";
import type { Place } from "./source/range";

/** Gives findings their lines, and keeps what they say within limits. */
export interface Locator {
  /** Line (from 1) of a place's start. */
  lineOf(place: Place): number;
  diagnostic(diagnostic: Diagnostic): LocatedDiagnostic;
  leftOut(object: string, reason: string, place: Place): LeftOut;
}

/** Works out lines; a file's lines are counted when the first place in it is asked for. */
export function createLocator(files: readonly ScenarioFile[], indexes: LineIndexes): Locator {
  const texts = new Map(files.map(({ name, text }) => [name, text]));
  const indexOf = (name: string) => indexes.of(name, texts.get(name) ?? "");
  const lineOf = (place: Place) => indexOf(place.file).lineColumn(place.from).line;
  return {
    lineOf,
    diagnostic(diagnostic) {
      const { line, column } = indexOf(diagnostic.place.file).lineColumn(diagnostic.place.from);
      const end = indexOf(diagnostic.place.file).lineColumn(diagnostic.place.to);
      return { ...withinLimits(diagnostic), line, column, endLine: end.line, endColumn: end.column };
    },
    leftOut: (object, reason, place) => ({
      object: visible(object, LONGEST_TITLE),
      reason: visible(reason, LONGEST_MESSAGE),
      place,
      line: lineOf(place),
    }),
  };
}

/** A name of twenty megabytes is in the text already: words about it are cut, and a fix that rewrites as much is none. */
function withinLimits(diagnostic: Diagnostic): Diagnostic {
  const message = visible(diagnostic.message, LONGEST_MESSAGE);
  const object = visible(diagnostic.object, LONGEST_TITLE);
  const field = diagnostic.field.slice(0, LONGEST_TITLE);
  if (diagnostic.fix === undefined) return { ...diagnostic, message, object, field };
  const { fix, ...rest } = diagnostic;
  const cut = { ...rest, message, object, field };
  const length = fix.edits.reduce((sum, { text }) => sum + text.length, 0);
  if (fix.edits.length > MOST_FIX_EDITS || length > LONGEST_FIX) return cut;
  return { ...cut, fix: { ...fix, title: visible(fix.title, LONGEST_MESSAGE) } };
}
