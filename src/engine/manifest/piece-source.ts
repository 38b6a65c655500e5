import type { ChunkPart } from "./chunk-part";
import {
  type DocumentReading,
  type FileReading,
  movePiece,
  type Piece,
  type PiecePlace,
  placePiece,
} from "./file-reading";
import type { FileMemory } from "./manifest-cache";
import { itemText } from "./split-list";

/** Finds what was read before from the same text. */
export interface PieceSource {
  /**
   * The piece of the same text, or what `read` makes of it now; that is kept, should the reading be left off. A piece that
   * is only gone from its place is given once, with its objects; they are moved when the piece is put to its place.
   */
  pieceOf(text: string, read: () => readonly ChunkPart[]): UnplacedPiece;
  /** What the earlier reading used and this one may not, for the one after it. */
  dropped(): PiecesByText;
}

/** What a text came to, to be put to its place. */
export interface UnplacedPiece {
  readonly parts: readonly ChunkPart[];
  place(place: PiecePlace): Piece;
}

/** What was read, by text. */
export type PiecesByText = ReadonlyMap<string, Piece>;

/**
 * Looks among what of the last reading is gone from its place, what that reading had dropped itself, and what was read by
 * one that was left off.
 *
 * @param gone - documents of the last reading that are not where they were
 */
export function pieceSource(memory: FileMemory, gone: readonly GoneDocument[]): PieceSource {
  const before = memory.dropped;
  const dropped = once(memory.reading, gone);
  const taken = new Set<Piece>();
  return {
    pieceOf(text, read) {
      const moved = dropped().get(text);
      if (moved !== undefined && !taken.has(moved)) {
        taken.add(moved);
        return { parts: moved.parts, place: (place) => replacePiece(moved, place) };
      }
      const parts = moved?.parts ?? before().get(text)?.parts ?? memory.leftOff.get(text) ?? read();
      memory.leftOff.set(text, parts);
      return { parts, place: (place) => placePiece(parts, place) };
    },
    dropped,
  };
}

/** Moves a piece; where lists give their kinds to items, its objects are made anew. */
function replacePiece(piece: Piece, place: PiecePlace): Piece {
  const isPlain = place.inherited === null && piece.objects.every(({ inherited }) => inherited === null);
  return isPlain ? movePiece(piece, place) : placePiece(piece.parts, place);
}

/** Gathered when asked for; a function of its own, so that it holds nothing but what it is made of. */
function once(reading: FileReading | null, gone: readonly GoneDocument[]): () => PiecesByText {
  let own: PiecesByText | null = null;
  return () => {
    own ??= reading === null ? new Map() : textsOf(reading, gone);
    return own;
  };
}

/** A document of the last reading, and which of its pieces are not where they were: from one to before another. */
export interface GoneDocument {
  readonly document: DocumentReading;
  readonly from: number;
  readonly to: number;
}

function textsOf({ text }: FileReading, gone: readonly GoneDocument[]): PiecesByText {
  const texts = new Map<string, Piece>();
  for (const { document, from, to } of gone) {
    const own = text.slice(document.offset, document.offset + document.length);
    if (document.list === null) {
      for (const piece of document.pieces) texts.set(own, piece);
      continue;
    }
    const { starts, footer, indent } = document.list.split;
    for (let i = from; i < to; i++) {
      const piece = document.pieces[i];
      if (piece !== undefined) texts.set(itemText(own, starts[i] ?? 0, starts[i + 1] ?? footer, indent), piece);
    }
  }
  return texts;
}
