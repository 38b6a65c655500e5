import { type CutList, type DocumentReading, type FileReading, movePiece, type PiecePlace } from "./file-reading";
import type { ManifestObject } from "./manifest";
import type { UnplacedPiece } from "./piece-source";
import type { PlannedDocument, ReadingPlan } from "./plan-reading";

/** The file as it is now: what was read anew among what is moved to where it stands now. */
export function joinReading(
  file: string,
  text: string,
  before: FileReading | null,
  { keptAtStart, keptAtEnd }: ReadingPlan,
  read: readonly DocumentReading[],
): FileReading {
  const old = before?.documents ?? [];
  const shift = text.length - (before?.text.length ?? 0);
  const turn = keptAtStart + read.length - (old.length - keptAtEnd);
  const documents = [...old.slice(0, keptAtStart), ...read];
  for (let i = old.length - keptAtEnd; i < old.length; i++) {
    const document = old[i];
    if (document !== undefined) documents.push(moveDocument(document, file, document.offset + shift, i + turn));
  }
  const objects: ManifestObject[] = [];
  for (const { pieces } of documents)
    for (const piece of pieces) for (const object of piece.objects) objects.push(object);
  return { text, documents, objects };
}

/** The items of a list: those that were read anew among those that are kept, which are moved to where they stand now. */
export function joinItems(
  { chunk, kept }: PlannedDocument,
  list: CutList,
  read: readonly UnplacedPiece[],
  place: { readonly file: string; readonly document: number },
): DocumentReading {
  const placeOfItem = placerOf(list, { ...place, offset: chunk.offset });
  const atStart = kept === null ? [] : kept.pieces.slice(0, kept.atStart);
  const atEnd = kept === null ? [] : kept.pieces.slice(kept.pieces.length - kept.atEnd);
  const firstAtEnd = list.split.starts.length - atEnd.length;
  const pieces = [
    ...atStart.map((piece, i) => movePiece(piece, placeOfItem(i))),
    ...read.map((piece, i) => piece.place(placeOfItem(atStart.length + i))),
    ...atEnd.map((piece, i) => movePiece(piece, placeOfItem(firstAtEnd + i))),
  ];
  return { offset: chunk.offset, length: chunk.text.length, list, pieces };
}

/** Gives the places of the items of a list. */
export function placerOf(
  { split, inherited }: CutList,
  { file, document, offset }: { readonly file: string; readonly document: number; readonly offset: number },
): (index: number) => PiecePlace {
  const { starts } = split;
  return (i) => ({ file, document, offset: offset + (starts[i] ?? 0), itemPath: `items[${i}]`, inherited });
}

function moveDocument(document: DocumentReading, file: string, offset: number, index: number): DocumentReading {
  const { list, pieces, length } = document;
  const placeOfItem = list === null ? null : placerOf(list, { file, document: index, offset });
  const whole: PiecePlace = { file, document: index, offset, itemPath: "", inherited: null };
  const moved = pieces.map((piece, i) => movePiece(piece, placeOfItem?.(i) ?? whole));
  return { offset, length, list, pieces: moved };
}
