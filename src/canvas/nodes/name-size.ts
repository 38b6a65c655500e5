/** Size of a letter's width, as a share of the size of the type. */
const LETTER = 0.6;
/** The most of a bold letter, and of an “m” or a “w” more than that: a name that grows until it fills its room is not cut. */
const GROWN = { letter: 0.7, wide: 0.22 };
const PLAIN = 13;
const LARGEST = 26;
const SMALLEST = 10;

/** How a node's name is set: in full, whatever its length. */
export interface NameSize {
  /** In pixels, seen from near. */
  readonly near: number;
  /** Seen from afar, where a larger name can still be read. */
  readonly far: number;
  /** Whether it takes two lines. */
  readonly isBroken: boolean;
}

/** The sizes in which a name fits into so many pixels. */
export function nameSize(name: string, width: number): NameSize {
  const letters = Math.max(1, name.length);
  const isBroken = width / (letters * LETTER) < PLAIN;
  // A broken line loses about a word's end of its room.
  const room = isBroken ? width * 1.7 : width;
  const near = Math.max(SMALLEST, Math.min(PLAIN, Math.floor(room / (letters * LETTER))));
  const grown = letters * GROWN.letter + (name.match(/[mw]/gi)?.length ?? 0) * GROWN.wide;
  return { near, far: Math.max(near, Math.min(isBroken ? 18 : LARGEST, Math.floor(room / grown))), isBroken };
}

/** Below this height a card has smaller padlocks and gaps: nodes.css. */
const COMPACT_BELOW = 48;

export function isCompact({ height }: { readonly height: number }): boolean {
  return height < COMPACT_BELOW;
}

/** Width that is left for the name between the padlocks and the count of a card. */
export function roomForName(
  node: { readonly width: number; readonly height: number },
  { hasPadlocks, hasCount }: { readonly hasPadlocks: boolean; readonly hasCount: boolean },
): number {
  const [padding, padlocks, count] = isCompact(node) ? [8, 42, 33] : [16, 52, 40];
  return node.width - padding - (hasPadlocks ? padlocks : 0) - (hasCount ? count : 0);
}
