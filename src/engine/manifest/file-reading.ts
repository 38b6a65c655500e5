import { type ChunkPart, joinItemPath } from "./chunk-part";
import type { Inherited } from "./list-items";
import type { ManifestObject } from "./manifest";
import type { ListSplit } from "./split-list";

/** A file's text with everything that was read from it, so that the next text of the file can be read from what differs. */
export interface FileReading {
  readonly text: string;
  readonly documents: readonly DocumentReading[];
  /** In the order of the text. */
  readonly objects: readonly ManifestObject[];
}

/** A document and the pieces that it was read in: itself, or the items of the list that it is. */
export interface DocumentReading {
  /** Where its text starts in the file, and how long it is. */
  readonly offset: number;
  readonly length: number;
  /** Null for a document that was read as a whole. */
  readonly list: CutList | null;
  readonly pieces: readonly Piece[];
}

/** A list that was cut into its items. */
export interface CutList {
  readonly split: ListSplit;
  readonly inherited: Inherited;
}

/** A stretch of text that is read by itself: a document, or an item of a list with a space for its dash. */
export interface Piece {
  readonly parts: readonly ChunkPart[];
  readonly objects: readonly ManifestObject[];
}

/** Where a piece stands. */
export interface PiecePlace {
  readonly file: string;
  /** Of the piece in the file. */
  readonly offset: number;
  /** Index of its document. */
  readonly document: number;
  /** `items[3]`, or empty for a whole document. */
  readonly itemPath: string;
  /** What a typed list gives to the piece itself. */
  readonly inherited: Inherited;
}

/** Makes the objects of what was read in a piece. */
export function placePiece(parts: readonly ChunkPart[], place: PiecePlace): Piece {
  const { file, offset, document, itemPath, inherited } = place;
  const objects = parts.map((part): ManifestObject => {
    const { tree, findings } = part.parsed;
    return {
      origin: { file, offset: offset + part.from },
      document,
      itemPath: joinItemPath(itemPath, part.itemPath),
      range: part.range,
      tree,
      findings,
      inherited: part.itemPath === "" ? (inherited ?? part.inherited) : part.inherited,
      parsed: part.parsed,
    };
  });
  return { parts, objects };
}

/**
 * The piece where it stands now. Its objects keep their origins, which are moved: whoever remembers an object by its origin
 * finds it again. They are the same objects as long as they have the same path in the same document.
 */
export function movePiece(piece: Piece, { offset, document, itemPath }: PiecePlace): Piece {
  const { parts, objects } = piece;
  let isSame = true;
  for (const [i, object] of objects.entries()) {
    const part = parts[i];
    if (part === undefined) continue;
    // Safe: origins are made above, and this is where they are moved.
    (object.origin as { offset: number }).offset = offset + part.from;
    isSame &&= object.document === document && object.itemPath === joinItemPath(itemPath, part.itemPath);
  }
  if (isSame) return piece;
  const moved = objects.map((object, i): ManifestObject => {
    const path = joinItemPath(itemPath, parts[i]?.itemPath ?? "");
    return { ...object, document, itemPath: path };
  });
  return { parts, objects: moved };
}
