import type { ManifestObject } from "../../manifest/manifest";
import { createManifestCache, type ManifestCache } from "../../manifest/manifest-cache";
import { piecesOf, planManifest, readManifestInSteps } from "../../manifest/read-manifest";
import type { FixEdit } from "../../source/fix";
import { finish, type Steps } from "../../steps";

/** A stretch of the text as it was, or characters that are new. */
type Piece = { readonly from: number; readonly to: number } | string;

/** A text that is edited step by step, and remembers what became of the text that it was. */
export interface TextDraft {
  readonly text: string;
  /** Replaced stretches of the text as it was at first, in its order, none touching another. */
  readonly edits: readonly FixEdit[];
  /** What the text says; read when first asked for, and of a text that was edited only what the edits touched. */
  readonly objects: readonly ManifestObject[];
  /** Reads the objects now. @param onProgress - called on the way through a long document */
  prepare(onProgress: () => void): Steps<void>;
  /** The same text as one before its first edit; what was read of it is kept. */
  again(): TextDraft;
  /** Another text before its first edit; of what they share nothing is read again. */
  inOtherWords(text: string): TextDraft;
  /** The draft after edits against its text, in the order of the text, none overlapping another. */
  after(edits: readonly FixEdit[]): TextDraft;
}

/** A text before the first edit. */
export function draftOf(text: string): TextDraft {
  return begun(text, createManifestCache());
}

function begun(text: string, cache: ManifestCache): TextDraft {
  return draft(text, [{ from: 0, to: text.length }], text, cache);
}

function draft(origin: string, pieces: readonly Piece[], text: string, cache: ManifestCache): TextDraft {
  let objects: readonly ManifestObject[] | null = null;
  function* read(onProgress?: () => void): Steps<readonly ManifestObject[]> {
    if (objects !== null) return objects;
    const plan = planManifest("edited", text, cache);
    const done = { pieces: 0, total: piecesOf(plan) };
    objects = placed((yield* readManifestInSteps(plan, done, onProgress)).objects);
    return objects;
  }
  return {
    text,
    get edits() {
      return editsOf(origin, pieces);
    },
    get objects() {
      return finish(read());
    },
    *prepare(onProgress) {
      yield* read(onProgress);
    },
    again: () => begun(text, cache),
    inOtherWords: (other) => begun(other, cache),
    after: (edits) => {
      const next: Piece[] = [];
      let at = 0;
      for (const { from, to, text: written } of edits) {
        next.push(...slicePieces(pieces, at, from), written);
        at = to;
      }
      next.push(...slicePieces(pieces, at, text.length));
      const kept = next.filter((piece) => lengthOf(piece) > 0);
      return draft(origin, kept, kept.map((piece) => textOf(origin, piece)).join(""), cache);
    },
  };
}

/** The objects with origins of their own: those of the cache move when it reads the next text. */
function placed(objects: readonly ManifestObject[]): readonly ManifestObject[] {
  return objects.map((object) => ({ ...object, origin: { ...object.origin } }));
}

function lengthOf(piece: Piece): number {
  return typeof piece === "string" ? piece.length : piece.to - piece.from;
}

function textOf(origin: string, piece: Piece): string {
  return typeof piece === "string" ? piece : origin.slice(piece.from, piece.to);
}

function slicePieces(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const slices: Piece[] = [];
  let start = 0;
  for (const piece of pieces) {
    const end = start + lengthOf(piece);
    const first = Math.max(from, start) - start;
    const last = Math.min(to, end) - start;
    if (first < last) {
      slices.push(
        typeof piece === "string" ? piece.slice(first, last) : { from: piece.from + first, to: piece.from + last },
      );
    }
    start = end;
  }
  return slices;
}

function editsOf(origin: string, pieces: readonly Piece[]): readonly FixEdit[] {
  const edits: FixEdit[] = [];
  let at = 0;
  let written = "";
  const close = (to: number) => {
    if (written !== "" || at < to) {
      const edit = trimmed(origin, { from: at, to, text: written });
      if (edit !== null) edits.push(edit);
    }
    written = "";
  };
  for (const piece of pieces) {
    if (typeof piece === "string") {
      written += piece;
      continue;
    }
    close(piece.from);
    at = piece.to;
  }
  close(origin.length);
  return edits;
}

/** Without what is the same at both ends; null where all is. */
function trimmed(origin: string, { from, to, text }: FixEdit): FixEdit | null {
  let start = 0;
  while (start < text.length && from + start < to && origin[from + start] === text[start]) start++;
  let end = 0;
  while (end < text.length - start && from + start < to - end && origin[to - end - 1] === text[text.length - end - 1]) {
    end++;
  }
  const edit = { from: from + start, to: to - end, text: text.slice(start, text.length - end) };
  return edit.from === edit.to && edit.text === "" ? null : edit;
}
