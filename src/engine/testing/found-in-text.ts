import { expect } from "vitest";
import { createManifestCache } from "../manifest/manifest-cache";
import { readManifest } from "../manifest/read-manifest";
import { applyEdits } from "../manifest/recognise/offer-fix";
import type { DiagnosticCode } from "../source/diagnostic-code";
import type { Fix } from "../source/fix";

/** What reading finds in a text, in places of the text. */
export interface FoundInText {
  readonly code: DiagnosticCode;
  readonly line: number;
  /** The characters that it marks. */
  readonly marked: string;
  readonly severity: string;
  readonly message: string;
  readonly fix: Fix | undefined;
}

/** Reads a file's text. */
export function findInText(text: string): readonly FoundInText[] {
  return readManifest("a", text, createManifestCache()).objects.flatMap(({ origin, findings }) =>
    findings.map(({ code, range, severity, message, fix }) => ({
      code,
      line: text.slice(0, origin.offset + range.from).split(/\r\n|\r|\n/).length,
      marked: text.slice(origin.offset + range.from, origin.offset + range.to),
      severity,
      message,
      fix: fix && {
        title: fix.title,
        edits: fix.edits.map((edit) => ({ ...edit, from: edit.from + origin.offset, to: edit.to + origin.offset })),
      },
    })),
  );
}

/** The text after the first fix that is offered, as long as one is; of one object they all do the same. */
export function mendText(text: string): string {
  let mended = text;
  for (let round = 0; round < 5; round++) {
    const fix = findInText(mended).find((found) => found.fix !== undefined)?.fix;
    if (fix === undefined) break;
    mended = applyEdits(mended, fix.edits);
  }
  return mended;
}

/** A text with what is found first in it, and what its fixes make of it; null: it has none. */
export type MistakenText = readonly [
  name: string,
  text: string,
  line: number,
  marked: string,
  title: string | null,
  after: string | null,
];

/** Checks what is found in a text, and that nothing is after its fix. */
export function checkMistake([, text, line, marked, title, after]: MistakenText, message: RegExp): void {
  const [found] = findInText(text);
  expect(found).toMatchObject({ line, marked });
  expect(found?.message).toMatch(message);
  expect(found?.fix?.title ?? null).toBe(title);
  if (after === null) return;
  expect(mendText(text)).toBe(after);
  expect(findInText(after)).toEqual([]);
}
