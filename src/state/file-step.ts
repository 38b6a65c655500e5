import type { ScenarioFile } from "../engine";
import type { FileChange } from "../worker/files-change";

/** `removed` stood at `from` (UTF-16 offset of the text before) and `inserted` took its place. */
export interface Replacement {
  readonly from: number;
  readonly removed: string;
  readonly inserted: string;
}

/** What happened to one file, with all that is needed to take it back. */
export type FileStep =
  /** In ascending order, not overlapping, all in offsets of the text before this step. */
  | { readonly kind: "edited"; readonly file: string; readonly replacements: readonly Replacement[] }
  | { readonly kind: "added"; readonly file: string; readonly text: string; readonly index: number }
  | { readonly kind: "removed"; readonly file: string; readonly text: string; readonly index: number }
  | { readonly kind: "renamed"; readonly file: string; readonly to: string };

/**
 * A copy of a piece of text that does not keep the whole alive: engines make a slice a view of the text it was cut from,
 * so that a history of small pieces would hold every version of a large file.
 */
export function detached(piece: string): string {
  return ` ${piece}`.slice(1);
}

/** The files after a step that is known to fit them. */
export function applyStep(files: readonly ScenarioFile[], step: FileStep): readonly ScenarioFile[] {
  switch (step.kind) {
    case "added":
      return files.toSpliced(step.index, 0, { name: step.file, text: step.text });
    case "removed":
      return files.filter((file) => file.name !== step.file);
    case "renamed":
      return files.map((file) => (file.name === step.file ? { name: step.to, text: file.text } : file));
    case "edited":
      return files.map((file) =>
        file.name === step.file ? { name: file.name, text: replaceAll(file.text, step.replacements) } : file,
      );
  }
}

/** The step that takes `step` back. */
export function invertStep(step: FileStep): FileStep {
  switch (step.kind) {
    case "added":
      return { ...step, kind: "removed" };
    case "removed":
      return { ...step, kind: "added" };
    case "renamed":
      return { kind: "renamed", file: step.to, to: step.file };
    case "edited": {
      let shift = 0;
      const replacements = step.replacements.map(({ from, removed, inserted }) => {
        const inverse = { from: from + shift, removed: inserted, inserted: removed };
        shift += inserted.length - removed.length;
        return inverse;
      });
      return { ...step, replacements };
    }
  }
}

/** The step as the worker and the editor's mirror are told of it. */
export function fileChangeOf(step: FileStep): FileChange {
  switch (step.kind) {
    case "edited":
      return {
        kind: "edited",
        file: step.file,
        splices: step.replacements.map(({ from, removed, inserted }) => ({
          from,
          to: from + removed.length,
          text: inserted,
        })),
      };
    case "removed":
      return { kind: "removed", file: step.file };
    case "added":
    case "renamed":
      return step;
  }
}

/**
 * One replacement that does what both do one after the other, or null where they do not touch. `second` is in offsets
 * of the text after `first`.
 */
export function joinReplacements(first: Replacement, second: Replacement): Replacement | null {
  const firstEnd = first.from + first.inserted.length;
  const secondEnd = second.from + second.removed.length;
  if (second.from > firstEnd || secondEnd < first.from) return null;
  const before = second.removed.slice(0, Math.max(0, first.from - second.from));
  const after = second.removed.slice(Math.max(0, firstEnd - second.from));
  const keptBefore = first.inserted.slice(0, Math.max(0, second.from - first.from));
  const keptAfter = first.inserted.slice(Math.max(0, secondEnd - first.from));
  return {
    from: Math.min(first.from, second.from),
    removed: before + first.removed + after,
    inserted: keptBefore + second.inserted + keptAfter,
  };
}

/** What a step keeps in memory, in bytes (2 a UTF-16 unit). */
export function stepBytes(step: FileStep): number {
  switch (step.kind) {
    case "edited":
      return step.replacements.reduce((sum, { removed, inserted }) => sum + 2 * (removed.length + inserted.length), 0);
    case "added":
    case "removed":
      return 2 * step.text.length;
    case "renamed":
      return 2 * (step.file.length + step.to.length);
  }
}

function replaceAll(text: string, replacements: readonly Replacement[]): string {
  let made = "";
  let done = 0;
  for (const { from, removed, inserted } of replacements) {
    made += text.slice(done, from) + inserted;
    done = from + removed.length;
  }
  return made + text.slice(done);
}
