import { findCommonEnds } from "./common-ends";
import type { CutList, DocumentReading, FileReading } from "./file-reading";
import type { GoneDocument } from "./piece-source";
import { cutDocument } from "./read-document";
import { resplitDocuments } from "./resplit-documents";
import { resplitList } from "./resplit-list";
import { type DocumentChunk, splitDocuments } from "./split-documents";

/** What of a file is to be read anew, and what is taken over from the reading before. */
export interface ReadingPlan {
  /** So many documents at the beginning and at the end are those of the reading before. */
  readonly keptAtStart: number;
  readonly keptAtEnd: number;
  /** Those between. */
  readonly documents: readonly PlannedDocument[];
  /** What of the reading before is not where it was. */
  readonly gone: readonly GoneDocument[];
  /** How many pieces are to be read. */
  readonly pieces: number;
}

/** A document to be read. */
export interface PlannedDocument {
  readonly chunk: DocumentChunk;
  /** Null where it is to be read as a whole. */
  readonly cut: CutList | null;
  /** Items that are those of the list that stood there before; null: none is. */
  readonly kept: {
    readonly pieces: DocumentReading["pieces"];
    readonly atStart: number;
    readonly atEnd: number;
  } | null;
}

/** Finds what an edit left as it was. */
export function planReading(before: FileReading | null, text: string): ReadingPlan {
  if (before === null) return planOf(0, 0, splitDocuments(text).map(planned), []);
  const split = resplitDocuments(before, text, findCommonEnds(before.text, text));
  const { keptAtStart, keptAtEnd, between } = split;
  const gone = before.documents.slice(keptAtStart, before.documents.length - keptAtEnd);
  const [was, now] = [gone[0], between[0]];
  if (gone.length === 1 && between.length === 1 && was !== undefined && now !== undefined) {
    const again = replanList(before, was, now);
    if (again !== null) return planOf(keptAtStart, keptAtEnd, [again.planned], [again.gone]);
  }
  const whole = gone.map((document) => ({ document, from: 0, to: document.pieces.length }));
  return planOf(keptAtStart, keptAtEnd, between.map(planned), whole);
}

function planOf(
  keptAtStart: number,
  keptAtEnd: number,
  documents: readonly PlannedDocument[],
  gone: readonly GoneDocument[],
): ReadingPlan {
  const pieces = documents.reduce((sum, document) => sum + piecesOf(document), 0);
  return { keptAtStart, keptAtEnd, documents, gone, pieces };
}

function piecesOf({ cut, kept }: PlannedDocument): number {
  return cut === null ? 1 : cut.split.starts.length - (kept === null ? 0 : kept.atStart + kept.atEnd);
}

function planned(chunk: DocumentChunk): PlannedDocument {
  return { chunk, cut: chunk.isEmpty || chunk.isBeyond ? null : cutDocument(chunk.text), kept: null };
}

function replanList(
  before: FileReading,
  was: DocumentReading,
  chunk: DocumentChunk,
): { readonly planned: PlannedDocument; readonly gone: GoneDocument } | null {
  if (was.list === null) return null;
  const text = before.text.slice(was.offset, was.offset + was.length);
  const again = resplitList({ text, split: was.list.split }, chunk.text, findCommonEnds(text, chunk.text));
  if (again === null) return null;
  const { split, keptAtStart: atStart, keptAtEnd: atEnd } = again;
  return {
    planned: { chunk, cut: { ...was.list, split }, kept: { pieces: was.pieces, atStart, atEnd } },
    gone: { document: was, from: atStart, to: was.pieces.length - atEnd },
  };
}
