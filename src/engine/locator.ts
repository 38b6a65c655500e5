import type { LeftOut, LocatedDiagnostic, ScenarioFile } from "./analysis";
import { visible } from "./manifest/finding";
import { soundFix } from "./sound-fix";
import type { Diagnostic } from "./source/diagnostic";
import { LONGEST_MESSAGE, LONGEST_TITLE } from "./source/limits";
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
  const textOf = (name: string) => texts.get(name) ?? "";
  const indexOf = (name: string) => indexes.of(name, textOf(name));
  const lineOf = (place: Place) => indexOf(place.file).lineColumn(place.from).line;
  return {
    lineOf,
    diagnostic(diagnostic) {
      const { line, column } = indexOf(diagnostic.place.file).lineColumn(diagnostic.place.from);
      const end = indexOf(diagnostic.place.file).lineColumn(diagnostic.place.to);
      return {
        ...withinLimits(diagnostic, textOf(diagnostic.place.file)),
        line,
        column,
        endLine: end.line,
        endColumn: end.column,
      };
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
function withinLimits(diagnostic: Diagnostic, text: string): Diagnostic {
  const message = visible(diagnostic.message, LONGEST_MESSAGE);
  const object = visible(diagnostic.object, LONGEST_TITLE);
  const field = diagnostic.field.slice(0, LONGEST_TITLE);
  if (diagnostic.fix === undefined) return { ...diagnostic, message, object, field };
  const { fix, ...rest } = diagnostic;
  const sound = soundFix(fix, text);
  return { ...rest, message, object, field, ...(sound === null ? {} : { fix: sound }) };
}
