import { MOST_EXPLAINED } from "../source/limits";
import { finish, type Steps } from "../steps";
import { beatEvery } from "./beat-every";
import type { CutList, DocumentReading } from "./file-reading";
import { joinItems, joinReading } from "./join-reading";
import type { ManifestObject } from "./manifest";
import type { FileMemory, ManifestCache } from "./manifest-cache";
import { type PieceSource, pieceSource, type UnplacedPiece } from "./piece-source";
import { type PlannedDocument, planReading, type ReadingPlan } from "./plan-reading";
import { readDocument, readItem } from "./read-document";
import { itemText } from "./split-list";
import { partBeyond } from "./too-much";
import { isReadAsWhole } from "./yaml/parse-any-yaml";

/** A file's text, read. */
export interface ManifestFile {
  /** In the order of the text; a document that cannot be read is one object without a tree. */
  readonly objects: readonly ManifestObject[];
  /** How many documents the file has, empty ones included. */
  readonly documents: number;
}

/** What is to be read of a file. */
export interface ManifestPlan {
  readonly file: string;
  readonly text: string;
  /** Null where the text is that of the last reading. */
  readonly plan: ReadingPlan | null;
  readonly memory: FileMemory;
}

/** How many pieces (documents, or items of lists) were read, of all that are to be read. */
export interface PiecesRead {
  pieces: number;
  readonly total: number;
}

/**
 * Reads the manifests of a file: YAML or JSON documents, lists flattened to their items.
 *
 * Never throws: what cannot be read is an object with findings. Empty documents, which kubectl skips, make no object.
 * Objects whose text is what it was in the last reading keep their origins, see {@link movePiece}.
 *
 * @param file - the name that the objects' places carry, and under which the cache keeps what was read
 * @param onProgress - called after every 256 documents and items that were read, and on the way through a long document
 */
export function readManifest(file: string, text: string, cache: ManifestCache, onProgress?: () => void): ManifestFile {
  const plan = planManifest(file, text, cache);
  const onStep = beatEvery(PROGRESS_STEP / PIECES_PER_STEP, () => onProgress?.());
  return finish(readManifestInSteps(plan, { pieces: 0, total: piecesOf(plan) }, onProgress), onStep);
}

/** Finds out what is to be read, before anything is. */
export function planManifest(file: string, text: string, cache: ManifestCache): ManifestPlan {
  const memory = cache.memoryOf(file);
  return { file, text, memory, plan: memory.reading?.text === text ? null : planReading(memory.reading, text) };
}

/** How many pieces of a file are to be read. */
export function piecesOf({ plan }: ManifestPlan): number {
  return plan?.pieces ?? 0;
}

/**
 * Reads in steps what was planned. What a reading that is left off had read is kept for the next one.
 *
 * @param done - counted up on the way
 */
export function* readManifestInSteps(
  { file, text, memory, plan }: ManifestPlan,
  done: PiecesRead,
  onProgress: () => void = () => {},
): Steps<ManifestFile> {
  const before = memory.reading;
  if (plan === null) return { objects: before?.objects ?? [], documents: before?.documents.length ?? 0 };
  const source = pieceSource(memory, plan.gone);
  const read: Unjoined[] = [];
  const broken = { count: 0 };
  for (const [i, document] of plan.documents.entries()) {
    read.push(yield* readPlanned(document, { file, index: plan.keptAtStart + i, source, done, onProgress, broken }));
  }
  const joined = read.map((join) => join());
  const reading = joinReading(file, text, before, plan, joined);
  memory.dropped = source.dropped;
  memory.leftOff = new Map();
  memory.reading = reading;
  return { objects: reading.objects, documents: reading.documents.length };
}

/** After how many pieces progress is told, and how many of them make a step. */
const PROGRESS_STEP = 256;
const PIECES_PER_STEP = 16;

interface Reading {
  readonly file: string;
  /** Index of the document. */
  readonly index: number;
  readonly source: PieceSource;
  readonly done: PiecesRead;
  readonly onProgress: () => void;
  /** Documents of the file that were found broken so far. */
  readonly broken: { count: number };
}

/** A document that was read, but for what of it is kept, which is moved when all is read. */
type Unjoined = () => DocumentReading;

function* readPlanned(planned: PlannedDocument, reading: Reading): Steps<Unjoined> {
  const { chunk, cut } = planned;
  const { file, index: document, source, onProgress, broken } = reading;
  const items = cut === null ? null : yield* readItems(planned, cut, reading);
  if (cut !== null && items !== null) return () => joinItems(planned, cut, items, { file, document });
  const read = () => {
    if (chunk.isBeyond) return [partBeyond()];
    const parts = readDocument(copyOf(chunk.text), { onProgress, isExplained: broken.count < MOST_EXPLAINED });
    if (parts.some(({ parsed }) => parsed.tree === null)) broken.count++;
    return parts;
  };
  const piece = chunk.isEmpty ? null : source.pieceOf(chunk.text, read);
  const place = { file, offset: chunk.offset, document, itemPath: "", inherited: null };
  yield* step(reading);
  return () => ({
    offset: chunk.offset,
    length: chunk.text.length,
    list: null,
    pieces: piece === null ? [] : [piece.place(place)],
  });
}

/** Null when an item must be read with the rest of its document. */
function* readItems(planned: PlannedDocument, cut: CutList, reading: Reading): Steps<readonly UnplacedPiece[] | null> {
  const { chunk, kept } = planned;
  const { starts, footer, indent } = cut.split;
  const pieces: UnplacedPiece[] = [];
  const end = starts.length - (kept?.atEnd ?? 0);
  let isBroken = false;
  for (let i = kept?.atStart ?? 0; i < end; i++) {
    const text = itemText(chunk.text, starts[i] ?? 0, starts[i + 1] ?? footer, indent);
    const piece = reading.source.pieceOf(text, () => readItem(text) ?? []);
    if (piece.parts.length === 0) return null;
    isBroken ||= piece.parts.some(({ parsed }) => parsed.tree === null);
    pieces.push(piece);
    yield* step(reading);
  }
  if (isBroken && isReadAsWhole(chunk.text)) return null;
  return pieces;
}

function* step({ done }: Reading): Steps<void> {
  done.pieces++;
  if (done.pieces % PIECES_PER_STEP === 0) yield { stage: "reading", done: done.pieces, total: done.total };
}

/** The same characters by themselves: a part of a text keeps all of it in memory, and so do the parts of that. */
function copyOf(part: string): string {
  return `${part}\u0000`.slice(0, -1);
}
