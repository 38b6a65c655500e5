/**
 * A stretch of text: UTF-16 offsets, `from` inclusive, `to` exclusive.
 *
 * Ranges inside a decoded object are relative to the start of the object's own text, so that an object can be
 * cached while text above it grows; {@link placeOf} makes them absolute.
 */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** A range in a named file of the scenario, in offsets of that file. */
export interface Place extends Range {
  readonly file: string;
}

/** Where an object's own text stands: offset 0 of its ranges is `offset` of `file`. */
export interface TextOrigin {
  readonly file: string;
  readonly offset: number;
}

/** The absolute place of a range that is relative to `origin`. */
export function placeOf(origin: TextOrigin, range: Range): Place {
  return { file: origin.file, from: origin.offset + range.from, to: origin.offset + range.to };
}
